package org.websocketchat.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.websocketchat.chaos.KeptLog.Entry;
import org.websocketchat.chaos.Participant.View;

/** Ann says a1, a2, a3 and Ben says b1; the log should be a1, b1, a2, a3. */
class LedgerTest {
  private static final List<String> ALL = List.of("a1", "b1", "a2", "a3");

  private final Ledger ledger = new Ledger();

  @BeforeEach
  void talk() {
    ledger.say("Ann", "a1");
    ledger.say("Ben", "b1");
    ledger.say("Ann", "a2");
    ledger.say("Ann", "a3");
  }

  @Test
  void allIsWellIfLogAndViewsAgree() {
    assertEquals(List.of(), differences(ALL, whole(ALL)));
  }

  @ParameterizedTest
  @CsvSource({
    "a1 b1 a2, lost: [a3]",
    "a1 b1 a2 a2 a3, too many: [a2]",
    "a2 b1 a1 a3, first in place 1",
    "a1 b1 a2 a3 c1, nobody said c1",
  })
  void aWrongLogIsTold(String texts, String told) {
    var log = List.of(texts.split(" ", -1));
    assertTold(told, differences(log, whole(log)));
  }

  @ParameterizedTest
  @CsvSource({"a1 b1 a3", "a1 b1 b1 a2 a3", "b1 a1 a2 a3", "b1 a2 a3", "a1 b1 a2"})
  void aWrongViewIsTold(String texts) {
    assertTold("view of Ann", differences(ALL, whole(List.of(texts.split(" ", -1)))));
  }

  @Test
  void aPageMayShowTheNewestOnly() {
    assertEquals(List.of(), differences(ALL, view(List.of("a2", "a3"), 2)));
    assertEquals(List.of(), differences(ALL, view(List.of("b1", "a2", "a3"), 2)));
    assertTold("view of Ann", differences(ALL, view(List.of("b1", "a3"), 2)));
    assertTold("view of Ann", differences(ALL, view(List.of("a3"), 2)));
  }

  @Test
  void whatFailedIsNotInTheLog() {
    var log = List.of("a1", "b1", "a2");
    var view = new View(log, 500, List.of(), List.of("a3"));
    assertEquals(List.of(), differences(log, view));
    assertTold("too many: [a3]", differences(ALL, new View(ALL, 500, List.of(), List.of("a3"))));
  }

  @Test
  void nothingStaysPending() {
    assertTold("still pending: a3", differences(ALL, new View(ALL, 500, List.of("a3"), List.of())));
  }

  @Test
  void aHoleInTheOffsetsIsTold() {
    var log = List.of(message(1, "a1"), message(2, "b1"), message(4, "a2"), message(5, "a3"));
    assertTold("offset 4 in place 3", ledger.differences(log, Map.of("Ann", whole(ALL))));
  }

  @Test
  void whatWasCorrectedSaysWhatTheLastCorrectionMadeOfIt() {
    ledger.correct("Ann", 1, "a1", "a1 edited");
    ledger.correct("Ben", 2, "b1", KeptLog.REMOVED);
    var log =
        new ArrayList<>(
            List.of(
                message(1, "a1 edited"),
                message(2, KeptLog.REMOVED),
                message(3, "a2"),
                message(4, "a3"),
                new Entry(5, false, KeptLog.label(false, 1)),
                new Entry(6, false, KeptLog.label(true, 2))));
    var view = whole(List.of("a1 edited", KeptLog.REMOVED, "a2", "a3"));
    assertEquals(List.of(), ledger.differences(log, Map.of("Ann", view)));
    assertEquals(Set.of("a1", "b1"), Set.copyOf(ledger.destroyed()));
    var late = whole(List.of("a1", KeptLog.REMOVED, "a2", "a3"));
    assertTold("view of Ann", ledger.differences(log, Map.of("Ann", late)));
    log.set(0, message(1, "a1"));
    assertTold("a1 instead of a1 edited", ledger.differences(log, Map.of("Ann", view)));
    log.set(0, message(1, "a1 edited"));
    log.set(5, new Entry(6, false, KeptLog.label(false, 1)));
    assertTold("lost: [remove 2]", ledger.differences(log, Map.of("Ann", view)));
  }

  @Test
  void ofWhoWasBannedNothingIsLeftAndNothingComes() {
    ledger.say("Fay", "Fay 5 shout");
    ledger.ban("Ann", "Fay", "f");
    ledger.purge("Ann");
    var log =
        new ArrayList<>(
            List.of(
                message(1, "a1"),
                message(2, "b1"),
                new Entry(3, true, KeptLog.REMOVED, "f"),
                message(4, "a2"),
                message(5, "a3"),
                new Entry(6, false, KeptLog.BAN),
                new Entry(7, false, KeptLog.PURGE)));
    var view = Map.of("Ann", whole(List.of("a1", "b1", KeptLog.REMOVED, "a2", "a3")));
    assertEquals(List.of(), ledger.differences(log, view));
    assertEquals(List.of("Fay 5 shout"), ledger.destroyed());
    log.set(2, new Entry(3, true, "Fay 5 shout", "f"));
    assertTold("Fay 5 shout was not removed", ledger.differences(log, view));
    log.add(new Entry(8, true, KeptLog.REMOVED, "f"));
    assertTold("log at 8: of Fay, who was banned", ledger.differences(log, view));
    log.remove(5);
    assertTold("lost: [ban]", ledger.differences(log, view));
  }

  private List<String> differences(List<String> texts, View ann) {
    var log = new ArrayList<Entry>();
    texts.forEach(text -> log.add(message(log.size() + 1, text)));
    return ledger.differences(log, Map.of("Ann", ann));
  }

  private static Entry message(long offset, String text) {
    return new Entry(offset, true, text);
  }

  private static View whole(List<String> texts) {
    return view(texts, 500);
  }

  private static View view(List<String> texts, int most) {
    return new View(texts, most, List.of(), List.of());
  }

  private static void assertTold(String part, List<String> differences) {
    assertTrue(
        differences.stream().anyMatch(difference -> difference.contains(part)),
        differences::toString);
  }
}
