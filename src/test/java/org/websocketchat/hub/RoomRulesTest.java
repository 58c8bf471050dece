package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.SubProtocol;

/** What holds in a room besides the roles: slow mode, links, words, reading only, json. */
final class RoomRulesTest {
  private static final long HOUR = 3_600_000;
  private static final String TAG = Keys.tag(1);

  private static VirtualHub hub(RoomRules rules, WordFilter words, String... reserved) {
    var policy = new RolePolicy(Keys.library(), List.of(reserved), words);
    return new VirtualHub(HubLimits.usual(), new VirtualStorage(), Keys.library(), policy, rules);
  }

  private static VirtualHub hub(RoomRules rules) {
    return hub(rules, WordFilter.none());
  }

  private static long bearer(VirtualHub hub, int key, Role role) {
    var wall = VirtualHub.WALL_START + hub.millis() + HOUR;
    hub.issue("t" + key, new SignedIdentity("", "s" + key, "P" + key, role, null, wall));
    return hub.hello(key, "x", ",'token':'t" + key + "'");
  }

  /** A guest who came longer ago than any slow mode here lasts. */
  private static long settled(VirtualHub hub, int key, String name) {
    long socket = hub.enter(key, name);
    hub.pass(10_000);
    hub.forget();
    return socket;
  }

  private static String error(String code, int n, String rest) {
    return "{'type':'error','code':'" + code + "','cid':'" + TAG + "." + n + "'" + rest + "}";
  }

  @Test
  void inSlowModeAPersonWaits() {
    var hub = hub(RoomRules.usual().withSlowSeconds(10));
    long ann = settled(hub, 1, "Ann");
    hub.say(ann, TAG, 1, 0, "a");
    hub.pass(4_000);
    hub.say(ann, TAG, 2, 1, "b");
    assertEquals(List.of(error("slow", 2, ",'retry':6000")), hub.frames(ann, "error"));
    hub.pass(6_000);
    hub.say(ann, TAG, 3, 1, "b");
    assertEquals(2, hub.frames(ann, "message").size());
  }

  @Test
  void othersAndCorrectionsDoNotWait() {
    var hub = hub(RoomRules.usual().withSlowSeconds(10));
    long ann = settled(hub, 1, "Ann");
    hub.say(ann, TAG, 1, 0, "a");
    hub.send(ann, "{'type':'edit','cid':'" + TAG + ".2','after':1,'target':1,'text':'b'}");
    long bob = settled(hub, 2, "Bob");
    hub.say(bob, Keys.tag(2), 1, 0, "b");
    assertEquals(List.of(), hub.frames(ann, "error"));
    assertEquals(1, hub.frames(bob, "message").size());
  }

  /** Who leaves and comes back, or has two tabs, is the same person. */
  @Test
  void slowModeFollowsThePerson() {
    var hub = hub(RoomRules.usual().withSlowSeconds(10));
    hub.enter(2, "Bob");
    long ann = settled(hub, 1, "Ann");
    hub.say(ann, TAG, 1, 0, "a");
    hub.feed(new HubInput.Disconnected(ann, CloseCode.NORMAL));
    long again = hub.hello(1, "Cat");
    hub.say(again, TAG, 2, 1, "b");
    assertEquals(1, hub.frames(again, "error").size());
  }

  /** A text that was lost with its socket is sent again; it is no second one. */
  @Test
  void aMessageThatIsSentAgainDoesNotWait() {
    var hub = hub(RoomRules.usual().withSlowSeconds(10));
    long bob = settled(hub, 2, "Bob");
    long ann = settled(hub, 1, "Ann");
    hub.holdLog();
    hub.say(bob, Keys.tag(2), 1, 0, "x");
    hub.say(ann, TAG, 1, 0, "a");
    hub.feed(new HubInput.Disconnected(ann, CloseCode.ABNORMAL));
    hub.hello(1, "Ann");
    long again = hub.lastSocket();
    hub.releaseLog();
    hub.say(again, TAG, 1, 0, "a");
    assertEquals(List.of(), hub.frames(again, "error"));
    assertEquals(2, hub.frames(bob, "message").size());
  }

  /** Else a stranger with a new key for each message would never wait. */
  @Test
  void whoHasJustComeWaitsToo() {
    var hub = hub(RoomRules.usual().withSlowSeconds(10));
    hub.enter(3, "Cat");
    long ann = hub.enter(1, "Ann");
    hub.say(ann, TAG, 1, 0, "a");
    assertEquals(List.of(error("slow", 1, ",'retry':9000")), hub.frames(ann, "error"));
    hub.pass(4_000);
    hub.feed(new HubInput.Disconnected(ann, CloseCode.ABNORMAL));
    long again = hub.hello(1, "Ann");
    hub.pass(5_000);
    hub.say(again, TAG, 1, 0, "a");
    assertEquals(1, hub.frames(again, "message").size(), "it counts from the first coming");
    hub.feed(new HubInput.Disconnected(again, CloseCode.NORMAL));
    hub.pass(10_000);
    again = hub.hello(1, "Ann");
    hub.say(again, TAG, 2, 1, "b");
    assertEquals(1, hub.frames(again, "message").size(), "she has written here before");
    again = hub.hello(2, "Bob");
    hub.feed(new HubInput.Disconnected(again, CloseCode.NORMAL));
    hub.pass(10_000);
    again = hub.hello(2, "Bob");
    hub.say(again, Keys.tag(2), 1, 0, "b");
    assertEquals(1, hub.frames(again, "error").size(), "to have been here is not enough");
  }

  @Test
  void inJsonWhoHasJustComeIsNotHeardYet() {
    var hub = hub(RoomRules.usual().withSlowSeconds(10));
    long bob = hub.enter(2, "Bob");
    for (int i = 0; i < 5; i++) {
      long guide = hub.join("Spam");
      hub.say(guide, "spam");
      hub.feed(new HubInput.Disconnected(guide, CloseCode.NORMAL));
    }
    assertEquals(List.of(), hub.frames(bob, "message"));
    long guide = hub.join("Ann");
    hub.pass(9_000);
    hub.say(guide, "hello");
    assertEquals(1, hub.frames(bob, "message").size());
  }

  @Test
  void peopleWithATokenAreNotNew() {
    var hub = hub(RoomRules.usual().withSlowSeconds(10));
    long ann = bearer(hub, 1, Role.MEMBER);
    hub.say(ann, TAG, 1, 0, "a");
    assertEquals(List.of(), hub.frames(ann, "error"));
  }

  @Test
  void slowModeIsNotForModerators() {
    var hub = hub(RoomRules.usual().withSlowSeconds(10));
    for (var role : List.of(Role.MODERATOR, Role.OWNER)) {
      int key = role == Role.OWNER ? 6 : 5;
      long ann = bearer(hub, key, role);
      hub.say(ann, Keys.tag(key), 1, 0, "a");
      hub.say(ann, Keys.tag(key), 2, 1, "b");
      assertEquals(List.of(), hub.frames(ann, "error"), role.word());
    }
  }

  @Test
  void guestsMayNotPostLinksWhereTheyAreOff() {
    var hub = hub(RoomRules.usual().withLinks(false));
    long ann = hub.enter(1, "Ann");
    hub.say(ann, TAG, 1, 0, "see https://x.example");
    assertEquals(List.of(error("links", 1, "")), hub.frames(ann, "error"));
    hub.say(ann, TAG, 1, 0, "see x");
    hub.forget();
    hub.send(
        ann, "{'type':'edit','cid':'" + TAG + ".2','after':1,'target':1,'text':'www.x.example'}");
    assertEquals(List.of(error("links", 2, "")), hub.frames(ann, "error"));
    long bob = bearer(hub, 2, Role.MEMBER);
    hub.say(bob, Keys.tag(2), 1, 0, "see https://x.example");
    assertEquals(1, hub.frames(ann, "message").size());
  }

  @Test
  void guestsAreNotCalledByLinksWhereTheyAreOff() {
    var hub = hub(RoomRules.usual().withLinks(false));
    long ann = hub.hello(1, "www.x.example");
    assertTrue(hub.frames(ann, "welcome").getFirst().contains("'name':'Guest'"));
    hub.forget();
    hub.send(ann, "{'type':'username','name':'http://x.example'}");
    assertEquals(
        List.of("{'type':'rejectusername','name':'Guest','asked':'http://x.example'}"),
        hub.frames(ann, "rejectusername"));
    long json = hub.connect("lobby");
    hub.send(json, "{'type':'username','name':'www.x.example'}");
    assertTrue(hub.frames(json, "rejectusername").getFirst().contains("'name':'Guest1'"));
    hub.issue("m", new SignedIdentity("", "m", null, Role.MEMBER, null, Long.MAX_VALUE));
    long bob = hub.hello(2, "www.x.example", ",'token':'m'");
    assertTrue(hub.frames(bob, "welcome").getFirst().contains("'name':'www.x.example'"));
    var usual = hub(RoomRules.usual());
    long cat = usual.hello(1, "www.x.example");
    assertTrue(usual.frames(cat, "welcome").getFirst().contains("'name':'www.x.example'"));
  }

  @Test
  void inJsonWhatIsRefusedIsDropped() {
    var hub = hub(RoomRules.usual().withLinks(false).withSlowSeconds(10));
    long ann = hub.join("Ann");
    hub.pass(10_000);
    hub.say(ann, "www.x.example");
    hub.say(ann, "a");
    hub.say(ann, "b");
    assertEquals(1, hub.frames(ann, "message").size());
    assertNull(hub.closeCode(ann));
  }

  @Test
  void guestsOnlyReadWhereARoomIsReadOnly() {
    var hub = hub(RoomRules.usual().withReadonly(true));
    long ann = hub.enter(1, "Ann");
    hub.say(ann, TAG, 1, 0, "a");
    assertEquals(List.of(error("forbidden", 1, "")), hub.frames(ann, "error"));
    long bob = bearer(hub, 2, Role.MEMBER);
    hub.say(bob, Keys.tag(2), 1, 0, "a");
    assertEquals(1, hub.frames(ann, "message").size());
    hub.send(ann, "{'type':'history','before':2,'limit':9}");
    assertEquals(1, hub.frames(ann, "history").size());
  }

  @Test
  void whereJsonIsOffItsClientsAreToldForGood() {
    var hub = hub(RoomRules.usual().withJson(false));
    long guide = hub.connect("lobby", SubProtocol.JSON, (String) null);
    assertEquals(CloseCode.POLICY, hub.closeCode(guide));
    assertTrue(CloseCode.isFinal(CloseCode.POLICY));
    assertEquals(1, hub.frames(hub.hello(1, "Ann"), "welcome").size());
  }

  @Test
  void wordsAreNotTakenInTextsAndNames() {
    var hub = hub(RoomRules.usual(), (room, text) -> room.equals("lobby") && text.contains("bad"));
    long ann = hub.enter(1, "Ann");
    hub.say(ann, TAG, 1, 0, "a bad word");
    assertEquals(List.of(error("words", 1, "")), hub.frames(ann, "error"));
    hub.send(ann, "{'type':'username','name':'bad'}");
    assertEquals(
        List.of("{'type':'rejectusername','name':'Ann','asked':'bad'}"),
        hub.frames(ann, "rejectusername"));
    long bob = hub.hello(2, "bad");
    assertTrue(hub.frames(bob, "welcome").getFirst().contains("'name':'Guest'"));
    long cat = bearer(hub, 3, Role.MODERATOR);
    hub.say(cat, Keys.tag(3), 1, 0, "do not say bad");
    assertEquals(1, hub.frames(ann, "message").size());
  }

  @Test
  void aReservedNameIsForTheBearerOfATokenOnly() {
    var hub = hub(RoomRules.usual(), WordFilter.none(), "Bob");
    for (var name : List.of("Bob", "BOB", " bob ", "B0b", "B0B")) {
      long thief = hub.hello(1, name);
      var given = hub.frames(thief, "welcome").getFirst();
      assertTrue(given.contains(name.strip() + "1'"), given);
      hub.feed(new HubInput.Disconnected(thief, CloseCode.NORMAL));
    }
    long ann = hub.enter(1, "Ann");
    hub.send(ann, "{'type':'username','name':'B0B'}");
    assertEquals(
        List.of("{'type':'rejectusername','name':'Ann','asked':'B0B'}"),
        hub.frames(ann, "rejectusername"));
    long json = hub.join("bob");
    assertEquals(List.of(), hub.frames(json, "x"));
    hub.issue("bob", new SignedIdentity("", "s", "Bob", Role.MEMBER, null, Long.MAX_VALUE));
    long bob = hub.hello(2, "Bob", ",'token':'bob'");
    assertTrue(hub.frames(bob, "welcome").getFirst().contains("'name':'Bob'"));
  }

  /** Also a name in capitals, of letters that look like those of another script. */
  @Test
  void nobodyLooksLikeTheBearerInCapitals() {
    var library = Keys.library();
    var hub =
        new VirtualHub(
            HubLimits.usual(),
            new VirtualStorage(),
            new Library(
                library.nameKey(),
                name -> name.replace('\u0392', 'B'),
                library.sha256(),
                library.addressHash()));
    hub.issue("bob", new SignedIdentity("", "s", "bob", Role.MEMBER, null, Long.MAX_VALUE));
    hub.hello(2, "bob", ",'token':'bob'");
    long thief = hub.enter(1, "Ann");
    hub.send(thief, "{'type':'username','name':'\u0392O\u0392'}");
    assertEquals(1, hub.frames(thief, "rejectusername").size());
  }

  @Test
  void onlyTheLastMessagesAreRemembered() {
    var last = new LastMessages();
    for (int i = 0; i < LastMessages.MOST + 10; i++) {
      last.add("p" + i, "c", 0, 1_000);
    }
    assertEquals(7, last.sinceMillis("p0", "d", 1, 7));
    assertEquals(1, last.sinceMillis("p" + LastMessages.MOST, "d", 1, 7));
    last.add("x", "c", 1_000, 1_000);
    assertEquals(7, last.sinceMillis("p" + LastMessages.MOST, "d", 1_000, 7));
    last.add("x", "c", 1_500, 1_000);
    assertEquals(600, last.sinceMillis("x", "d", 1_600, 7), "the same message once more");
  }
}
