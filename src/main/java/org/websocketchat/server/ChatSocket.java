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
 * One WebSocket between Jetty and the hub: assembles messages from their fragments, and counts the
 * bytes that wait to be sent. Jetty itself closes a socket that breaks RFC 6455. Jetty's threads
 * call the {@code on} methods, one at a time; the hub's thread calls all others.
 */
final class ChatSocket implements FrameHandler {
  /** A socket with more bytes queued is closed (docs/protocol.md, "Back-pressure"). */
  private static final long MAX_QUEUED_BYTES = 1 << 20;

  /** A socket with more bytes queued gets no frames that soon lose their worth, such as typing. */
  private static final long BUSY_BYTES = 256 * 1024;

  /** A socket with fewer bytes queued can get the next page of messages. */
  private static final long DRAINED_BYTES = 64 * 1024;

  private final HubLoop hub;
  private final long number;
  private final String room;
  private final String protocol;
  private final @Nullable Address address;

  /** The bytes that Jetty has been given and has not written. */
  private final AtomicLong queuedBytes = new AtomicLong();

  /** Set by the hub's thread when it closes or drops the socket. */
  private boolean closing;

  private final AtomicBoolean backlogged = new AtomicBoolean();
  private final AtomicBoolean drainAsked = new AtomicBoolean();
  private final MessageAssembler assembler = new MessageAssembler();

  /** The frames that wait for {@link #write}; null for none. */
  private @Nullable Batch unwritten;

  /** Null until the socket is open. */
  private volatile @Nullable CoreSession session;

  /**
   * Makes a socket that is not open yet.
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
   * Tells Jetty first that the socket is open: before that, nothing may be read or sent. From then
   * on Jetty may call {@link #onClosed} from another thread, which waits until the hub knows of the
   * socket.
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
      default -> fragment(frame, callback);
    }
  }

  /** Takes a fragment of a message; all fragments together may be no longer than one frame. */
  private void fragment(Frame frame, Callback callback) {
    if (!assembler.add(frame)) {
      callback.failed(
          new MessageTooLargeException("a message has at most " + Limits.FRAME_BYTES + " bytes"));
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
    callback.succeeded(); // onClosed follows
  }

  @Override
  public synchronized void onClosed(CloseStatus status, Callback callback) {
    callback.succeeded();
    hub.feed(new HubInput.Disconnected(number, status.getCode()));
  }

  /**
   * Adds a frame to those that wait for {@link #write}.
   *
   * @param alone a batch of this frame alone, shared by all recipients
   * @return whether no frame waited before
   */
  boolean queue(EncodedFrame frame, Batch alone) {
    var before = unwritten;
    unwritten = before == null ? alone : before.and(frame);
    return before == null;
  }

  /** Gives all waiting frames to Jetty, as one write. */
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

  /** Counts a batch down when it has been written, or when writing has failed. */
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
      succeeded(); // onClosed follows
    }
  }

  void ping() {
    transmit(new Frame(OpCode.PING), 0);
  }

  long number() {
    return number;
  }

  /** The bytes that Jetty has been given and has not written; for any thread. */
  long queuedBytes() {
    return queuedBytes.get();
  }

  /** Whether the hub is closing it: its queued bytes will be freed without further action. */
  boolean isClosing() {
    return closing;
  }

  /** Notes that the hub closes it, so that it is not chosen again for its queued bytes. */
  void markClosing() {
    closing = true;
  }

  /** Whether so many bytes are queued that frames of little worth should be left out. */
  boolean isBusy() {
    var batch = unwritten;
    return queuedBytes.get() + (batch == null ? 0 : batch.bytes()) > BUSY_BYTES;
  }

  /** Tells the hub once when few bytes are queued: now or later. */
  void drain() {
    write(); // frames until now count as queued
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

  /**
   * Closes the socket. The log has the reason, but not that of a ban, which has the words of a
   * moderator; so the lines of all bans are of one kind, of which a server writes only some.
   */
  void close(int code, String reason) {
    if (code != CloseCode.GOING_AWAY) {
      var told = code == CloseCode.BANNED ? "banned" : Log.escaped(reason);
      Log.info("closing socket " + number + from() + ": " + code + " " + told);
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
