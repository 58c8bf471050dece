package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.SubProtocol;
import org.websocketchat.protocol.Utf8;

/** One address takes all the names, people and rooms that it can get; others do not notice. */
class PlacesFromOutsideTest {
  private static final String STRANGE = "198.51.100.9";
  private static final Rate ANY = Rate.perSecond(1_000_000, 1_000_000);

  /** Limits without rates, so that strangers are as fast as they like. */
  private static HubLimitsBuilder fast() {
    return HubLimits.builder()
        .connectsPerAddress(ANY)
        .hellosPerAddress(ANY)
        .framesPerAddress(ANY)
        .framesPerRoom(ANY)
        .frames(ANY);
  }

  private static long hello(VirtualHub hub, String address, int key, String name) {
    return hello(hub, new Address(List.of(address)), "lobby", key, name);
  }

  private static long hello(VirtualHub hub, Address address, String room, int key, String name) {
    long socket = hub.connect(room, SubProtocol.V1, address);
    hub.send(socket, "{'type':'hello','key':'" + Keys.of(key) + "','name':'" + name + "'}");
    return socket;
  }

  private static String nameOf(VirtualHub hub, long socket) {
    return hub.frames(socket, "welcome").getFirst().replaceAll(".*'name':'([^']*)'.*", "$1");
  }

  private static void lose(VirtualHub hub, long socket) {
    hub.feed(new HubInput.Disconnected(socket, 1006));
  }

  @Test
  void afterManyThrowAwayKeysAnnIsStillAnnWithin120Seconds() {
    var hub = new VirtualHub(fast().build());
    var strange = new Address(List.of(STRANGE));
    lose(hub, hello(hub, "192.0.2.1", 1, "Ann"));
    for (int i = 0; i < 20_400; i++) {
      long socket = hello(hub, strange, "r" + i % 40, 100 + i, "x" + i);
      assertNull(hub.closeCode(socket));
      lose(hub, socket);
      hub.pass(5);
      hub.forget();
    }
    assertEquals("Ann1", nameOf(hub, hello(hub, STRANGE, 99, "Ann")));
    assertEquals("Ann", nameOf(hub, hello(hub, "192.0.2.1", 1, "Somebody")));
  }

  @Test
  void whoHasTooManyNamesInReserveLosesHisOwnOldest() {
    var hub = new VirtualHub(HubLimits.builder().namesPerAddress(2).build());
    for (int i = 0; i < 3; i++) {
      lose(hub, hello(hub, STRANGE, 10 + i, "x" + i));
    }
    assertEquals("x0", nameOf(hub, hello(hub, "192.0.2.1", 20, "x0")));
    assertEquals("x11", nameOf(hub, hello(hub, "192.0.2.1", 21, "x1")));
    assertEquals("x21", nameOf(hub, hello(hub, "192.0.2.1", 22, "x2")));
  }

  @Test
  void whereAllNamesAreReservedTheAddressWithMostLosesItsOldest() {
    var hub = new VirtualHub(HubLimits.builder().names(4).build());
    lose(hub, hello(hub, "192.0.2.1", 1, "Ann"));
    for (int i = 0; i < 3; i++) {
      lose(hub, hello(hub, STRANGE, 10 + i, "x" + i));
    }
    lose(hub, hello(hub, "192.0.2.2", 2, "Bob"));
    assertEquals("Ann", nameOf(hub, hello(hub, "192.0.2.1", 1, "Somebody")));
    assertEquals("Bob", nameOf(hub, hello(hub, "192.0.2.2", 2, "Somebody")));
    assertEquals("x0", nameOf(hub, hello(hub, "192.0.2.3", 20, "x0")));
  }

  @Test
  void aNameThatHadToGoIsNotReservedAfterARestartEither() {
    var limits = HubLimits.builder().namesPerAddress(1).build();
    var hub = new VirtualHub(limits);
    hub.storage().outliveRooms();
    lose(hub, hello(hub, STRANGE, 10, "x0"));
    lose(hub, hello(hub, STRANGE, 11, "x1"));
    hub.storage().crash();
    var after = new VirtualHub(limits, hub.storage());
    assertEquals("x0", nameOf(after, hello(after, "192.0.2.1", 20, "x0")));
    assertEquals("x11", nameOf(after, hello(after, "192.0.2.1", 21, "x1")));
  }

  /** With one socket open at a time, those in their 10 s of grace are people, too. */
  @Test
  void theListStaysShortHoweverManyKeysComeAndGo() {
    var hub = new VirtualHub(fast().build());
    var longest = "\uD835\uDD04".repeat(28);
    long ann = hello(hub, "192.0.2.1", 1, "Ann");
    for (int i = 0; i < 6_000; i++) {
      lose(hub, hello(hub, STRANGE, 100 + i, longest + i));
      hub.pass(1);
    }
    hub.forget();
    long bob = hello(hub, "192.0.2.2", 2, "Bob");
    var list = hub.frames(bob, "userlist").getFirst();
    assertTrue(list.split("'id':", -1).length - 1 <= 400 + 2, "people in the list");
    assertTrue(Utf8.length(list) < 1 << 18, "a list of " + Utf8.length(list));
    assertNull(hub.closeCode(bob));
    assertNull(hub.closeCode(ann));
  }

  @Test
  void anAddressHasOnlySoManyPeopleInARoomThoseInGraceIncluded() {
    var hub = new VirtualHub(HubLimits.builder().peoplePerAddress(2).build());
    long first = hello(hub, STRANGE, 10, "x0");
    lose(hub, first);
    hello(hub, STRANGE, 11, "x1");
    long third = hello(hub, STRANGE, 12, "x2");
    assertEquals(4029, hub.closeCode(third));
    assertEquals(
        STRANGE + ": has its 2 people in one room; come back when one has gone",
        hub.said(HubOutput.Close.class).getLast().reason());
    assertNull(hub.closeCode(hello(hub, "192.0.2.1", 1, "Ann")));
    assertNull(hub.closeCode(hello(hub, new Address(List.of(STRANGE)), "tea", 13, "x3")));
    assertEquals("x0", nameOf(hub, hello(hub, STRANGE, 10, "x0"))); // is in the list already
    hub.pass(10_000);
    long guide = hub.connect("lobby", STRANGE);
    assertEquals(4029, hub.closeCode(guide));
  }

  @Test
  void aFullRoomSaysSoAndPeopleInGraceAreCounted() {
    var hub = new VirtualHub(HubLimits.builder().peoplePerRoom(2).build());
    long ann = hello(hub, "192.0.2.1", 1, "Ann");
    lose(hub, hello(hub, "192.0.2.2", 2, "Bob"));
    long late = hello(hub, "192.0.2.3", 3, "Cat");
    assertEquals(1013, hub.closeCode(late));
    assertEquals(
        "room lobby: has its 2 people; come back later",
        hub.said(HubOutput.Close.class).getLast().reason());
    hub.pass(10_000);
    assertNull(hub.closeCode(hello(hub, "192.0.2.3", 4, "Dee")));
    assertNull(hub.closeCode(ann));
  }

  @Test
  void anAddressBeginsOnlySoManyRooms() {
    var hub = new VirtualHub(HubLimits.builder().roomsPerAddress(2).build());
    hub.connect("a", STRANGE);
    hub.connect("b", STRANGE);
    long third = hub.connect("c", STRANGE);
    assertEquals(4029, hub.closeCode(third));
    assertEquals(
        STRANGE + ": has its 2 rooms begun; come back when one has gone",
        hub.said(HubOutput.Close.class).getLast().reason());
    assertNull(hub.closeCode(hub.connect("a", STRANGE)));
    assertNull(hub.closeCode(hub.connect("c", "192.0.2.1")));
    assertNull(hub.closeCode(hub.connect("c", STRANGE)));
  }

  @Test
  void hisOwnEmptyRoomMakesPlaceButNoneInWhichOthersHaveAName() {
    var hub = new VirtualHub(HubLimits.builder().roomsPerAddress(2).build());
    var strange = new Address(List.of(STRANGE));
    var honest = new Address(List.of("192.0.2.1"));
    lose(hub, hello(hub, strange, "a", 10, "x0"));
    lose(hub, hello(hub, honest, "a", 1, "Ann"));
    lose(hub, hello(hub, strange, "b", 10, "x0"));
    assertEquals(2, hub.hub().rooms());
    assertNull(hub.closeCode(hub.connect("c", STRANGE)));
    assertEquals(2, hub.hub().rooms());
    assertEquals("Ann1", nameOf(hub, hello(hub, strange, "a", 11, "Ann")));
    assertEquals("Ann", nameOf(hub, hello(hub, honest, "a", 1, "Somebody")));
    assertEquals(4029, hub.closeCode(hub.connect("d", STRANGE)));
  }

  @Test
  void whereThereAreTooManyRoomsTheAddressThatBeganMostMakesPlace() {
    var hub = new VirtualHub(HubLimits.builder().rooms(4).build());
    var strange = new Address(List.of(STRANGE));
    var honest = new Address(List.of("192.0.2.1"));
    lose(hub, hello(hub, honest, "a", 1, "Ann"));
    for (int i = 0; i < 3; i++) {
      lose(hub, hello(hub, strange, "x" + i, 10, "x"));
    }
    assertNull(hub.closeCode(hub.connect("b", "192.0.2.2")));
    assertEquals(4, hub.hub().rooms());
    assertEquals("Ann", nameOf(hub, hello(hub, honest, "a", 1, "Somebody")));
    hub.connect("x1", STRANGE);
    hub.connect("x2", STRANGE);
    assertEquals(1013, hub.closeCode(hub.connect("c", "192.0.2.2")));
    assertEquals(
        "this server: has its 4 rooms begun; come back later",
        hub.said(HubOutput.Close.class).getLast().reason());
  }

  @Test
  void noSiteOfIpv6HasMoreThanHalfOfARoom() {
    var hub = new VirtualHub(fast().peoplePerAddress(4).peoplePerRoom(20).build());
    var closed = new ArrayList<Integer>();
    for (int i = 0; i < 20; i++) {
      var networks = List.of(i + "::/64", i / 3 + "::/56", "2001:db8::/48");
      closed.add(hub.closeCode(hello(hub, new Address(networks), "lobby", 100 + i, "x" + i)));
    }
    assertEquals(10, closed.stream().filter(code -> code == null).count());
    assertNull(hub.closeCode(hello(hub, "192.0.2.1", 1, "Ann")));
  }
}
