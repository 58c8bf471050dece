package org.websocketchat.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.websocketchat.chaos.Ledger.StoredMessage;
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
    var log =
        List.of(
            new StoredMessage(1, "a1"),
            new StoredMessage(2, "b1"),
            new StoredMessage(4, "a2"),
            new StoredMessage(5, "a3"));
    assertTold("offset 4 in place 3", ledger.differences(log, Map.of("Ann", whole(ALL))));
  }

  private List<String> differences(List<String> texts, View ann) {
    var log = new ArrayList<StoredMessage>();
    texts.forEach(text -> log.add(new StoredMessage(log.size() + 1, text)));
    return ledger.differences(log, Map.of("Ann", ann));
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
