package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.SubProtocol;

/** Spectators: they see what everybody sees, are nobody, and leave nothing. */
final class ChatSpectatorsTest {
  private static final long HOUR = 3_600_000;
  private static final String ANN = Keys.tag(1);

  private VirtualHub hub = new VirtualHub();

  private long read(String rest) {
    return read(hub.connectV1(), rest);
  }

  private long read(long socket, String rest) {
    hub.send(socket, "{'type':'hello','read':true" + rest + "}");
    return socket;
  }

  private void passWithPongs(long millis, long... sockets) {
    for (long left = millis; left > 0; left -= 20_000) {
      hub.pass(Math.min(left, 20_000));
      for (long socket : sockets) {
        hub.pong(socket);
      }
    }
  }

  private void issue(String token, Role role, long forMillis) {
    var wall = VirtualHub.WALL_START + hub.millis() + forMillis;
    hub.issue(token, new SignedIdentity("", "mia", "Mia", role, null, wall));
  }

  @Test
  void aSpectatorIsWelcomedWithoutANameAndToldWhoIsHere() {
    hub.enter(1, "Ann");
    long spectator = read("");
    long wall = VirtualHub.WALL_START + hub.millis();
    assertEquals(
        List.of(
            "{'type':'welcome','read':true,'epoch':'e1','first':1,'head':0,'recovered':false,"
                + "'ping':25000,'now':"
                + wall
                + ",'limits':{'frame':65536,'text':16384,'name':32,'rate':10,'burst':20,"
                + "'edit':900000}}",
            "{'type':'userlist','users':[{'id':2,'tag':'" + ANN + "','name':'Ann'}]}"),
        hub.frames(spectator));
    assertTrue(hub.isRead(spectator));
  }

  @Test
  void itIsSentWhatEverybodyIsSent() {
    long ann = hub.enter(1, "Ann");
    long spectator = read("");
    hub.pass(1_000);
    long bob = hub.hello(2, "Bob");
    hub.say(ann, ANN, 1, 0, "a");
    hub.send(ann, "{'type':'edit','cid':'" + ANN + ".2','target':1,'text':'b'}");
    hub.pass(1_000);
    hub.send(bob, "{'type':'username','name':'Bobby'}");
    hub.pass(1_000);
    for (var type : List.of("message", "edit", "joined", "renamed")) {
      assertEquals(1, hub.frames(spectator, type).size(), type);
    }
    assertEquals(hub.frames(bob, "message"), hub.frames(spectator, "message"));
    hub.send(bob, "{'type':'typing'}");
    assertEquals(1, hub.frames(spectator, "typing").size());
    hub.pass(30_000);
    assertFalse(hub.frames(spectator, "ping").isEmpty());
    hub.send(spectator, "{'type':'ping'}");
    assertEquals(1, hub.frames(spectator, "pong").size());
  }

  @Test
  void itAppearsNowhereAndStoresNothing() {
    long ann = hub.enter(1, "Ann");
    long guide = hub.join("Guy");
    long spectator = read("");
    hub.pass(1_000);
    passWithPongs(100_000, ann, guide, spectator);
    hub.feed(new HubInput.Disconnected(spectator, 1006));
    hub.pass(1_000);
    assertEquals(
        List.of(),
        Stream.concat(hub.frames(ann).stream(), hub.frames(guide).stream())
            .filter(frame -> !frame.startsWith("{'type':'ping'"))
            .toList());
    assertEquals(
        List.of(ANN),
        hub.said(HubOutput.Remember.class).stream()
            .map(HubOutput.Remember::tag)
            .distinct()
            .toList());
    assertEquals(2, hub.hub().counts().people());
    assertEquals(List.of(), hub.said(HubOutput.Append.class));
  }

  @Test
  void aRoomOfNobodyButASpectatorEndsWithItsSocket() {
    long spectator = read("");
    passWithPongs(60_000, spectator);
    assertEquals(1, hub.hub().rooms());
    assertEquals(0, hub.hub().counts().people());
    assertEquals(List.of(), hub.said(HubOutput.Remember.class));
    hub.feed(new HubInput.Disconnected(spectator, 1006));
    assertEquals(0, hub.hub().rooms());
    assertEquals(0, hub.hub().sockets());
    assertEquals(List.of(new HubOutput.Forget("lobby")), hub.said(HubOutput.Forget.class));
  }

  @Test
  void itResumesWhereItWas() {
    long ann = hub.enter(1, "Ann");
    for (int n = 1; n <= 5; n++) {
      hub.say(ann, ANN, n, n - 1, "m" + n);
    }
    long spectator = read(",'epoch':'e1','offset':3");
    assertTrue(hub.frames(spectator).getFirst().contains("'head':5,'recovered':true"));
    hub.say(ann, ANN, 6, 5, "m6");
    assertEquals(
        List.of("m4", "m5", "m6"),
        hub.frames(spectator, "message").stream()
            .map(frame -> frame.replaceAll(".*'text':'(m.)'.*", "$1"))
            .toList());
    long other = read(",'epoch':'e0','offset':3");
    assertTrue(hub.frames(other).getFirst().contains("'recovered':false"));
    hub.send(other, "{'type':'history','before':7,'limit':3}");
    assertTrue(hub.frames(other, "history").getFirst().contains("'as_of':6"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'message','cid':'x.1','after':0,'text':'a'}",
        "{'type':'edit','cid':'x.1','after':0,'target':1,'text':'a'}",
        "{'type':'remove','cid':'x.1','after':0,'target':1}",
        "{'type':'pin','cid':'x.1','after':0,'target':1}",
        "{'type':'report','cid':'x.1','after':0,'target':1}",
        "{'type':'mode','cid':'x.1','after':0,'set':{'slow':10}}",
        "{'type':'sanction','cid':'x.1','after':0,'kind':'ban','who':'x'}",
        "{'type':'username','name':'Ann'}",
        "{'type':'typing'}",
        "{'type':'acts'}"
      })
  void whateverItSaysIsForbiddenAndChangesNothing(String frame) {
    for (var rest : List.of("", ",'token':'mia'")) {
      hub = new VirtualHub();
      issue("mia", Role.OWNER, HOUR);
      long ann = hub.enter(1, "Ann");
      hub.say(ann, ANN, 1, 0, "a");
      long spectator = read(rest);
      hub.pass(1_000);
      hub.forget();
      hub.send(spectator, frame);
      var cid = frame.contains("'cid'") ? ",'cid':'x.1'" : "";
      assertEquals(
          List.of("{'type':'error','code':'forbidden'" + cid + "}"), hub.frames(spectator));
      hub.pass(1_000);
      assertEquals(List.of(), hub.frames(ann));
      assertEquals(List.of(), hub.said(HubOutput.Append.class));
      assertNull(hub.closeCode(spectator));
      assertTrue(hub.isRead(spectator));
    }
  }

  @Test
  void whatIsUnknownOrLacksAFieldIsAnsweredAsToAnybody() {
    long spectator = read("");
    hub.pass(1_000);
    hub.forget();
    hub.send(spectator, "{'type':'later'}");
    assertEquals(List.of(), hub.frames(spectator));
    hub.send(spectator, "{'type':'later','cid':'x.1'}");
    hub.send(spectator, "{'type':'history'}");
    assertEquals(
        List.of(
            "{'type':'error','code':'bad_request','cid':'x.1'}",
            "{'type':'error','code':'bad_request'}"),
        hub.frames(spectator));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'type':'hello','read':true}", "rubbish"})
  void aSecondHelloIsClosed(String frame) {
    long spectator = read("");
    hub.send(spectator, frame);
    assertEquals(CloseCode.V1_PROTOCOL, hub.closeCode(spectator));
  }

  @ParameterizedTest
  @ValueSource(strings = {",'name':'Ann'", ",'key':'AAAAAAAAAAAAAAAAAAAAAA'", ",'name':7"})
  void aSpectatorWithAKeyOrANameIsClosed(String rest) {
    long spectator = read(rest);
    assertEquals(CloseCode.V1_PROTOCOL, hub.closeCode(spectator));
    assertEquals(List.of(), hub.frames(spectator));
  }

  @Test
  void whereGuestsMayNotComeInATokenLetsItIn() {
    hub = new VirtualHub(RoomRules.usual().withSigned(true));
    assertEquals(CloseCode.UNAUTHORIZED, hub.closeCode(read("")));
    assertEquals(CloseCode.UNAUTHORIZED, hub.closeCode(read(",'token':'none'")));
    issue("mia", Role.GUEST, HOUR);
    long spectator = read(",'token':'mia'");
    hub.pass(1_000);
    assertEquals(
        List.of("{'type':'userlist','users':[]}"), hub.frames(spectator, "userlist"), "not Mia");
    assertFalse(hub.frames(spectator, "welcome").getFirst().contains("role"));
  }

  @Test
  void itsTokenIsRenewedAndEndsAsThatOfAnybody() {
    issue("mia", Role.MEMBER, 90_000);
    long spectator = read(",'token':'mia'");
    passWithPongs(40_000, spectator);
    assertEquals(1, hub.frames(spectator, "token").size());
    issue("next", Role.MEMBER, 180_000);
    hub.send(spectator, "{'type':'token','token':'next'}");
    passWithPongs(160_000, spectator);
    assertNull(hub.closeCode(spectator));
    passWithPongs(20_000, spectator);
    assertEquals(CloseCode.UNAUTHORIZED, hub.closeCode(spectator));
    long guest = read("");
    hub.send(guest, "{'type':'token','token':'next'}");
    assertEquals(1, hub.frames(guest, "error").size());
  }

  @Test
  void whoActsIsNotToldToASpectatorWithTheTokenOfAModerator() {
    issue("mia", Role.OWNER, HOUR);
    long mia = hub.hello(3, "Mia", ",'token':'mia'");
    long spectator = read(",'token':'mia'");
    hub.send(mia, "{'type':'mode','cid':'" + Keys.tag(3) + ".1','set':{'slow':10}}");
    assertTrue(hub.frames(mia, "mode").getFirst().contains("actor"));
    assertFalse(hub.frames(spectator, "mode").getFirst().contains("actor"));
  }

  @Test
  void aBanOfItsAddressAndARoomThatWantsTokensSendItAway() {
    issue("mia", Role.OWNER, HOUR);
    long mia = hub.hello(3, "Mia", ",'token':'mia'");
    long bob = hub.connect("lobby", SubProtocol.V1, "192.0.2.1");
    hub.send(bob, "{'type':'hello','key':'" + Keys.of(2) + "','name':'Bob'}");
    long near = read(hub.connect("lobby", SubProtocol.V1, "192.0.2.1"), "");
    long far = read(hub.connect("lobby", SubProtocol.V1, "192.0.2.2"), "");
    var cid = "'cid':'" + Keys.tag(3);
    hub.send(mia, "{'type':'sanction'," + cid + ".1','kind':'ban','who':'" + Keys.tag(2) + "'}");
    assertEquals(CloseCode.BANNED, hub.closeCode(near));
    assertNull(hub.closeCode(far));
    assertEquals(
        CloseCode.BANNED,
        hub.closeCode(read(hub.connect("lobby", SubProtocol.V1, "192.0.2.1"), "")));
    hub.send(mia, "{'type':'mode'," + cid + ".2','set':{'signed':true}}");
    assertEquals(CloseCode.UNAUTHORIZED, hub.closeCode(far));
  }

  @Test
  void thePersonOfItsTokenMayBeBanned() {
    issue("mia", Role.MEMBER, HOUR);
    hub.issue(
        "own",
        new SignedIdentity("", "own", "Own", Role.OWNER, null, VirtualHub.WALL_START + HOUR));
    long mia = hub.hello(3, "Mia", ",'token':'mia'");
    hub.pass(1_000);
    var who = hub.frames(mia, "welcome").getFirst().replaceAll(".*'who':'([^']*)'.*", "$1");
    long owner = hub.hello(4, "Own", ",'token':'own'");
    long spectator = read(",'token':'mia'");
    assertNull(hub.closeCode(spectator));
    hub.send(
        owner,
        "{'type':'sanction','cid':'" + Keys.tag(4) + ".1','kind':'ban','who':'" + who + "'}");
    assertEquals(CloseCode.BANNED, hub.closeCode(spectator));
    assertEquals(CloseCode.BANNED, hub.closeCode(read(",'token':'mia'")));
  }

  /** While the owner is away, a moderator can ban them: but that does not bind owners. */
  @Test
  void aBanDoesNotBindTheSpectatorOfAnOwner() {
    issue("mia", Role.OWNER, HOUR);
    hub.issue(
        "mod",
        new SignedIdentity("", "mod", "Mod", Role.MODERATOR, null, VirtualHub.WALL_START + HOUR));
    long mia = hub.hello(3, "Mia", ",'token':'mia'");
    var who = hub.frames(mia, "welcome").getFirst().replaceAll(".*'who':'([^']*)'.*", "$1");
    hub.feed(new HubInput.Disconnected(mia, 1001));
    long spectator = read(",'token':'mia'");
    passWithPongs(300_000, spectator);
    long moderator = hub.hello(4, "Mod", ",'token':'mod'");
    var ban = "{'type':'sanction','cid':'" + Keys.tag(4) + ".1','kind':'ban','who':'" + who + "'}";
    hub.send(moderator, ban);
    assertEquals(1, hub.frames(moderator, "sanction").size());
    assertNull(hub.closeCode(spectator));
    assertNull(hub.closeCode(read(",'token':'mia'")));
  }

  @Test
  void spectatorsTakeNoPlaceAmongThePeopleButCountAsSocketsAndHellos() {
    hub = new VirtualHub(HubLimits.builder().peoplePerAddress(1).socketsPerAddress(4).build());
    long ann = hub.connect("lobby", SubProtocol.V1, "192.0.2.1");
    for (int i = 0; i < 3; i++) {
      long spectator = read(hub.connect("lobby", SubProtocol.V1, "192.0.2.1"), "");
      assertNull(hub.closeCode(spectator));
    }
    hub.send(ann, "{'type':'hello','key':'" + Keys.of(1) + "','name':'Ann'}");
    assertEquals(1, hub.frames(ann, "welcome").size());
    assertNotNull(hub.closeCode(hub.connect("lobby", SubProtocol.V1, "192.0.2.1")));
  }

  @Test
  void itWaitsForStorageAndComesBackIfThatFails() {
    hub.holdLog();
    long spectator = read("");
    hub.pass(4_000);
    assertEquals(List.of(), hub.frames(spectator));
    assertFalse(hub.isRead(spectator));
    hub.failLog();
    hub.releaseLog();
    assertEquals(CloseCode.TRY_LATER, hub.closeCode(spectator));
    assertEquals(1, hub.frames(read(""), "welcome").size());
  }

  @Test
  void aSocketThatEndsWhileItWaitsLeavesNothing() {
    hub.holdLog();
    long spectator = read("");
    hub.feed(new HubInput.Disconnected(spectator, 1006));
    hub.releaseLog();
    assertEquals(List.of(), hub.frames(spectator));
    assertEquals(0, hub.hub().rooms());
  }
}
