package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.SubProtocol;

/**
 * How many lookups of one address and in all storage is asked at a time, and whose turn is next.
 */
class LookupsTest {
  private static final String STRANGE = "198.51.100.9";
  private static final int CAP = 8;

  private final VirtualHub hub =
      new VirtualHub(
          HubLimits.builder()
              .opensPerAddress(CAP)
              .opens(3 * CAP)
              .pagesPerAddress(CAP)
              .pages(3 * CAP)
              .build());
  private final Strangers strangers = Strangers.of(hub, STRANGE);
  private final long ann = hello(1, "192.0.2.1");

  private long hello(int key, @Nullable String address) {
    long socket = hub.connect("lobby", SubProtocol.V1, address);
    hub.send(socket, "{'type':'hello','key':'" + Keys.of(key) + "','name':'N" + key + "'}");
    return socket;
  }

  /** A hello from this /64 of this /56, all in one /48. */
  private long hello(int key, int home, int subscriber) {
    var address =
        List.of(
            "2001:db8:1:" + home + subscriber + "::/64",
            "2001:db8:1:" + home + "::/56",
            "2001:db8:1::/48");
    long socket = hub.connect("lobby", SubProtocol.V1, new Address(address));
    hub.send(socket, "{'type':'hello','key':'" + Keys.of(key) + "','name':'N'}");
    return socket;
  }

  /** The tags of the sessions that storage has been asked for since. */
  private List<String> asked() {
    return hub.said(HubOutput.Open.class).stream().map(open -> String.valueOf(open.tag())).toList();
  }

  /** So many strangers enter the room and ask for history, while storage is held back. */
  private void askForHistory(int count) {
    strangers.come("lobby", count);
    strangers.greet();
    hub.pass(11_000);
    hub.holdLog();
    hub.forget();
    strangers.send("{'type':'history','before':9,'limit':9}");
    assertEquals(CAP, reads());
  }

  private int reads() {
    return hub.said(HubOutput.Read.class).size();
  }

  @Test
  void aMessageOfAnotherAddressWaitsBehindFewReads() {
    askForHistory(100);
    hub.say(ann, Keys.tag(1), 1, 0, "hello");
    assertEquals(CAP + 1, hub.storage().waiting());
    for (int i = 0; i <= CAP; i++) {
      hub.answerOne();
    }
    assertEquals(1, hub.frames(ann, "message").size());
    assertEquals(2 * CAP, reads(), "each answer lets the next one be asked");
    hub.releaseLog();
    assertEquals(100, reads());
    strangers.send("{'type':'ping'}"); // all are read on
    assertEquals(300, strangers.sent());
  }

  @Test
  void hellosAndIdsAreLookupsToo() {
    hub.holdLog();
    hub.forget();
    strangers.come("lobby", 2 * CAP);
    strangers.greet();
    assertEquals(CAP, hub.said(HubOutput.Open.class).size());
    for (int i = 0; i < CAP; i++) {
      hub.connect("lobby", SubProtocol.JSON, STRANGE);
    }
    assertEquals(CAP, hub.said(HubOutput.Open.class).size());
    long bob = hello(2, "192.0.2.2");
    assertEquals(CAP + 1, hub.said(HubOutput.Open.class).size());
    hub.releaseLog();
    assertEquals(3 * CAP + 1, hub.said(HubOutput.Open.class).size());
    assertEquals(1, hub.frames(bob, "welcome").size());
  }

  @Test
  void theNetworksTakeTurnsWhereStorageIsAskedAsMuchAsItMay() {
    hub.holdLog();
    for (int address = 1; address <= 3; address++) {
      for (int i = 0; i < 2 * CAP; i++) {
        hello(100 * address + i, "198.51.100." + address);
      }
    }
    assertEquals(3 * CAP, hub.storage().waiting());
    long bob = hello(2, "192.0.2.2");
    long cat = hello(3, "192.0.2.3");
    assertEquals(3 * CAP, hub.storage().waiting());
    hub.forget();
    for (int i = 0; i < 5; i++) {
      hub.answerOne();
    }
    var asked = hub.said(HubOutput.Open.class).stream().map(HubOutput.Open::tag).toList();
    assertEquals(5, asked.size());
    assertTrue(asked.contains(Keys.tag(2)) && asked.contains(Keys.tag(3)), asked::toString);
    hub.releaseLog();
    assertEquals(1, hub.frames(bob, "welcome").size());
    assertEquals(1, hub.frames(cat, "welcome").size());
  }

  @Test
  void aWiderNetworkHasNoMore() {
    hub.holdLog();
    hub.forget();
    for (int i = 0; i < 2 * CAP; i++) {
      hello(10 + i, 1, i);
    }
    assertEquals(CAP, hub.said(HubOutput.Open.class).size());
  }

  @Test
  void withinAWiderNetworkTheNarrowerOnesTakeTurns() {
    hub.holdLog();
    for (int i = 0; i < 100; i++) {
      hello(10 + i, 1, 1);
    }
    hello(2, 1, 2);
    hub.forget();
    hub.answerOne();
    hub.answerOne();
    assertTrue(asked().contains(Keys.tag(2)), () -> "" + asked());
    hub.releaseLog();
  }

  /** A stranger's /56 has 256 networks of 64 bits. */
  @Test
  void theNetworksOfOneHomeTakeTheirTurnsAsOne() {
    hub.holdLog();
    for (int i = 0; i < 100; i++) {
      hello(10 + i, 1, 10 + i);
    }
    hello(2, 2, 10);
    hub.forget();
    hub.answerOne();
    hub.answerOne();
    assertTrue(asked().contains(Keys.tag(2)), () -> "" + asked());
    hub.releaseLog();
  }

  /** A school of 300 comes back, and 300 more of it read: each commit of storage takes 50 ms. */
  @Test
  void hellosDoNotWaitForPages() {
    var school =
        new VirtualHub(HubLimits.builder().hellosPerAddress(Rate.perMinute(1_200, 600)).build());
    var readers = Strangers.of(school, STRANGE);
    readers.come("library", 300);
    readers.greet();
    school.pass(11_000);
    school.holdLog();
    school.forget();
    readers.send("{'type':'history','before':9,'limit':9}");
    var pupils = Strangers.of(school, STRANGE);
    var sockets = new ArrayList<Long>();
    for (int i = 0; i < 300; i++) {
      sockets.add(pupils.come("lobby"));
    }
    pupils.greet();
    for (int commits = 0; commits < 10; commits++) {
      school.pass(50);
      school.answerBatch();
    }
    for (long socket : sockets) {
      assertEquals(1, school.frames(socket, "welcome").size());
    }
    assertEquals(80, school.said(HubOutput.Read.class).size() - 8, "8 in each commit");
    school.releaseLog();
  }

  @Test
  void thisMachineIsNotLimited() {
    hub.holdLog();
    hub.forget();
    for (int i = 0; i < 5 * CAP; i++) {
      hello(10 + i, null);
    }
    assertEquals(5 * CAP, hub.said(HubOutput.Open.class).size());
  }

  @Test
  void whoIsClosedBeforeItsTurnComesIsReadOnAndStorageIsNotAsked() {
    hub.holdLog();
    var sockets = new ArrayList<Long>();
    for (int i = 0; i < CAP + 3; i++) {
      sockets.add(hello(10 + i, STRANGE));
    }
    long waits = sockets.get(CAP);
    long gone = sockets.get(CAP + 1);
    long again = hello(10 + CAP, "192.0.2.2"); // replaces it
    hub.feed(new HubInput.Disconnected(gone, 1006));
    assertEquals(4509, hub.closeCode(waits));
    assertTrue(hub.isRead(waits), "its answer to the close frame is read");
    hub.forget();
    hub.releaseLog();
    assertEquals(
        List.of(Keys.tag(10 + CAP + 2)),
        hub.said(HubOutput.Open.class).stream().map(HubOutput.Open::tag).toList());
    assertEquals(1, hub.frames(again, "welcome").size());
  }

  @Test
  void thoseWhoHaveGoneDelayNobody() {
    hub.holdLog();
    for (int i = 0; i < CAP; i++) {
      hello(10 + i, STRANGE);
    }
    for (int i = 0; i < 100; i++) {
      hub.feed(new HubInput.Disconnected(hello(1_000 + i, STRANGE), 1006));
    }
    hello(2, STRANGE);
    hub.forget();
    hub.answerOne();
    assertEquals(List.of(Keys.tag(2)), asked());
    hub.releaseLog();
  }

  @Test
  void storageIsNotAskedForAReplayWhoseSocketIsClosed() {
    hub.say(ann, Keys.tag(1), 1, 0, "missed");
    askForHistory(100);
    long behind = hub.connect("lobby", SubProtocol.V1, STRANGE);
    var key = Keys.of(3);
    hub.send(behind, "{'type':'hello','key':'" + key + "','name':'Cat','epoch':'e1','offset':0}");
    for (int i = 0; i <= CAP; i++) {
      hub.answerOne();
    }
    assertEquals(1, hub.frames(behind, "welcome").size());
    hub.feed(new HubInput.Backlogged(behind));
    assertEquals(4003, hub.closeCode(behind));
    hub.releaseLog();
    assertTrue(hub.said(HubOutput.Read.class).stream().allMatch(HubOutput.Read::newestFirst));
    hub.feed(new HubInput.Disconnected(behind, 4003));
    assertEquals(List.of(), hub.frames(behind, "message"));
  }

  @Test
  void storageIsNotAskedForARoomThatAFaultHasEnded() {
    var keys = Keys.library();
    var faulty =
        new Library(
            keys.nameKey(),
            name -> {
              if (name.equals("boom")) {
                throw new IllegalStateException("planted");
              }
              return name;
            },
            keys.sha256(),
            address -> address);
    var broken =
        new VirtualHub(
            HubLimits.builder().opensPerAddress(1).build(), new VirtualStorage(), faulty);
    long bob = broken.join("Bob");
    broken.holdLog();
    var lobby = new ArrayList<Long>();
    for (int i = 0; i < 3; i++) {
      lobby.add(broken.connect("lobby", SubProtocol.JSON, STRANGE));
    }
    long cook = broken.connect("kitchen", SubProtocol.JSON, STRANGE);
    assertThrows(
        IllegalStateException.class, () -> broken.send(bob, "{'type':'username','name':' boom '}"));
    broken.recover();
    broken.forget();
    broken.releaseLog();
    assertEquals(
        List.of("kitchen"),
        broken.said(HubOutput.Open.class).stream().map(HubOutput.Open::room).toList());
    assertEquals(1, broken.frames(cook, "id").size());
    lobby.forEach(socket -> assertTrue(broken.isRead(socket), "its close frame is read"));
  }

  @Test
  void anAnswerThatNamesAnotherRoomTakesNothingAway() {
    hub.holdLog();
    long bob = hello(2, STRANGE);
    long ask = hub.said(HubOutput.Open.class).getLast().ask();
    assertThrows(
        IllegalStateException.class, () -> hub.feed(new HubInput.StorageFailed(ask, "kitchen")));
    hub.releaseLog();
    assertEquals(1, hub.frames(bob, "welcome").size());
  }

  @Test
  void aStopTakesBackWhatWaits() {
    hub.holdLog();
    var sockets = new ArrayList<Long>();
    for (int i = 0; i < CAP + 5; i++) {
      sockets.add(hello(10 + i, STRANGE));
    }
    hub.forget();
    hub.feed(new HubInput.StopRequested());
    assertEquals(1012, hub.closeCode(sockets.getLast()));
    assertTrue(hub.isRead(sockets.getLast()), "its answer to the close frame is read");
    hub.releaseLog();
    assertEquals(List.of(), asked());
    for (long socket : sockets) {
      assertTrue(hub.isRead(socket));
      hub.feed(new HubInput.Disconnected(socket, 1012));
    }
    hub.feed(new HubInput.Disconnected(ann, 1012));
    assertEquals(0, hub.hub().sockets());
  }

  @Test
  void aRoomIsForgottenWithTheSocketWhoseLookupWaits() {
    long first = hub.connect("other");
    hub.holdLog();
    for (int i = 0; i < CAP; i++) {
      hello(10 + i, STRANGE);
    }
    long last = hub.connect("other", SubProtocol.JSON, STRANGE);
    hub.forget();
    hub.feed(new HubInput.Disconnected(first, 1006));
    assertEquals(List.of(), hub.said(HubOutput.Forget.class));
    hub.feed(new HubInput.Disconnected(last, 1006));
    assertEquals(List.of(new HubOutput.Forget("other")), hub.said(HubOutput.Forget.class));
    hub.releaseLog();
    assertEquals(1, hub.said(HubOutput.Forget.class).size());
  }
}
