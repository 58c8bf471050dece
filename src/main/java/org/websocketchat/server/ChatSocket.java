package org.websocketchat.server;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.exception.BadPayloadException;
import org.eclipse.jetty.websocket.core.exception.MessageTooLargeException;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Address;
import org.websocketchat.hub.HubInput;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Limits;

/**
 * One WebSocket between Jetty and the hub. Jetty answers what breaks RFC 6455; here parts become
 * messages, and what waits to be sent is counted. Events come from Jetty's threads one at a time;
 * everything else is called by the hub's.
 */
final class ChatSocket implements FrameHandler {
  /** A peer for which more waits is told to go: protocol.md, "Back-pressure". */
  private static final long MAX_QUEUED_BYTES = 1 << 20;

  /** A peer for which more waits is spared what is soon worth nothing. */
  private static final long BUSY_BYTES = 256 * 1024;

  /** A peer for which less waits can be given the next page. */
  private static final long DRAINED_BYTES = 64 * 1024;

  private final HubLoop hub;
  private final long number;
  private final String room;
  private final String protocol;
  private final @Nullable Address address;

  /** What Jetty has been given and has not written. */
  private final AtomicLong queuedBytes = new AtomicLong();

  /** Set by the hub's thread when it closes or drops it. */
  private boolean closing;

  private final AtomicBoolean backlogged = new AtomicBoolean();
  private final AtomicBoolean drainAsked = new AtomicBoolean();
  private final MessageAssembler assembler = new MessageAssembler();

  /** What the hub has said and nobody has written; null for nothing. */
  private @Nullable Batch unwritten;

  /** Null until it is open. */
  private volatile @Nullable CoreSession session;

  /**
   * Waits to be opened.
   *
   * @param protocol as in {@link HubInput.Connected}
   * @param address as in {@link HubInput.Connected}
   */
  ChatSocket(HubLoop hub, String room, String protocol, @Nullable Address address) {
    this.hub = hub;
    this.number = hub.nextSocketNumber();
    this.room = room;
    this.protocol = protocol;
    this.address = address;
  }

  /**
   * Nothing may be read or sent before Jetty knows that we are open, and from then on it may tell
   * an end from another thread; {@link #onClosed} waits until the hub knows of the socket.
   */
  @Override
  public synchronized void onOpen(CoreSession opened, Callback callback) {
    session = opened;
    callback.succeeded();
    hub.socketOpened(this, new HubInput.Connected(number, room, protocol, address));
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    switch (frame.getOpCode()) {
      case OpCode.CLOSE -> callback.succeeded(); // Jetty answers it
      case OpCode.PING -> {
        var echo = MessageAssembler.payload(frame);
        callback.succeeded();
        transmit(new Frame(OpCode.PONG, ByteBuffer.wrap(echo)), echo.length);
        hub.feed(new HubInput.Heard(number));
      }
      case OpCode.PONG -> {
        callback.succeeded();
        hub.feed(new HubInput.Heard(number));
      }
      default -> part(frame, callback);
    }
  }

  /** A message or a part of one; the parts together may take no more than one frame. */
  private void part(Frame frame, Callback callback) {
    if (!assembler.add(frame)) {
      callback.failed(
          new MessageTooLargeException("a frame takes at most " + Limits.FRAME_BYTES + " bytes"));
      return;
    }
    if (!frame.isFin()) {
      callback.succeeded();
      hub.feed(new HubInput.Heard(number));
      return;
    }
    var message = assembler.takeMessage();
    if (assembler.isBinary()) {
      callback.succeeded();
      hub.feed(new HubInput.BinaryReceived(number));
    } else {
      text(message, callback);
    }
  }

  private void text(byte[] message, Callback callback) {
    try {
      var bytes = ByteBuffer.wrap(message);
      var text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      callback.succeeded();
      hub.feed(new HubInput.Received(number, text));
    } catch (CharacterCodingException notUtf8) {
      callback.failed(new BadPayloadException("not UTF-8", notUtf8));
    }
  }

  @Override
  public void onError(Throwable cause, Callback callback) {
    callback.succeeded(); // the close that follows says it
  }

  @Override
  public synchronized void onClosed(CloseStatus status, Callback callback) {
    callback.succeeded();
    hub.feed(new HubInput.Disconnected(number, status.getCode()));
  }

  /**
   * Has a frame wait for {@link #write}.
   *
   * @param alone a batch of this frame alone, the same for all who get it
   * @return whether nothing waited before
   */
  boolean queue(EncodedFrame frame, Batch alone) {
    var before = unwritten;
    unwritten = before == null ? alone : before.and(frame);
    return before == null;
  }

  /** Sends what waits, in one write. */
  void write() {
    var batch = unwritten;
    unwritten = null;
    if (batch == null) {
      return;
    }
    var to = open();
    count(batch.bytes());
    var frames = batch.frames();
    for (int i = 0; i < frames.length - 1; i++) {
      frames[i].send(to, Callback.NOOP, false);
    }
    frames[frames.length - 1].send(to, new Written(batch.bytes()), true);
  }

  /** Is told when a batch has been written, or never will be. */
  private final class Written implements Callback {
    private final long bytes;

    private Written(long bytes) {
      this.bytes = bytes;
    }

    @Override
    public void succeeded() {
      queuedBytes.addAndGet(-bytes);
      hub.queued().add(-bytes);
      tellIfDrained();
    }

    @Override
    public void failed(Throwable cause) {
      succeeded(); // the close that follows says it
    }
  }

  void ping() {
    transmit(new Frame(OpCode.PING), 0);
  }

  long number() {
    return number;
  }

  /** What Jetty has been given and has not written. */
  long queuedBytes() {
    return queuedBytes.get();
  }

  /** Whether it is being closed, or was found to have most waiting: what waits goes by itself. */
  boolean isClosing() {
    return closing;
  }

  /** It is told to the hub as the one for which most waits; once is enough. */
  void markClosing() {
    closing = true;
  }

  /** Whether so much waits to be sent that it should be spared. */
  boolean isBusy() {
    var batch = unwritten;
    return queuedBytes.get() + (batch == null ? 0 : batch.bytes()) > BUSY_BYTES;
  }

  /** Tells the hub once when little waits to be sent: now or later. */
  void drain() {
    write(); // what has been said until now counts
    drainAsked.set(true);
    tellIfDrained();
  }

  private void tellIfDrained() {
    if (queuedBytes.get() < DRAINED_BYTES && drainAsked.compareAndSet(true, false)) {
      hub.feed(new HubInput.Drained(number));
    }
  }

  void demand() {
    open().demand();
  }

  void close(int code, String reason) {
    if (code != CloseCode.GOING_AWAY) {
      Log.info("closing socket " + number + from() + ": " + code + " " + Log.escaped(reason));
    }
    markClosing();
    write();
    open().close(code, reason, Callback.NOOP);
  }

  void drop() {
    Log.info("dropping socket " + number + from());
    markClosing();
    unwritten = null;
    open().abort();
  }

  private void transmit(Frame frame, int payloadBytes) {
    long bytes = (long) payloadBytes + EncodedFrame.HEADER_BYTES;
    count(bytes);
    open().sendFrame(frame, new Written(bytes), false);
  }

  private void count(long bytes) {
    hub.queued().add(bytes);
    if (queuedBytes.addAndGet(bytes) > MAX_QUEUED_BYTES && backlogged.compareAndSet(false, true)) {
      hub.feed(new HubInput.Backlogged(number));
    }
  }

  private CoreSession open() {
    var opened = session;
    if (opened == null) {
      throw new IllegalStateException("the socket is not open yet");
    }
    return opened;
  }

  private String from() {
    return address == null ? " from this machine" : " from " + address;
  }
}
