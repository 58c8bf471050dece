package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.OpCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Limits;

/**
 * The queue of one socket: the order of its frames, the number of writes, and the counting of
 * bytes.
 */
class ChatSocketTest {
  private static final int MORE_THAN_BUSY_BYTES = 300_000;

  private final FakeSession session = new FakeSession();
  private final ChatSocket socket =
      new ChatSocket(Faulty.loop(new IllegalStateException("unused")), "lobby", "json", null);

  @BeforeEach
  void open() {
    socket.onOpen(session.session(), Callback.NOOP);
  }

  @Test
  void whatComesTogetherGoesOutInOrderAndInOneWrite() {
    assertTrue(queue("a"));
    assertFalse(queue("b"));
    assertFalse(queue("c"));
    assertEquals(List.of(), session.sent());
    socket.write();
    assertEquals(List.of("a", "b", "c"), session.texts());
    assertEquals(List.of(true, true, false), heldBack());
    socket.write();
    assertEquals(3, session.sent().size());
    assertTrue(queue("d"));
  }

  @Test
  void aLongFrameGoesOutInPartsAndIsWrittenAtItsEnd() {
    queue("x".repeat(Limits.FRAME_BYTES) + "y".repeat(Limits.FRAME_BYTES) + "z");
    socket.write();
    var sent = session.sent();
    assertEquals(
        List.of(OpCode.TEXT, OpCode.CONTINUATION, OpCode.CONTINUATION),
        sent.stream().map(one -> one.frame().getOpCode()).toList());
    assertEquals(
        List.of(false, false, true), sent.stream().map(one -> one.frame().isFin()).toList());
    assertEquals("z", sent.getLast().text());
    assertEquals(List.of(true, true, false), heldBack());
  }

  @Test
  void whatWaitsGoesOutBeforeTheCloseFrame() {
    queue("last words");
    socket.close(CloseCode.GOING_AWAY, "");
    assertEquals(List.of("sendFrame", "close"), session.calls());
  }

  @Test
  void whatWaitsIsCountedUntilItHasBeenWritten() {
    queue("x".repeat(MORE_THAN_BUSY_BYTES / 2));
    assertFalse(socket.isBusy());
    queue("x".repeat(MORE_THAN_BUSY_BYTES / 2));
    assertTrue(socket.isBusy());
    socket.write();
    assertTrue(socket.isBusy());
    session.write();
    assertFalse(socket.isBusy());
  }

  @Test
  void whatCannotBeWrittenIsNotCounted() {
    queue("x".repeat(MORE_THAN_BUSY_BYTES));
    socket.write();
    session.sent().forEach(one -> one.callback().failed(new IllegalStateException("planted")));
    assertFalse(socket.isBusy());
  }

  @Test
  void aSocketThatIsDroppedWritesNothingMore() {
    queue("too late");
    socket.drop();
    socket.write();
    assertEquals(List.of("abort"), session.calls());
  }

  private boolean queue(String text) {
    var frame = EncodedFrame.of(text);
    return socket.queue(frame, Batch.of(frame));
  }

  private List<Boolean> heldBack() {
    return session.sent().stream().map(FakeSession.Sent::isHeldBack).toList();
  }
}
