package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Role;

/** What moderators do: who may, and who is told what of it, live, in replays and in pages. */
class ChatActsTest {
  private static final String ANN = Keys.tag(1);
  private static final String BOB = Keys.tag(2);
  private static final String MIA = Keys.tag(3);
  private static final long HOUR = 3_600_000;

  private final VirtualHub hub = new VirtualHub();
  private final long ann = hub.enter(1, "Ann");
  private final long bob = hub.enter(2, "Bob");
  private final long mia = enter(3, "mia", Role.MODERATOR, "");

  private long enter(int key, String subject, Role role, String rest) {
    hub.issue(
        "token-" + subject,
        new SignedIdentity("site", subject, null, role, null, VirtualHub.WALL_START + HOUR));
    long socket = hub.hello(key, subject, ",'token':'token-" + subject + "'" + rest);
    hub.pass(1_000);
    return socket;
  }

  private void act(long socket, String tag, long n, String type, String fields) {
    hub.send(socket, "{'type':'" + type + "','cid':'" + tag + "." + n + "'," + fields + "}");
  }

  private static void tells(String frame, String... parts) {
    for (var part : parts) {
      assertTrue(frame.contains(part), frame + " lacks " + part);
    }
  }

  private static void hides(String frame, String... parts) {
    for (var part : parts) {
      assertFalse(frame.contains(part), frame + " has " + part);
    }
  }

  private String only(long socket, String type) {
    var frames = hub.frames(socket, type);
    assertEquals(1, frames.size(), frames.toString());
    return frames.getFirst();
  }

  @Test
  void onlyModeratorsAct() {
    hub.say(ann, ANN, 1, 0, "a");
    long member = enter(4, "cem", Role.MEMBER, "");
    var acts = List.of("purge", "pin", "mode", "sanction");
    var fields =
        List.of(
            "'who':'" + ANN + "','since':1",
            "'target':1",
            "'set':{'slow':10}",
            "'kind':'ban','who':'" + ANN + "'");
    for (int i = 0; i < acts.size(); i++) {
      act(bob, BOB, 1, acts.get(i), fields.get(i));
      act(member, Keys.tag(4), 1, acts.get(i), fields.get(i));
      act(mia, MIA, i + 1, acts.get(i), fields.get(i));
    }
    for (var socket : List.of(bob, member)) {
      assertEquals(4, hub.frames(socket, "error").size());
      hub.frames(socket, "error").forEach(frame -> tells(frame, "'code':'forbidden'"));
    }
    tells(only(mia, "error"), "'code':'gone'", MIA + ".2"); // the purge came first
    assertEquals(1, hub.frames(ann, "purge").size());
  }

  @Test
  void whichModeratorActedIsToldToModerators() {
    hub.say(ann, ANN, 1, 0, "a");
    hub.say(ann, ANN, 2, 1, "b");
    long max = enter(5, "max", Role.OWNER, "");
    act(mia, MIA, 1, "pin", "'target':1");
    act(mia, MIA, 2, "remove", "'target':2");
    act(mia, MIA, 3, "mode", "'set':{'slow':10}");
    act(mia, MIA, 4, "purge", "'who':'" + ANN + "','since':1");
    for (var type : List.of("pin", "remove", "mode", "purge")) {
      hides(only(ann, type), MIA, "cid", "actor");
      for (long told : List.of(max, mia)) {
        tells(only(told, type), "'cid':'" + MIA + ".", "'actor':'");
      }
    }
    tells(only(ann, "mode"), "'mode':{'slow':10}");
    tells(only(ann, "purge"), "'who':'" + ANN + "','since':1,'unpins':true");
    tells(only(ann, "remove"), "'by':'moderator'");
    hub.pass(10_000);
    hub.say(bob, BOB, 1, 0, "b");
    act(bob, BOB, 2, "remove", "'target':7");
    tells(hub.frames(ann, "remove").getLast(), "'cid':'" + BOB + ".2'");
  }

  @Test
  void anActIsEncodedTwiceHoweverManyReadTheRoom() {
    hub.say(ann, ANN, 1, 0, "a");
    enter(5, "max", Role.OWNER, "");
    hub.forget();
    act(mia, MIA, 1, "pin", "'target':1");
    assertEquals(2, hub.said(HubOutput.Deliver.class).size());
  }

  @Test
  void aSanctionIsToldToModeratorsAndIsAPlaceForOthers() {
    act(mia, MIA, 1, "sanction", "'kind':'quiet','who':'" + ANN + "','for':60000,'reason':'r'");
    assertEquals("{'type':'place','offset':1}", only(ann, "place"));
    assertEquals(List.of(), hub.frames(ann, "sanction"));
    tells(
        only(mia, "sanction"),
        "'kind':'quiet','who':'" + ANN + "','for':60000,'reason':'r'",
        "'cid':'" + MIA + ".1','actor':'");
  }

  @Test
  void aReplayTellsWhatWasToldLive() {
    hub.say(ann, ANN, 1, 0, "a");
    act(mia, MIA, 1, "pin", "'target':1");
    act(mia, MIA, 2, "sanction", "'kind':'ban','who':'" + BOB + "'");
    act(mia, MIA, 3, "purge", "'who':'" + ANN + "','since':1");
    long cem = hub.hello(6, "Cem", ",'epoch':'e1','offset':0");
    long max = enter(5, "max", Role.MODERATOR, ",'epoch':'e1','offset':0");
    hub.pass(1_000);
    tells(only(cem, "message"), "'removed':'moderator'", "'rev':4");
    hides(only(cem, "pin"), MIA, "cid", "actor");
    assertEquals("{'type':'place','offset':3}", only(cem, "place"));
    tells(only(cem, "purge"), "'unpins':true");
    for (var type : List.of("pin", "sanction", "purge")) {
      tells(only(max, type), "'cid':'" + MIA + ".", "'actor':'");
    }
    hub.send(cem, "{'type':'history','before':5,'limit':50}");
    hub.pass(1_000);
    tells(only(cem, "history"), "{'offset':2},{'offset':3},{'offset':4}");
  }

  @Test
  void aPurgeOfGuestsIsToldToAllAndSparesWhoeverHasAToken() {
    long cem = enter(4, "cem", Role.MEMBER, "");
    hub.say(ann, ANN, 1, 0, "a");
    hub.say(cem, Keys.tag(4), 1, 0, "c");
    hub.say(bob, BOB, 1, 0, "b");
    act(bob, BOB, 2, "purge", "'guests':true,'since':1");
    tells(only(bob, "error"), "'code':'forbidden'");
    act(mia, MIA, 1, "purge", "'guests':true,'since':1");
    tells(only(ann, "purge"), "'guests':true,'since':1");
    hides(only(ann, "purge"), MIA, "cid", "actor", "who");
    tells(only(mia, "purge"), "'cid':'" + MIA + ".", "'actor':'");
    long dan = hub.hello(6, "Dan", ",'epoch':'e1','offset':0");
    hub.pass(1_000);
    var told = hub.frames(dan, "message");
    tells(told.get(0), "'removed':'moderator'", "'rev':4");
    tells(told.get(1), "'text':'c'");
    tells(told.get(2), "'removed':'moderator'", "'rev':4");
  }

  @Test
  void theOneWhoActedIsToldEvenWithoutTheRole() {
    act(mia, MIA, 1, "sanction", "'kind':'ban','who':'" + BOB + "'");
    long later = hub.hello(3, "Mia", ",'epoch':'e1','offset':0");
    hub.pass(1_000);
    tells(only(later, "sanction"), "'cid':'" + MIA + ".1'");
  }

  @Test
  void theWelcomeTellsModeAndPin() {
    hub.say(ann, ANN, 1, 0, "a");
    long before = hub.hello(6, "Cem");
    hides(only(before, "welcome"), "mode", "pinned");
    act(mia, MIA, 1, "mode", "'set':{'slow':10}");
    act(mia, MIA, 2, "mode", "'set':{'links':false}");
    act(mia, MIA, 3, "pin", "'target':1");
    tells(only(hub.hello(7, "Dee"), "welcome"), "'mode':{'slow':10,'links':false},'pinned':1}");
    act(ann, ANN, 2, "remove", "'target':1");
    hides(only(hub.hello(8, "Eve"), "welcome"), "pinned");
  }

  @Test
  void whatIsWrongInAnActIsRefused() {
    act(mia, MIA, 1, "mode", "'set':{}");
    act(mia, MIA, 1, "mode", "'mode':{'slow':1}");
    act(mia, MIA, 1, "sanction", "'kind':'kick','who':'" + ANN + "'");
    assertEquals(3, hub.frames(mia, "error").size());
    hub.frames(mia, "error").forEach(frame -> tells(frame, "bad_request", MIA + ".1"));
    act(mia, MIA, 1, "sanction", "'kind':'ban','who':'x','reason':'" + "r".repeat(501) + "'");
    tells(hub.frames(mia, "error").getLast(), "'code':'too_large'", "'limit':500");
    act(mia, MIA, 1, "pin", "'target':9");
    tells(hub.frames(mia, "error").getLast(), "'code':'unknown_target'");
    act(mia, MIA, 1, "purge", "'who':'" + ANN + "','since':1");
    tells(hub.frames(mia, "error").getLast(), "'code':'unknown_target'");
    hub.say(ann, ANN, 1, 0, "a");
    act(mia, MIA, 1, "pin", "'target':1");
    assertEquals(1, hub.frames(ann, "pin").size(), "a refused act has taken no number");
    assertNull(hub.closeCode(mia));
  }

  @Test
  void anActWhoseAppendFailedButIsStoredIsToldAsItIs() {
    hub.say(ann, ANN, 1, 0, "a");
    act(mia, MIA, 1, "mode", "'set':{'slow':10}");
    hub.holdLog();
    act(mia, MIA, 2, "mode", "'set':{'readonly':true}");
    hub.failLogThatKept();
    hub.releaseLog();
    hub.pass(2_000);
    tells(hub.frames(bob, "mode").getLast(), "'mode':{'slow':10,'readonly':true}");
    tells(hub.frames(mia, "mode").getLast(), MIA + ".2");
    hub.say(mia, MIA, 3, 2, "b");
    tells(hub.frames(ann, "message").getLast(), "'offset':4");
  }

  @Test
  void theRoomKnowsItsStateAlsoAfterARestart() {
    hub.storage().outliveRooms();
    act(mia, MIA, 1, "mode", "'set':{'slow':10}");
    act(mia, MIA, 2, "sanction", "'kind':'ban','who':'" + BOB + "'");
    for (long socket : List.of(ann, bob, mia)) {
      hub.feed(new HubInput.Disconnected(socket, CloseCode.NORMAL));
    }
    hub.pass(300_000);
    assertEquals(0, hub.hub().rooms());
    hub.forget();
    tells(only(hub.hello(9, "Fay"), "welcome"), "'mode':{'slow':10}");
    assertEquals(0, hub.said(HubOutput.Open.class).getFirst().sanctionedAt());
    hub.hello(10, "Gil");
    assertEquals(2, hub.said(HubOutput.Open.class).getLast().sanctionedAt(), "it knows them");
  }
}
