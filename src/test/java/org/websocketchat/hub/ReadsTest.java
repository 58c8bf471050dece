package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.SubProtocol;

/** How much of the log one address may read. */
final class ReadsTest {
  private static final String STRANGE = "198.51.100.9";
  private static final String PAGE = "{'type':'history','before':100,'limit':100}";
  private static final int RATE_BYTES = 100_000;
  private static final int AT_ONCE_BYTES = 300_000;

  private final VirtualHub hub =
      new VirtualHub(
          HubLimits.builder().readsPerAddress(Rate.perSecond(RATE_BYTES, AT_ONCE_BYTES)).build());

  /** A log whose page takes more than 48 000 bytes. */
  @BeforeEach
  void fill() {
    long ann = hub.enter(1, "Ann");
    for (int n = 1; n <= 3; n++) {
      hub.say(ann, Keys.tag(1), n, n - 1, "x".repeat(16_000));
    }
  }

  private long enter(int key, String address, String rest) {
    long socket = hub.connect("lobby", SubProtocol.V1, address);
    hub.send(socket, "{'type':'hello','key':'" + Keys.of(key) + "','name':'S'" + rest + "}");
    return socket;
  }

  private int bytes(long socket) {
    return hub.frames(socket).stream().mapToInt(String::length).sum();
  }

  /** What an outsider tried: sixty sockets that ask for a page as soon as they have one. */
  @Test
  void manySocketsOfOneAddressReadNoMoreThanItsBudget() {
    var sockets = new ArrayList<Long>();
    for (int key = 10; key < 20; key++) {
      sockets.add(enter(key, STRANGE, ""));
    }
    hub.pass(1_000);
    hub.forget();
    long until = hub.millis() + 20_000;
    while (hub.millis() < until) {
      for (long socket : sockets) {
        if (hub.isRead(socket) && hub.closeCode(socket) == null) {
          hub.send(socket, PAGE);
        }
      }
      hub.pass(100);
    }
    int sent = sockets.stream().mapToInt(this::bytes).sum();
    assertTrue(sent > AT_ONCE_BYTES, sent + " bytes");
    assertTrue(sent < AT_ONCE_BYTES + 20 * RATE_BYTES + 11 * 50_000, sent + " bytes");
    long bob = enter(2, "192.0.2.1", "");
    hub.send(bob, PAGE);
    assertEquals(1, hub.frames(bob, "history").size(), "another address does not wait");
  }

  @Test
  void whatWouldWaitForLongIsRefusedAndAPersonIsReadAllTheSame() {
    long ann = enter(10, STRANGE, "");
    long bob = enter(11, STRANGE, "");
    for (int i = 0; i < 7; i++) {
      hub.send(ann, PAGE);
    }
    hub.send(bob, PAGE);
    assertEquals(0, hub.frames(bob, "history").size(), "it waits");
    assertFalse(hub.isRead(bob));
    hub.pass(2_000);
    assertEquals(1, hub.frames(bob, "history").size());
    assertNull(hub.closeCode(bob));
    hub.say(bob, Keys.tag(11), 1, 0, "hello");
    assertTrue(hub.frames(bob, "message").getLast().contains("hello"), "messages do not wait");
  }

  @Test
  void whatHellosBringOfTheLogIsCountedToo() {
    long first = enter(10, STRANGE, "");
    var welcome = hub.frames(first, "welcome").getFirst();
    int from = welcome.indexOf("'epoch':'") + 9;
    var epoch = welcome.substring(from, welcome.indexOf("'", from));
    var missed = ",'epoch':'" + epoch + "','offset':0";
    for (int key = 11; key < 31; key++) {
      enter(key, STRANGE, missed);
    }
    hub.pass(1_000);
    long late = enter(31, STRANGE, missed);
    assertEquals(CloseCode.TOO_MANY, hub.closeCode(late));
    assertTrue(hub.hub().counts().refusals().containsKey(RefusalKind.READS));
    assertNull(hub.closeCode(first));
    hub.pass(10_000);
    long again = enter(31, STRANGE, missed);
    assertEquals(3, hub.frames(again, "message").size(), "it is told when to come back");
  }
}
