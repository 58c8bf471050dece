package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.websocketchat.store.Storages;

class QueuedBytesTest {
  private static final long NOW_NANOS = Long.MAX_VALUE / 2; // later than the creation of the loop
  private static final long PAUSE_NANOS = 10_000_000;

  private final HubLoop loop =
      Faulty.loop(new IllegalStateException("unused"), Storages.inMemory(1 << 20, 1 << 20), 1_000);

  private final QueuedBytes queued = loop.queued();
  private final List<FakeSession> sessions = new ArrayList<>();
  private final List<ChatSocket> sockets = new ArrayList<>();

  /** A socket with this many bytes queued, 10 of which are the frame's header. */
  private ChatSocket socket(int bytes) {
    var session = new FakeSession();
    sessions.add(session);
    var socket = new ChatSocket(loop, "lobby", "json", null);
    socket.onOpen(session.session(), Callback.NOOP);
    var frame = EncodedFrame.of("x".repeat(bytes - 10));
    socket.queue(frame, Batch.of(frame));
    socket.write();
    sockets.add(socket);
    return socket;
  }

  private List<ChatSocket> socketsToClose(long nanos) {
    return queued.socketsToClose(sockets, nanos);
  }

  @Test
  void asLongAsNoMoreWaitsThanMayNobodyGoes() {
    socket(400);
    socket(600);
    assertEquals(Long.MAX_VALUE, queued.waitNanos(NOW_NANOS));
    assertEquals(List.of(), socketsToClose(NOW_NANOS));
  }

  @Test
  void theFullestGoFirstAndNoMoreThanMust() {
    socket(300);
    var fullest = socket(900);
    socket(200);
    var second = socket(500);
    assertEquals(0, queued.waitNanos(NOW_NANOS));
    assertEquals(List.of(fullest), socketsToClose(NOW_NANOS));
    socket(450);
    fullest.markClosing();
    assertEquals(List.of(second), socketsToClose(NOW_NANOS + PAUSE_NANOS));
  }

  @Test
  void whoGoesAlreadyDoesNotCountAndIsNotFoundAgain() {
    var fullest = socket(900);
    socket(600);
    fullest.close(4003, "too much waits for you");
    assertEquals(PAUSE_NANOS, waitAfter(NOW_NANOS), "it waits until that has gone");
    sessions.getFirst().write();
    assertEquals(Long.MAX_VALUE, queued.waitNanos(NOW_NANOS));
  }

  private long waitAfter(long nanos) {
    assertEquals(List.of(), socketsToClose(nanos));
    return queued.waitNanos(nanos);
  }

  @Test
  void whoHasReadIsNotInTheWay() {
    socket(900);
    sessions.getFirst().write();
    var second = socket(1_100);
    assertEquals(List.of(second), socketsToClose(NOW_NANOS));
  }
}
