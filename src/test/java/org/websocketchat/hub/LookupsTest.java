package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.SubProtocol;

/** How many lookups of one address and in all storage is asked at a time. */
class LookupsTest {
  private static final String STRANGE = "198.51.100.9";
  private static final int CAP = 8;

  private final VirtualHub hub =
      new VirtualHub(HubLimits.builder().lookupsPerAddress(CAP).lookups(3 * CAP).build());
  private final Strangers strangers = Strangers.of(hub, STRANGE);
  private final long ann = hello(1, "192.0.2.1");

  private long hello(int key, @Nullable String address) {
    long socket = hub.connect("lobby", SubProtocol.V1, address);
    hub.send(socket, "{'type':'hello','key':'" + Keys.of(key) + "','name':'N" + key + "'}");
    return socket;
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
      var address = List.of("2001:db8:1:" + i + "::/64", "2001:db8:1::/56", "2001:db8:1::/48");
      long socket = hub.connect("lobby", SubProtocol.V1, new Address(address));
      hub.send(socket, "{'type':'hello','key':'" + Keys.of(10 + i) + "','name':'N'}");
    }
    assertEquals(CAP, hub.said(HubOutput.Open.class).size());
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
    assertFalse(hub.isRead(waits));
    hub.forget();
    hub.releaseLog();
    assertEquals(
        List.of(Keys.tag(10 + CAP + 2)),
        hub.said(HubOutput.Open.class).stream().map(HubOutput.Open::tag).toList());
    assertTrue(hub.isRead(waits));
    assertEquals(1, hub.frames(again, "welcome").size());
  }

  @Test
  void aRoomIsNotForgottenWhileALookupWaits() {
    hub.feed(new HubInput.Disconnected(ann, 1000));
    hub.pass(200_000);
    hub.holdLog();
    for (int i = 0; i < CAP; i++) {
      hello(10 + i, STRANGE);
    }
    long other = hub.connect("other", SubProtocol.JSON, STRANGE);
    hub.feed(new HubInput.Disconnected(other, 1006));
    hub.forget();
    assertEquals(List.of(), hub.said(HubOutput.Forget.class));
    hub.releaseLog();
    assertEquals(List.of(new HubOutput.Forget("other")), hub.said(HubOutput.Forget.class));
  }
}
