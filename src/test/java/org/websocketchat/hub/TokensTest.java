package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.SubProtocol;

/** Hellos with tokens: who is let in, as whom, and until when. */
final class TokensTest {
  private static final long HOUR = 3_600_000;

  private final VirtualHub hub = new VirtualHub();

  @Test
  void aBearerIsWelcomedAsTheTokenSays() {
    hub.issue("ann", identity("ann-7", "Ann", Role.MODERATOR, HOUR));
    long ann = hub.hello(1, "Somebody", ",'token':'ann'");
    var welcome = hub.frames(ann, "welcome").getFirst();
    assertTrue(welcome.contains("'name':'Ann'"), welcome);
    assertTrue(welcome.endsWith("'role':'moderator','verified':true}"), welcome);
    assertEquals(16, who(welcome).length());
    assertNotEquals(Keys.tag(1), who(welcome));
    hub.pass(1_000);
    var list = hub.frames(ann, "userlist").getFirst();
    assertTrue(list.contains("'who':'" + who(welcome) + "','role':'moderator'"), list);
  }

  @Test
  void othersAreToldWhoSheIs() {
    long bob = hub.enter(2, "Bob");
    hub.issue("ann", identity("ann-7", "Ann", Role.OWNER, HOUR));
    hub.hello(1, "Ann", ",'token':'ann'");
    hub.pass(1_000);
    var joined = hub.frames(bob, "joined").getFirst();
    assertTrue(joined.endsWith("'role':'owner','verified':true}"), joined);
  }

  @Test
  void aModeratorRemovesAnyMessageAndEditsNoneOfAnothers() {
    long bob = hub.enter(2, "Bob");
    hub.say(bob, Keys.tag(2), 1, 0, "x");
    hub.issue("ann", identity("ann-7", "Ann", Role.MODERATOR, HOUR));
    long ann = hub.hello(1, "Ann", ",'token':'ann'");
    var cid = "'cid':'" + Keys.tag(1) + ".1'";
    hub.send(ann, "{'type':'edit'," + cid + ",'target':1,'text':'y'}");
    assertTrue(hub.frames(ann, "error").getFirst().contains("'forbidden'"));
    hub.send(ann, "{'type':'remove'," + cid + ",'target':1}");
    assertTrue(hub.frames(bob, "remove").getFirst().contains("'by':'moderator'"));
  }

  @Test
  void whoHasOneTokenOnTwoKeysEditsTheirOwn() {
    hub.issue("ann", identity("ann-7", "Ann", Role.MEMBER, HOUR));
    long phone = hub.hello(1, "Ann", ",'token':'ann'");
    hub.say(phone, Keys.tag(1), 1, 0, "x");
    long desk = hub.hello(2, "Ann", ",'token':'ann'");
    hub.send(desk, "{'type':'edit','cid':'" + Keys.tag(2) + ".1','target':1,'text':'y'}");
    assertEquals(List.of(), hub.frames(desk, "error"));
    assertEquals(1, hub.frames(phone, "edit").size());
  }

  @Test
  void nothingIsToldOfAGuestThatItsTagDoesNotTell() {
    long bob = hub.hello(2, "Bob");
    var welcome = hub.frames(bob, "welcome").getFirst();
    assertFalse(welcome.contains("who") || welcome.contains("role"), welcome);
    assertFalse(welcome.contains("verified"), welcome);
    assertEquals(List.of(), hub.said(HubOutput.Verify.class));
  }

  @Test
  void theIdIsTheSubjectsAndNoKeyHasIt() {
    hub.issue("one", identity("ann-7", "Ann", Role.MEMBER, HOUR));
    hub.issue("other", new SignedIdentity("b", "ann-7", "Bob", Role.MEMBER, null, inMillis(HOUR)));
    var one = who(hub.frames(hub.hello(1, "x", ",'token':'one'"), "welcome").getFirst());
    var again = who(hub.frames(hub.hello(2, "x", ",'token':'one'"), "welcome").getFirst());
    var other = who(hub.frames(hub.hello(3, "x", ",'token':'other'"), "welcome").getFirst());
    assertEquals(one, again);
    assertNotEquals(one, other);
  }

  @Test
  void noKeyHasTheIdOfASubjectAsItsTag() {
    var subject = "fifteen-letters"; // with the byte before it, as long as a key
    hub.issue("short", new SignedIdentity("", subject, null, Role.OWNER, null, inMillis(HOUR)));
    var who = who(hub.frames(hub.hello(1, "x", ",'token':'short'"), "welcome").getFirst());
    var bytes = ("\0" + subject).getBytes(StandardCharsets.US_ASCII);
    var key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    long thief = hub.connectV1();
    hub.send(thief, "{'type':'hello','key':'" + key + "','name':'x'}");
    var welcome = hub.frames(thief, "welcome").getFirst();
    assertFalse(welcome.contains("'tag':'" + who + "'"), welcome);
  }

  @Test
  void aTokenThatDoesNotCountIsARefusalAndChangesNothing() {
    long guest = hub.enter(1, "Ann");
    long thief = hub.hello(1, "Ann", ",'token':'forged'");
    assertEquals(
        List.of(new HubOutput.Close(thief, CloseCode.UNAUTHORIZED, "no such token")),
        hub.said(HubOutput.Close.class));
    assertEquals(List.of(), hub.frames(thief));
    assertNull(hub.closeCode(guest), "the session goes on");
  }

  @Test
  void aTokenIsForItsRoomsOnly() {
    for (var rooms : List.of(List.of("lobby"), List.of("x", "lob*"), List.of("*"))) {
      hub.issue("ann", identity("ann-7", "Ann", Role.MEMBER, rooms));
      assertNull(hub.closeCode(hub.hello(1, "Ann", ",'token':'ann'")), rooms.toString());
    }
    for (var rooms : List.of(List.<String>of(), List.of("lob"), List.of("lobbyx*"), List.of(""))) {
      hub.issue("ann", identity("ann-7", "Ann", Role.MEMBER, rooms));
      long ann = hub.hello(1, "Ann", ",'token':'ann'");
      assertEquals(CloseCode.UNAUTHORIZED, hub.closeCode(ann), rooms.toString());
    }
  }

  @Test
  void aTokenThatEndedWhileItWasVerifiedDoesNotCount() {
    hub.issue("ann", identity("ann-7", "Ann", Role.MEMBER, 1_000));
    hub.holdVerifications();
    long ann = hub.hello(1, "Ann", ",'token':'ann'");
    hub.pass(1_000);
    hub.answerVerifications();
    assertEquals(CloseCode.UNAUTHORIZED, hub.closeCode(ann));
  }

  @Test
  void aNameOfWhichNothingCanBeSeenDoesNotCount() {
    hub.issue("ann", identity("ann-7", " ", Role.MEMBER, HOUR));
    assertEquals(CloseCode.UNAUTHORIZED, hub.closeCode(hub.hello(1, "Ann", ",'token':'ann'")));
  }

  @Test
  void withoutGuestsEverybodyNeedsAToken() {
    var closed =
        new VirtualHub(
            HubLimits.usual(),
            new VirtualStorage(),
            Keys.library(),
            RoomRules.usual().withSigned(true));
    long bob = closed.hello(2, "Bob");
    assertEquals(CloseCode.UNAUTHORIZED, closed.closeCode(bob));
    long guide = closed.connect("lobby", SubProtocol.JSON, (String) null);
    assertEquals(CloseCode.UNAUTHORIZED, closed.closeCode(guide));
    closed.issue("ann", identity("ann-7", "Ann", Role.GUEST, HOUR));
    long ann = closed.hello(1, "Ann", ",'token':'ann'");
    assertEquals(1, closed.frames(ann, "welcome").size());
  }

  @Test
  void aTokenThatIsNoTextIsRefused() {
    for (var token : List.of("7", "true", "false", "{}", "[]", "''")) {
      long socket = hub.hello(1, "Ann", ",'token':" + token);
      assertEquals(CloseCode.UNAUTHORIZED, hub.closeCode(socket), token);
    }
    assertNull(hub.closeCode(hub.hello(1, "Ann", ",'token':null")));
  }

  @Test
  void socketsOfJsonAreCountedThoughNobodyMayComeInByThem() {
    var closed =
        new VirtualHub(
            HubLimits.usual(),
            new VirtualStorage(),
            Keys.library(),
            RoomRules.usual().withSigned(true));
    long last = 0;
    for (int i = 0; i < 1_000 && last == 0; i++) {
      long socket = closed.connect("lobby", SubProtocol.JSON, "192.0.2.1");
      last = Integer.valueOf(CloseCode.TOO_MANY).equals(closed.closeCode(socket)) ? socket : 0;
    }
    assertTrue(last > 0, "the address is over its budget");
  }

  @Test
  void whoIsNotLetInTakesNobodysName() {
    var full = new VirtualHub(HubLimits.builder().peoplePerRoom(1).build());
    long bob = full.enter(2, "Ann");
    full.issue("ann", identity("ann-7", "Ann", Role.MEMBER, HOUR));
    long ann = full.hello(1, "Somebody", ",'token':'ann'");
    assertTrue(full.closeCode(ann) != null, "there is no place");
    full.pass(1_000);
    assertEquals(List.of(), full.frames(bob, "renamed"));
  }

  @Test
  void aTokenEndsThoughTheMachineWasSuspended() {
    long ann = enter(1, identity("ann-7", "Ann", Role.MODERATOR, HOUR));
    hub.suspend(HOUR);
    hub.send(ann, "{'type':'remove','cid':'" + Keys.tag(1) + ".1','target':1}");
    assertEquals(CloseCode.UNAUTHORIZED, hub.closeCode(ann));
    assertEquals(List.of(), hub.frames(ann));
  }

  @Test
  void aVerdictAboutASocketThatHasEndedIsIgnored() {
    hub.issue("ann", identity("ann-7", "Ann", Role.MEMBER, HOUR));
    hub.holdVerifications();
    long gone = hub.hello(1, "Ann", ",'token':'ann'");
    long closing = hub.hello(1, "Ann", ",'token':'ann'");
    hub.feed(new HubInput.Disconnected(gone, CloseCode.ABNORMAL));
    hub.feed(new HubInput.Backlogged(closing));
    assertFalse(hub.isRead(closing));
    hub.answerVerifications();
    assertTrue(hub.isRead(closing), "so that the peer's close frame is read");
    assertEquals(List.of(), hub.frames(closing));
  }

  @Test
  void anotherTokenIsAskedForAMinuteBeforeTheEnd() {
    long ann = enter(1, identity("ann-7", "Ann", Role.MEMBER, HOUR));
    pass(ann, HOUR - 60_000 - 1_001);
    assertEquals(List.of(), hub.frames(ann, "token"));
    hub.pass(1);
    assertEquals(List.of("{'type':'token','in':60000}"), hub.frames(ann, "token"));
  }

  /** What waits for the end of a long token remembers the socket. */
  @Test
  void aSocketThatHasEndedIsForgottenLongBeforeItsToken() {
    long ann = enter(1, identity("ann-7", "Ann", Role.MEMBER, 10_000 * HOUR));
    hub.feed(new HubInput.Disconnected(ann, 1001));
    hub.pass(2 * HOUR);
    assertEquals(Long.MAX_VALUE, hub.deadline());
  }

  @Test
  void whoSendsNoneIsClosedAtTheEnd() {
    long ann = enter(1, identity("ann-7", "Ann", Role.MEMBER, HOUR));
    pass(ann, HOUR - 1_001);
    assertNull(hub.closeCode(ann));
    hub.pass(1);
    assertEquals(CloseCode.UNAUTHORIZED, hub.closeCode(ann));
    assertEquals(1, hub.frames(ann, "token").size());
  }

  @Test
  void whoSendsOneStaysUntilThatEnds() {
    long ann = enter(1, identity("ann-7", "Ann", Role.MEMBER, HOUR));
    pass(ann, HOUR - 30_000);
    hub.issue("next", identity("ann-7", "Ann", Role.MEMBER, HOUR));
    hub.send(ann, "{'type':'token','token':'next'}");
    long end = hub.millis() + HOUR;
    pass(ann, HOUR - 60_000);
    assertNull(hub.closeCode(ann));
    assertEquals(2, hub.frames(ann, "token").size());
    pass(ann, end - hub.millis());
    assertEquals(CloseCode.UNAUTHORIZED, hub.closeCode(ann));
  }

  @Test
  void whoGivesTheSameTokenAgainIsAskedNoMore() {
    long ann = enter(1, identity("ann-7", "Ann", Role.MEMBER, HOUR));
    pass(ann, HOUR - 30_000);
    assertEquals(1, hub.frames(ann, "token").size());
    for (int i = 0; i < 20; i++) {
      hub.send(ann, "{'type':'token','token':'token-1'}");
      hub.pass(1_000);
    }
    assertEquals(1, hub.frames(ann, "token").size());
    hub.pass(10_000);
    assertEquals(CloseCode.UNAUTHORIZED, hub.closeCode(ann));
  }

  @Test
  void anotherShortTokenIsAskedForWhenHalfOfItIsOver() {
    long ann = enter(1, identity("ann-7", "Ann", Role.MEMBER, HOUR));
    pass(ann, HOUR - 5_000);
    hub.issue("next", identity("ann-7", "Ann", Role.MEMBER, 40_000));
    hub.send(ann, "{'type':'token','token':'next'}");
    hub.pass(5_000); // the alarm for the end of the one before goes off
    hub.issue("third", identity("ann-7", "Ann", Role.MEMBER, 50_000));
    hub.send(ann, "{'type':'token','token':'third'}");
    hub.forget();
    hub.pass(24_999);
    assertEquals(List.of(), hub.frames(ann, "token"));
    hub.pass(1);
    assertEquals(1, hub.frames(ann, "token").size());
  }

  @Test
  void aShortTokenIsAskedForAtOnce() {
    hub.issue("ann", identity("ann-7", "Ann", Role.MEMBER, 5_000));
    long ann = hub.hello(1, "Ann", ",'token':'ann'");
    hub.pass(1);
    assertEquals(List.of("{'type':'token','in':5000}"), hub.frames(ann, "token"));
    hub.pass(5_000);
    assertEquals(CloseCode.UNAUTHORIZED, hub.closeCode(ann));
  }

  @Test
  void aShorterTokenEndsEarlier() {
    long ann = enter(1, identity("ann-7", "Ann", Role.MODERATOR, HOUR));
    hub.issue("next", identity("ann-7", "Ann", Role.MEMBER, 10_000));
    hub.send(ann, "{'type':'token','token':'next'}");
    hub.pass(9_999);
    assertNull(hub.closeCode(ann));
    hub.pass(1);
    assertEquals(CloseCode.UNAUTHORIZED, hub.closeCode(ann));
  }

  @Test
  void theNextTokenHasToBeTheSamePersonsAndForThisRoom() {
    var bob = identity("bob-8", "Ann", Role.OWNER, HOUR);
    var elsewhere = identity("ann-7", "Ann", Role.MEMBER, List.of("garden"));
    for (var wrong : List.of(bob, elsewhere)) {
      long ann = enter(1, identity("ann-7", "Ann", Role.MEMBER, HOUR));
      hub.issue("next", wrong);
      hub.send(ann, "{'type':'token','token':'next'}");
      assertEquals(CloseCode.UNAUTHORIZED, hub.closeCode(ann), wrong.toString());
    }
    long ann = enter(1, identity("ann-7", "Ann", Role.MEMBER, HOUR));
    hub.send(ann, "{'type':'token','token':'forged'}");
    assertEquals(CloseCode.UNAUTHORIZED, hub.closeCode(ann));
  }

  @Test
  void aGuestBecomesNobodyElseOnTheSameSocket() {
    long bob = hub.enter(2, "Bob");
    hub.issue("ann", identity("ann-7", "Ann", Role.OWNER, HOUR));
    hub.send(bob, "{'type':'token','token':'ann'}");
    assertEquals(List.of("{'type':'error','code':'bad_request'}"), hub.frames(bob));
    assertEquals(List.of(), hub.said(HubOutput.Verify.class));
  }

  @Test
  void aNewTokenThatChangesTheRoleIsToldToEverybody() {
    long ann = enter(1, identity("ann-7", "Ann", Role.MODERATOR, HOUR));
    long bob = hub.enter(2, "Bob");
    hub.issue("next", identity("ann-7", "Ann", Role.MEMBER, HOUR));
    hub.send(ann, "{'type':'token','token':'next'}");
    hub.pass(1_000);
    assertTrue(hub.frames(bob, "joined").getFirst().contains("'role':'member'"));
    assertEquals(List.of(), hub.frames(bob, "left"));
    hub.forget();
    hub.send(ann, "{'type':'token','token':'next'}");
    hub.pass(1_000);
    assertEquals(List.of(), hub.frames(bob, "joined"), "nothing has changed");
  }

  private long enter(int key, SignedIdentity identity) {
    hub.issue("token-" + key, identity);
    hub.hello(key, "Somebody", ",'token':'token-" + key + "'");
    long socket = hub.lastSocket();
    hub.pass(1_000);
    hub.forget();
    return socket;
  }

  /** Lets time pass for a client that answers pings. */
  private void pass(long socket, long millis) {
    for (long left = millis; left > 0; left -= 20_000) {
      hub.pass(Math.min(left, 20_000));
      hub.pong(socket);
    }
  }

  private SignedIdentity identity(String subject, @Nullable String name, Role role, long millis) {
    return new SignedIdentity("site", subject, name, role, null, inMillis(millis));
  }

  private SignedIdentity identity(String subject, String name, Role role, List<String> rooms) {
    return new SignedIdentity("site", subject, name, role, rooms, inMillis(HOUR));
  }

  private long inMillis(long millis) {
    return VirtualHub.WALL_START + hub.millis() + millis;
  }

  static String who(String frame) {
    int at = frame.indexOf("'who':'") + 7;
    return frame.substring(at, frame.indexOf('\'', at));
  }
}
