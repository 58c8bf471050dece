package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.SanctionKind;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.SubProtocol;

/** Sanctions for all rooms stand beside those of a room, and no entry of its log ends them. */
final class GeneralSanctionsTest {
  private static StoredSanction everywhere(SanctionKind kind, String who, long until) {
    return new StoredSanction(kind, who, until, "", null, 1, null, true);
  }

  private static RoomState after(RoomState before, SanctionKind kind, String who, long millis) {
    var body = new Body.Sanction(kind, who, millis, "");
    return before.after(new StoredMessage(5, 1, "Mia", body, 100, null), null);
  }

  private static Sanctioned of(RoomState state, String who, long now) {
    return Sanctioned.in(state, who, null, now);
  }

  private static long banOf(RoomState state, String who) {
    return Objects.requireNonNull(of(state, who, 100).ban()).untilMillis();
  }

  @Test
  void aPardonAndALaterSanctionOfTheRoomLeaveThem() {
    var general = everywhere(SanctionKind.BAN, "bob", 1_000);
    var state = RoomState.USUAL.withEverywhere(List.of(general));
    assertEquals(1_000, banOf(after(state, SanctionKind.PARDON, "bob", 0), "bob"));
    var shorter = after(state, SanctionKind.BAN, "bob", 50);
    assertEquals(1_000, banOf(shorter, "bob"));
    assertEquals(5_100, banOf(after(state, SanctionKind.BAN, "bob", 5_000), "bob"));
    assertEquals(1_000, banOf(after(shorter, SanctionKind.PARDON, "bob", 0), "bob"));
    assertNull(of(state, "bob", 1_000).ban(), "its time is over");
    assertNull(of(state, "ann", 100).ban());
    assertNull(of(state, "bob", 100).quiet());
  }

  @Test
  void theyTakeNoPlaceOfTheRooms() {
    var many = new ArrayList<StoredSanction>();
    for (int i = 0; i < RoomState.MOST_SANCTIONS; i++) {
      many.add(everywhere(SanctionKind.QUIET, "p" + i, StoredSanction.FOR_EVER));
    }
    var state = RoomState.USUAL.withEverywhere(many);
    var quiet = new Body.Sanction(SanctionKind.QUIET, "bob", 0, "");
    assertNull(state.refusal(new Draft(1, "Mia", "Mia", quiet, 100, null, null)));
  }

  @Test
  void theyBindEachRoomThatBegins() {
    var storage = new VirtualStorage();
    var bob = Keys.tag(2);
    long end = VirtualHub.WALL_START + 3_600_000;
    storage.sanctionEverywhere(everywhere(SanctionKind.BAN, bob, end));
    storage.sanctionEverywhere(everywhere(SanctionKind.QUIET, Keys.tag(3), end));
    var hub = new VirtualHub(HubLimits.usual(), storage);
    assertEquals(CloseCode.BANNED, hub.closeCode(hub.hello(2, "Bob")));
    hub.issue("t", new SignedIdentity("", "s", "Mo", Role.MODERATOR, null, Long.MAX_VALUE));
    long mo = hub.hello(1, "x", ",'token':'t'");
    var pardon = "'kind':'pardon','who':'" + bob + "'}";
    hub.send(mo, "{'type':'sanction','cid':'" + Keys.tag(1) + ".1'," + pardon);
    assertEquals(1, hub.frames(mo, "sanction").size());
    assertEquals(CloseCode.BANNED, hub.closeCode(hub.hello(2, "Bob")), "no moderator ends it");
    long cat = hub.hello(3, "Cat");
    hub.say(cat, Keys.tag(3), 1, 0, "hi");
    assertEquals(1, hub.frames(cat, "error").size());
    long other = hub.connect("a-new-room", SubProtocol.V1, (String) null);
    hub.send(other, "{'type':'hello','key':'" + Keys.of(2) + "','name':'Bob'}");
    assertEquals(CloseCode.BANNED, hub.closeCode(other));
    hub.stall(3_600_000);
    assertEquals(1, hub.frames(hub.hello(2, "Bob"), "welcome").size());
  }

  @Test
  void aHubIsToldOfThemOnce() {
    var state = RoomState.USUAL.withEverywhere(List.of(everywhere(SanctionKind.BAN, "bob", 1_000)));
    var first = state.toldTo(new HubOutput.Open(1, "a", null, 0, 0), 1);
    assertEquals(1, first.sanctions().size());
    var again = new HubOutput.Open(1, "a", null, 0, 0, first.sanctionedAt());
    assertEquals(List.of(), state.toldTo(again, 1).sanctions());
    assertEquals(RoomState.USUAL, RoomState.USUAL.withEverywhere(List.of()));
  }
}
