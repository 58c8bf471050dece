package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrameWriterTest {
  private static final long HOUR_NANOS = TimeUnit.HOURS.toNanos(1);

  private final FakeSession ann = new FakeSession();
  private final FakeSession bob = new FakeSession();
  private final Map<Long, ChatSocket> sockets = new LinkedHashMap<>();
  private final WritePace pace = new WritePace(HOUR_NANOS, 0);
  private final FrameWriter writer = new FrameWriter(new RecipientCache(sockets), pace);

  @BeforeEach
  void open() {
    var loop = Faulty.loop(new IllegalStateException("unused"));
    long number = 1;
    for (var session : List.of(ann, bob)) {
      var socket = new ChatSocket(loop, "lobby", "json", null);
      socket.onOpen(session.session(), Callback.NOOP);
      sockets.put(number++, socket);
    }
  }

  @Test
  void nothingIsDueWhileNothingWaits() {
    assertEquals(Long.MAX_VALUE, writer.waitNanos(0));
    writer.deliver("a", List.of(1L));
    assertTrue(writer.waitNanos(0) <= 0);
    writer.write();
    assertEquals(Long.MAX_VALUE, writer.waitNanos(0));
  }

  @Test
  void whatComesInAPauseWaitsForItsEnd() {
    pace.wrote(0, HOUR_NANOS);
    writer.deliver("a", List.of(1L, 2L));
    writer.deliver("b", List.of(2L));
    assertEquals(HOUR_NANOS, writer.waitNanos(HOUR_NANOS));
    assertEquals(List.of(), ann.calls());
    writer.write();
    assertEquals(List.of("a"), ann.texts());
    assertEquals(List.of("a", "b"), bob.texts());
  }

  @Test
  void muchDoesNotWait() {
    pace.wrote(0, HOUR_NANOS);
    for (int i = 0; i < 4; i++) {
      assertEquals(i == 0 ? Long.MAX_VALUE : HOUR_NANOS, writer.waitNanos(HOUR_NANOS));
      writer.deliver(i + "x".repeat(64 * 1024), List.of(1L, 2L));
    }
    assertEquals(0, writer.waitNanos(HOUR_NANOS));
    writer.write();
    writer.deliver("a", List.of(1L));
    assertTrue(writer.waitNanos(Long.MAX_VALUE / 2) < 0);
  }

  @Test
  void aLongFrameInTheSameWordsIsEncodedOnce() {
    writer.deliver("x".repeat(5_000), List.of(1L));
    writer.deliver("short", List.of(2L));
    writer.deliver("x".repeat(5_000), List.of(2L));
    writer.write();
    writer.deliver("x".repeat(5_000), List.of(2L));
    writer.write();
    assertSame(bytes(ann, 0), bytes(bob, 1));
    assertNotSame(bytes(bob, 1), bytes(bob, 2)); // a frame is kept no longer than it waits
  }

  private static byte[] bytes(FakeSession session, int place) {
    return session.sent().get(place).frame().getPayload().array();
  }

  @Test
  void anOfferPassesOverWhoIsBusy() {
    writer.deliver("x".repeat(300_000), List.of(1L));
    writer.offer("typing", List.of(1L, 2L));
    writer.write();
    assertEquals(List.of("typing"), bob.texts());
    assertTrue(ann.texts().stream().noneMatch("typing"::equals));
  }
}
