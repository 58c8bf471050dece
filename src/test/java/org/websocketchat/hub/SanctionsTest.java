package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.SubProtocol;

/** Quiet and ban: what they take away, from whom, for how long, and who may give them. */
final class SanctionsTest {
  private static final long HOUR = 3_600_000;
  private static final String BOB = Keys.tag(2);

  private VirtualHub hub = new VirtualHub();
  private int said;

  private long bearer(int key, Role role) {
    var wall = VirtualHub.WALL_START + hub.millis() + 100 * HOUR;
    hub.issue("t" + key, new SignedIdentity("", "s" + key, "P" + key, role, null, wall));
    return hub.hello(key, "x", ",'token':'t" + key + "'");
  }

  private long hello(int key, String address) {
    long socket = hub.connect("lobby", SubProtocol.V1, address);
    hub.send(socket, "{'type':'hello','key':'" + Keys.of(key) + "','name':'N" + key + "'}");
    return socket;
  }

  private void sanction(long moderator, int key, String kind, String who, long forMillis) {
    var cid = Keys.tag(key) + "." + (said + 1);
    hub.send(
        moderator,
        "{'type':'sanction','cid':'"
            + cid
            + "','after':"
            + said
            + ",'kind':'"
            + kind
            + "','who':'"
            + who
            + "'"
            + (forMillis == 0 ? "" : ",'for':" + forMillis)
            + ",'reason':'spam'}");
    said++;
  }

  private static String whoOf(VirtualHub hub, long socket) {
    var welcome = hub.frames(socket, "welcome").getFirst();
    int from = welcome.indexOf("'who':'") + 7;
    return welcome.substring(from, from + 16);
  }

  @Test
  void whoIsQuietReadsAndSaysNothing() {
    long ann = bearer(1, Role.MODERATOR);
    long bob = hub.enter(2, "Bob");
    hub.say(bob, BOB, 1, 0, "a");
    sanction(ann, 1, "quiet", BOB, HOUR);
    long until = VirtualHub.WALL_START + hub.millis() + HOUR;
    hub.say(bob, BOB, 2, 1, "b");
    hub.send(bob, "{'type':'edit','cid':'" + BOB + ".2','after':1,'target':1,'text':'b'}");
    var error = "{'type':'error','code':'quiet','cid':'" + BOB + ".2','until':" + until + "}";
    assertEquals(List.of(error, error), hub.frames(bob, "error"));
    hub.send(bob, "{'type':'remove','cid':'" + BOB + ".2','after':1,'target':1}");
    assertEquals(1, hub.frames(bob, "remove").size(), "one's own may go");
    hub.forget();
    hub.send(bob, "{'type':'typing'}");
    assertEquals(List.of(), hub.frames(ann, "typing"));
    hub.pass(HOUR / 2);
    hub.stall(HOUR / 2);
    long again = hub.hello(2, "Bob");
    hub.say(again, BOB, 3, 2, "later");
    assertEquals(List.of(), hub.frames(again, "error"));
  }

  @Test
  void quietFollowsThePersonAndAPardonEndsIt() {
    long ann = bearer(1, Role.MODERATOR);
    long bob = hub.enter(2, "Bob");
    sanction(ann, 1, "quiet", BOB, 0);
    hub.feed(new HubInput.Disconnected(bob, CloseCode.NORMAL));
    long again = hub.hello(2, "Rob");
    hub.say(again, BOB, 1, 0, "a");
    assertEquals(
        List.of("{'type':'error','code':'quiet','cid':'" + BOB + ".1'}"),
        hub.frames(again, "error"));
    sanction(ann, 1, "pardon", BOB, 0);
    hub.say(again, BOB, 1, 0, "a");
    assertEquals(1, hub.frames(ann, "message").size());
  }

  @Test
  void aBanEndsTheOpenSocketAndHoldsAcrossReconnectAndRename() {
    long ann = bearer(1, Role.MODERATOR);
    long bob = hub.enter(2, "Bob");
    sanction(ann, 1, "ban", BOB, HOUR);
    assertEquals(
        List.of(new HubOutput.Close(bob, CloseCode.BANNED, "for another 60 minutes: spam")),
        hub.said(HubOutput.Close.class));
    hub.feed(new HubInput.Disconnected(bob, CloseCode.BANNED));
    assertEquals(CloseCode.BANNED, hub.closeCode(hub.hello(2, "Rob")));
    long other = hub.hello(3, "Cat");
    assertNull(hub.closeCode(other));
    hub.stall(HOUR);
    assertNull(hub.closeCode(hub.hello(2, "Rob")));
  }

  @Test
  void aBanIsStoredBeforeAnybodyIsTold() {
    long ann = bearer(1, Role.MODERATOR);
    long bob = hub.enter(2, "Bob");
    hub.holdLog();
    sanction(ann, 1, "ban", BOB, HOUR);
    assertNull(hub.closeCode(bob));
    hub.releaseLog();
    assertEquals(CloseCode.BANNED, hub.closeCode(bob));
  }

  @Test
  void aBanSurvivesARestart() {
    long ann = bearer(1, Role.MODERATOR);
    hub.enter(2, "Bob");
    sanction(ann, 1, "ban", BOB, HOUR);
    hub = new VirtualHub(HubLimits.usual(), hub.storage());
    long bob = hub.hello(2, "Bob");
    assertEquals(CloseCode.BANNED, hub.closeCode(bob));
    assertEquals(List.of(), hub.frames(bob, "welcome"));
  }

  /** Whoever comes first after a restart is not let in before storage has said who is banned. */
  @Test
  void aBanHoldsBeforeTheRoomIsKnown() {
    long ann = bearer(1, Role.MODERATOR);
    hub.enter(2, "Bob");
    sanction(ann, 1, "ban", BOB, HOUR);
    hub = new VirtualHub(HubLimits.usual(), hub.storage());
    hub.holdLog();
    long bob = hub.hello(2, "Bob");
    assertNull(hub.closeCode(bob));
    hub.releaseLog();
    assertEquals(CloseCode.BANNED, hub.closeCode(bob));
    assertEquals(List.of(), hub.frames(bob, "welcome"));
  }

  @Test
  void aBanOfAGuestCoversTheAddressForGuests() {
    long ann = bearer(1, Role.MODERATOR);
    hello(2, "192.0.2.7");
    long neighbour = hello(3, "192.0.2.7");
    long guide = hub.connect("lobby", "192.0.2.7");
    long far = hello(4, "192.0.2.8");
    sanction(ann, 1, "ban", BOB, HOUR);
    assertEquals(CloseCode.BANNED, hub.closeCode(neighbour));
    assertEquals(CloseCode.BANNED, hub.closeCode(guide));
    assertNull(hub.closeCode(far));
    assertEquals(CloseCode.BANNED, hub.closeCode(hello(5, "192.0.2.7")), "a new key");
    assertEquals(CloseCode.BANNED, hub.closeCode(hub.connect("lobby", "192.0.2.7")), "json");
    var wall = VirtualHub.WALL_START + hub.millis() + HOUR;
    hub.issue("cat", new SignedIdentity("", "cat", "Cat", Role.MEMBER, null, wall));
    long cat = hub.connect("lobby", SubProtocol.V1, "192.0.2.7");
    hub.send(cat, "{'type':'hello','key':'" + Keys.of(6) + "','name':'x','token':'cat'}");
    assertNull(hub.closeCode(cat), "a signed person");
    assertNull(hub.closeCode(hub.connect("kitchen", SubProtocol.V1, "192.0.2.7")), "elsewhere");
    sanction(ann, 1, "pardon", BOB, 0);
    assertNull(hub.closeCode(hello(7, "192.0.2.7")));
  }

  @Test
  void aBanOfASignedPersonCoversNoAddress() {
    long ann = bearer(1, Role.MODERATOR);
    var wall = VirtualHub.WALL_START + hub.millis() + HOUR;
    hub.issue("cat", new SignedIdentity("", "cat", "Cat", Role.MEMBER, null, wall));
    var sockets = new ArrayList<Long>();
    for (int key : new int[] {6, 7}) {
      long cat = hub.connect("lobby", SubProtocol.V1, "192.0.2.7");
      hub.send(cat, "{'type':'hello','key':'" + Keys.of(key) + "','name':'x','token':'cat'}");
      sockets.add(cat);
    }
    long guest = hello(3, "192.0.2.7");
    sanction(ann, 1, "ban", whoOf(hub, sockets.getFirst()), HOUR);
    sockets.forEach(cat -> assertEquals(CloseCode.BANNED, hub.closeCode(cat), "each stay"));
    assertNull(hub.closeCode(guest));
  }

  @Test
  void nobodySanctionsThoseAboveOrThemselves() {
    long owner = bearer(1, Role.OWNER);
    long moderator = bearer(5, Role.MODERATOR);
    long other = bearer(6, Role.MODERATOR);
    var ownerWho = whoOf(hub, owner);
    var otherWho = whoOf(hub, other);
    var own = whoOf(hub, moderator);
    for (var who : List.of(ownerWho, otherWho, own)) {
      said = 0;
      sanction(moderator, 5, "ban", who, HOUR);
    }
    assertEquals(3, hub.frames(moderator, "error").size());
    assertTrue(hub.frames(moderator, "error").getFirst().contains("'forbidden'"));
    assertEquals(List.of(), hub.said(HubOutput.Close.class));
    said = 0;
    sanction(owner, 1, "ban", otherWho, HOUR);
    assertEquals(CloseCode.BANNED, hub.closeCode(other));
  }

  @Test
  void guestsAndMembersSanctionNobody() {
    long bob = hub.enter(2, "Bob");
    long cat = bearer(3, Role.MEMBER);
    for (var kind : List.of("quiet", "ban", "pardon")) {
      said = 0;
      sanction(bob, 2, kind, Keys.tag(4), HOUR);
      said = 0;
      sanction(cat, 3, kind, Keys.tag(4), HOUR);
    }
    assertEquals(3, hub.frames(bob, "error").size());
    assertEquals(3, hub.frames(cat, "error").size());
    assertTrue(hub.frames(cat, "error").stream().allMatch(error -> error.contains("'forbidden'")));
  }

  /** A moderator whom the owner has made quiet does not pardon himself, nor act upon others. */
  @Test
  void aQuietModeratorDoesNotAct() {
    long owner = bearer(1, Role.OWNER);
    long moderator = bearer(5, Role.MODERATOR);
    var who = whoOf(hub, moderator);
    long bob = hub.enter(2, "Bob");
    hub.say(bob, BOB, 1, 0, "a");
    sanction(owner, 1, "quiet", who, HOUR);
    said = 0;
    sanction(moderator, 5, "pardon", BOB, 0);
    hub.send(moderator, "{'type':'remove','cid':'" + Keys.tag(5) + ".1','after':0,'target':1}");
    assertTrue(hub.frames(moderator, "error").getFirst().contains("'quiet'"));
    assertTrue(hub.frames(moderator, "error").getLast().contains("'forbidden'"));
  }

  /** Once the mode wants a token of everybody, guests who are in have to go. */
  @Test
  void aModeThatWantsTokensSendsGuestsAway() {
    long ann = bearer(1, Role.MODERATOR);
    long bob = hub.hello(2, "Bob");
    var cid = Keys.tag(1) + ".1";
    hub.send(ann, "{'type':'mode','cid':'" + cid + "','after':0,'set':{'signed':true}}");
    assertEquals(CloseCode.UNAUTHORIZED, hub.closeCode(bob));
    assertNull(hub.closeCode(ann));
  }

  /** The mode of a room begins as its options say, and what moderators set is set upon that. */
  @Test
  void aModeBeginsWithTheOptions() {
    hub = new VirtualHub(RoomRules.usual().withSlowSeconds(10));
    long ann = bearer(1, Role.MODERATOR);
    assertTrue(hub.frames(ann, "welcome").getFirst().contains("'slow':10"));
    var cid = Keys.tag(1) + ".1";
    hub.send(ann, "{'type':'mode','cid':'" + cid + "','after':0,'set':{'links':false}}");
    var mode = hub.frames(ann, "mode").getFirst();
    assertTrue(mode.contains("'slow':10") && mode.contains("'links':false"), mode);
    long bob = hub.enter(2, "Bob");
    hub.pass(10_000);
    hub.say(bob, BOB, 1, 0, "https://x.example");
    assertTrue(hub.frames(bob, "error").getFirst().contains("'links'"));
  }

  /** A ban that is given once more still covers the address, though the person's socket is gone. */
  @Test
  void aBanThatIsGivenAgainKeepsItsAddress() {
    long ann = bearer(1, Role.MODERATOR);
    long bob = hello(2, "192.0.2.7");
    sanction(ann, 1, "ban", BOB, HOUR);
    hub.feed(new HubInput.Disconnected(bob, CloseCode.BANNED));
    hub.pass(Sessions.RESERVED_MILLIS);
    ann = bearer(1, Role.MODERATOR);
    sanction(ann, 1, "ban", BOB, 2 * HOUR);
    assertEquals(CloseCode.BANNED, hub.closeCode(hello(5, "192.0.2.7")));
  }

  /** Whoever wrote and left on purpose is banned with the address of the message. */
  @Test
  void aBanFindsTheAddressOfAGuestWhoHasLeft() {
    long ann = bearer(1, Role.MODERATOR);
    long bob = hello(2, "192.0.2.7");
    hub.say(bob, BOB, 1, 0, "SPAM");
    hub.feed(new HubInput.Disconnected(bob, CloseCode.NORMAL));
    sanction(ann, 1, "ban", BOB, HOUR);
    assertEquals(CloseCode.BANNED, hub.closeCode(hello(5, "192.0.2.7")));
  }

  /** The moderator's words are meant for the person, not for the neighbours. */
  @Test
  void neighboursAreNotToldTheReason() {
    long ann = bearer(1, Role.MODERATOR);
    hello(2, "192.0.2.7");
    long neighbour = hello(3, "192.0.2.7");
    sanction(ann, 1, "ban", BOB, HOUR);
    var told = new HubOutput.Close(neighbour, CloseCode.BANNED, "for another 60 minutes");
    assertTrue(hub.said(HubOutput.Close.class).contains(told));
  }

  @Test
  void whoMayNotSpeakIsNotRenamedEither() {
    long ann = bearer(1, Role.MODERATOR);
    long bob = hub.enter(2, "Bob");
    long guide = hub.connect("lobby");
    hub.send(guide, "{'type':'username','name':'Gus'}");
    sanction(ann, 1, "quiet", BOB, HOUR);
    hub.forget();
    hub.send(bob, "{'type':'username','name':'what I say'}");
    assertTrue(hub.frames(bob, "rejectusername").getFirst().contains("'name':'Bob'"));
    assertEquals(List.of(), hub.frames(bob, "renamed"));
    var cid = Keys.tag(1) + ".2";
    hub.send(ann, "{'type':'mode','cid':'" + cid + "','after':1,'set':{'readonly':true}}");
    hub.forget();
    hub.send(guide, "{'type':'username','name':'what I say'}");
    assertTrue(hub.frames(guide, "rejectusername").getFirst().contains("'name':'Gus'"));
    long late = hub.connect("lobby");
    hub.send(late, "{'type':'username','name':'Lee'}");
    assertEquals(List.of(), hub.frames(late, "rejectusername"), "the first name is free");
  }

  /** What waits for storage is asked about once more when a sanction was stored before it. */
  @Test
  void whatWaitedIsNotStoredAfterASanction() {
    long ann = bearer(1, Role.MODERATOR);
    long bob = hub.enter(2, "Bob");
    long cat = hub.enter(4, "Cat");
    hub.holdLog();
    sanction(ann, 1, "quiet", BOB, HOUR);
    hub.say(bob, BOB, 1, 0, "too late");
    hub.say(cat, Keys.tag(4), 1, 0, "hello");
    hub.releaseLog();
    assertTrue(hub.frames(bob, "error").getFirst().contains("'quiet'"));
    assertTrue(hub.frames(bob, "error").getFirst().contains("'until'"));
    assertEquals(1, hub.frames(ann, "message").size());
    hub.holdLog();
    sanction(ann, 1, "ban", Keys.tag(4), HOUR);
    hub.say(cat, Keys.tag(4), 2, 1, "too late");
    hub.releaseLog();
    assertEquals(CloseCode.BANNED, hub.closeCode(cat));
    assertEquals(1, hub.frames(ann, "message").size());
  }

  /** A sanction and what waits behind it are not appended at once. */
  @Test
  void nothingComesBehindASanctionInTheLog() {
    long ann = bearer(1, Role.MODERATOR);
    long bob = hub.enter(2, "Bob");
    long cat = hub.enter(4, "Cat");
    long dan = hub.enter(5, "Dan");
    hub.holdLog();
    hub.say(cat, Keys.tag(4), 1, 0, "hello");
    sanction(ann, 1, "ban", BOB, HOUR);
    hub.say(bob, BOB, 1, 0, "too late");
    hub.say(dan, Keys.tag(5), 1, 0, "at last");
    hub.releaseLog();
    assertEquals(CloseCode.BANNED, hub.closeCode(bob));
    var texts =
        hub.frames(ann, "message").stream()
            .map(frame -> frame.replaceAll(".*'text':'([^']*)'.*", "$1"))
            .toList();
    assertEquals(List.of("hello", "at last"), texts);
  }

  /** An owner is let in in spite of a ban; with a new token that makes a member of him, he goes. */
  @Test
  void aTokenWithALowerRoleIsAskedAboutTheBan() {
    long ann = bearer(1, Role.MODERATOR);
    long owner = bearer(5, Role.OWNER);
    var who = whoOf(hub, owner);
    hub.feed(new HubInput.Disconnected(owner, CloseCode.NORMAL));
    sanction(ann, 1, "ban", who, HOUR);
    owner = bearer(5, Role.OWNER);
    assertNull(hub.closeCode(owner));
    var wall = VirtualHub.WALL_START + hub.millis() + 100 * HOUR;
    hub.issue("less", new SignedIdentity("", "s5", "P5", Role.MEMBER, null, wall));
    hub.send(owner, "{'type':'token','token':'less'}");
    assertEquals(CloseCode.BANNED, hub.closeCode(owner));
  }

  @Test
  void aFieldOfAWrongTypeIsABadRequest() {
    long ann = bearer(1, Role.MODERATOR);
    var cid = "'cid':'" + Keys.tag(1) + ".1','after':0";
    for (var rest :
        List.of(
            "'sanction'," + cid + ",'kind':'ban','who':'" + BOB + "','for':'3600000'",
            "'sanction'," + cid + ",'kind':'ban','who':'" + BOB + "','for':[1]",
            "'sanction'," + cid + ",'kind':'ban','who':'a\\u009bb'",
            "'pin'," + cid + ",'target':'134'",
            "'pin'," + cid + ",'target':true",
            "'pin'," + cid + ",'target':{}")) {
      hub.send(ann, "{'type':" + rest + "}");
    }
    assertEquals(6, hub.frames(ann, "error").size());
    assertTrue(hub.frames(ann, "error").stream().allMatch(it -> it.contains("'bad_request'")));
  }
}
