package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may edit and remove what, what everybody is told of it, and what nobody is told any more. */
class ChatCorrectionsTest {
  private static final String TAG = Keys.tag(1);
  private static final String BOB = Keys.tag(2);
  private static final long MINUTE = 60_000;

  private final VirtualHub hub = new VirtualHub();
  private final long ann = hub.enter(1, "Ann");
  private final long bob = hub.enter(2, "Bob");

  private void edit(long socket, String tag, long n, long target, String text) {
    hub.send(
        socket,
        ("{'type':'edit','cid':'" + tag + "." + n + "','target':" + target)
            + (",'text':'" + text + "'}"));
  }

  private void remove(long socket, String tag, long n, long target) {
    hub.send(socket, "{'type':'remove','cid':'" + tag + "." + n + "','target':" + target + "}");
  }

  private List<String> errors(long socket) {
    return hub.frames(socket, "error");
  }

  private static String error(String code, String tag, long n) {
    return "{'type':'error','code':'" + code + "','cid':'" + tag + "." + n + "'}";
  }

  /** What a reader is sent who comes back from this place. */
  private List<String> replayed(long offset) {
    long reader = hub.hello(3, "Cem", ",'epoch':'e1','offset':" + offset);
    hub.pass(1_000);
    var frames = hub.frames(reader).stream().filter(frame -> frame.contains("'offset':")).toList();
    hub.feed(new HubInput.Disconnected(reader, 1000));
    return frames;
  }

  @Test
  void anEditIsAnEntryOfTheLogAndChangesTheMessage() {
    hub.say(ann, TAG, 1, 0, "hi");
    edit(ann, TAG, 2, 1, "hi all");
    var date = VirtualHub.WALL_START + hub.millis();
    var copy =
        "{'type':'edit','offset':2,'target':1,'text':'hi all','date':"
            + date
            + ",'cid':'"
            + TAG
            + ".2'}";
    assertEquals(List.of(copy), hub.frames(bob, "edit"));
    assertEquals(List.of(copy), hub.frames(ann, "edit"));
    assertTrue(replayed(0).getFirst().contains("'text':'hi all'"));
    assertTrue(replayed(0).getFirst().endsWith("'rev':2,'edited':" + date + "}"));
    assertEquals(List.of(copy), replayed(1), "who has the old text needs the new one");
  }

  @Test
  void aRemovedTextIsInNoLaterFrame() {
    hub.say(ann, TAG, 1, 0, "secret one");
    edit(ann, TAG, 2, 1, "secret two");
    remove(ann, TAG, 3, 1);
    var told = hub.frames(bob, "remove").getFirst();
    assertTrue(told.startsWith("{'type':'remove','offset':3,'target':1,'by':'author'"), told);
    hub.forget();
    assertEquals(List.of(), replayed(0).stream().filter(f -> f.contains("secret")).toList());
    var left = replayed(0);
    assertTrue(left.getFirst().contains("'removed':'author'"), left.getFirst());
    assertTrue(left.getFirst().endsWith(",'rev':3}"), left.getFirst());
    assertTrue(left.get(1).startsWith("{'type':'edit','offset':2,'target':1,'date':"));
    assertEquals(3, left.size(), "offsets stay contiguous");
    hub.forget();
    hub.send(bob, "{'type':'history','before':4,'limit':1}");
    var page = hub.frames(bob, "history").getFirst();
    assertTrue(page.contains("'as_of':3,'items':[{'offset':1,"), page);
    assertTrue(page.contains("{'offset':2},{'offset':3}],'more':false}"), page);
  }

  @Test
  void theServerSaysByWhomARemovalIs() {
    hub.say(ann, TAG, 1, 0, "a");
    hub.send(ann, "{'type':'remove','cid':'" + TAG + ".2','target':1,'by':'moderator'}");
    assertTrue(hub.frames(bob, "remove").getFirst().contains("'by':'author'"));
    assertTrue(replayed(0).getFirst().contains("'removed':'author'"));
  }

  @Test
  void ofTwoEditsOnlyTheLastHasItsText() {
    hub.say(ann, TAG, 1, 0, "a");
    edit(ann, TAG, 2, 1, "b");
    edit(ann, TAG, 3, 1, "c");
    var frames = replayed(1);
    assertTrue(frames.get(0).startsWith("{'type':'edit','offset':2,'target':1,'date':"));
    assertTrue(frames.get(1).contains("'text':'c'"));
  }

  @Test
  void theLimitOfAPageCountsMessages() {
    hub.say(ann, TAG, 1, 0, "a");
    hub.say(ann, TAG, 2, 1, "b");
    edit(ann, TAG, 3, 1, "c");
    edit(ann, TAG, 4, 1, "d");
    hub.forget();
    hub.send(bob, "{'type':'history','before':5,'limit':2}");
    var page = hub.frames(bob, "history").getFirst();
    assertTrue(page.contains("'text':'d'") && page.contains("'text':'b'"), page);
  }

  @Test
  void nobodyChangesTheMessageOfAnother() {
    hub.say(ann, TAG, 1, 0, "mine");
    edit(bob, BOB, 1, 1, "not yours");
    assertEquals(List.of(error("forbidden", BOB, 1)), errors(bob));
    remove(bob, BOB, 1, 1);
    edit(bob, BOB, 1, 1, "again");
    assertEquals(3, errors(bob).size());
    assertEquals(error("forbidden", BOB, 1), errors(bob).getLast());
    edit(bob, TAG, 2, 1, "with a stolen cid");
    assertEquals(error("bad_request", TAG, 2), errors(bob).getLast());
    assertEquals(List.of(), hub.frames(ann, "edit"));
    assertTrue(replayed(0).getFirst().contains("'text':'mine'"));
  }

  @Test
  void aMessageOfTheOtherProtocolBelongsToNobody() {
    long guide = hub.join("Guide");
    hub.say(guide, "hi");
    edit(ann, TAG, 1, 1, "x");
    assertEquals(List.of(error("forbidden", TAG, 1)), errors(ann));
  }

  @Test
  void readersOfTheOtherProtocolAreToldOfNoCorrectionAndGetRepliesAsTexts() {
    long guide = hub.join("Guide");
    hub.say(ann, TAG, 1, 0, "hi");
    hub.send(ann, "{'type':'message','cid':'" + TAG + ".2','text':'yes','re':1}");
    edit(ann, TAG, 3, 1, "ho");
    remove(ann, TAG, 4, 1);
    assertEquals(2, hub.frames(guide).size());
    assertTrue(hub.frames(guide).getLast().contains("'text':'yes','id'"));
    assertTrue(hub.frames(bob).get(1).contains("'text':'yes','re':1,"));
  }

  @Test
  void whatIsNoMessageOfTheLogIsAnUnknownTarget() {
    edit(ann, TAG, 1, 1, "not stored yet");
    assertEquals(error("unknown_target", TAG, 1), errors(ann).getLast());
    hub.say(ann, TAG, 1, 0, "a");
    edit(ann, TAG, 2, 1, "b");
    edit(ann, TAG, 3, 2, "of a correction");
    assertEquals(error("unknown_target", TAG, 3), errors(ann).getLast());
    remove(ann, TAG, 3, 2);
    assertEquals(error("unknown_target", TAG, 3), errors(ann).getLast());
    hub.storage().prune("lobby", 1);
    edit(ann, TAG, 3, 1, "of what is not kept any more");
    assertEquals(4, errors(ann).size());
    assertEquals(error("unknown_target", TAG, 3), errors(ann).getLast());
  }

  @Test
  void removalWinsOverWhatComesLater() {
    hub.say(ann, TAG, 1, 0, "a");
    remove(ann, TAG, 2, 1);
    edit(ann, TAG, 3, 1, "b");
    remove(ann, TAG, 3, 1);
    assertEquals(List.of(error("gone", TAG, 3), error("gone", TAG, 3)), errors(ann));
    assertTrue(replayed(0).getFirst().contains("'removed'"));
  }

  @Test
  void ofAnEditAndARemovalInOneAppendTheRemovalWins() {
    hub.say(ann, TAG, 1, 0, "a");
    hub.say(bob, BOB, 1, 0, "b");
    hub.holdLog();
    hub.say(bob, BOB, 2, 1, "opens the append");
    remove(ann, TAG, 2, 1);
    hub.releaseLog();
    edit(ann, TAG, 3, 1, "late");
    assertEquals(List.of(error("gone", TAG, 3)), errors(ann));
  }

  @Test
  void afterTheTimeForItNothingIsCorrected() {
    hub.say(ann, TAG, 1, 0, "a");
    for (int i = 1; i < 15 * 6; i++) {
      hub.pass(MINUTE / 6);
      hub.pong(ann);
    }
    edit(ann, TAG, 2, 1, "b");
    assertEquals(List.of(), errors(ann));
    hub.pass(MINUTE / 6 + 1);
    edit(ann, TAG, 3, 1, "an edit does not begin the time anew");
    remove(ann, TAG, 3, 1);
    assertEquals(List.of(error("too_late", TAG, 3), error("too_late", TAG, 3)), errors(ann));
  }

  @Test
  void theTimeIsAnOptionAndToldInTheWelcome() {
    var never = new VirtualHub(RoomRules.usual().withEditMillis(0));
    long socket = never.hello(1, "Ann");
    assertTrue(never.frames(socket, "welcome").getFirst().endsWith("'burst':20}}"));
    never.say(socket, TAG, 1, 0, "a");
    never.send(socket, "{'type':'remove','cid':'" + TAG + ".2','target':1}");
    assertEquals(List.of(error("too_late", TAG, 2)), never.frames(socket, "error"));
    long usual = hub.hello(4, "Dee");
    assertTrue(hub.frames(usual, "welcome").getFirst().endsWith("'burst':20,'edit':900000}}"));
  }

  @Test
  void whatFollowsARefusedCorrectionFallsAndIsTakenWhenSentAgain() {
    hub.say(ann, TAG, 1, 0, "a");
    edit(ann, TAG, 2, 9, "refused");
    hub.say(ann, TAG, 3, 2, "falls");
    assertEquals(1, hub.frames(bob, "message").size());
    hub.say(ann, TAG, 3, 1, "taken");
    assertEquals(2, hub.frames(bob, "message").size());
    assertNull(hub.closeCode(ann));
  }

  @Test
  void aRefusedCorrectionCostsOthersInItsAppendNothing() {
    hub.holdLog();
    hub.say(bob, BOB, 1, 0, "opens the append");
    edit(ann, TAG, 1, 9, "refused");
    long cem = hub.enter(3, "Cem");
    hub.releaseLog();
    hub.say(cem, Keys.tag(3), 1, 0, "c");
    hub.say(bob, BOB, 2, 1, "d");
    assertEquals(List.of(error("unknown_target", TAG, 1)), errors(ann));
    assertEquals(3, hub.frames(ann, "message").size());
    assertNull(hub.closeCode(bob));
  }

  @Test
  void anAppendThatFailedButKeptACorrectionCounts() {
    hub.say(ann, TAG, 1, 0, "a");
    hub.holdLog();
    edit(ann, TAG, 2, 1, "b");
    hub.failLogThatKept();
    hub.releaseLog();
    hub.pass(2_000);
    assertEquals(1, hub.frames(bob, "edit").size());
    assertTrue(replayed(0).getFirst().contains("'text':'b'"));
  }

  @Test
  void whatLacksAFieldIsABadRequest() {
    hub.say(ann, TAG, 1, 0, "a");
    for (var rest : List.of(",'text':'x'", ",'target':0,'text':'x'", ",'target':1")) {
      hub.send(ann, "{'type':'edit','cid':'" + TAG + ".2'" + rest + "}");
    }
    edit(ann, TAG, 2, 1, "  ");
    hub.send(ann, "{'type':'remove','cid':'" + TAG + ".2'}");
    hub.send(ann, "{'type':'message','cid':'" + TAG + ".2','text':'x','removed':'moderator'}");
    assertEquals(List.of(error("bad_request", TAG, 2)), errors(ann).stream().distinct().toList());
    assertEquals(6, errors(ann).size());
    edit(ann, TAG, 2, 1, "x".repeat(16_385));
    assertTrue(errors(ann).getLast().contains("too_large"));
  }

  @Test
  void aMessageSaysWhoItsSenderIs() {
    hub.say(ann, TAG, 1, 0, "a");
    assertTrue(hub.frames(bob).getFirst().contains("'who':'" + TAG + "'"));
    assertTrue(replayed(0).getFirst().contains("'who':'" + TAG + "'"));
  }
}
