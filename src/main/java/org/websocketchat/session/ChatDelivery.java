package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.session.Pending.Delivery;

/**
 * What becomes of texts under {@code websocket-chat.v1} (docs/protocol.md, "Sending"). Each has a
 * number n and names the one before it, so the server takes all of them once and in order, however
 * often they are sent: what was handed to a socket that is gone goes out again by itself.
 */
final class ChatDelivery {
  static final int MAX_ON_WIRE = 16;
  static final int MAX_ON_WIRE_BYTES = 32 * 1024;
  static final long DOUBTFUL_AFTER_MILLIS = 7 * 24 * 3_600_000L;

  /** A close this soon after handing a text over may be about that text. */
  static final long STRIKE_MILLIS = 2_000;

  private static final int MAX_STRIKES = 2;

  /** A text that has its n. */
  static final class Handover implements Outbox.Handover {
    private final long n;
    private final long firstWallMillis;
    private long millis;

    /** How often the server has closed the socket over it. */
    private int strikes;

    /** Whether the server was asked for a sign of life since its copy was due on this socket. */
    private boolean probed;

    Handover(long n, long firstWallMillis) {
      this.n = n;
      this.firstWallMillis = firstWallMillis;
    }

    long n() {
      return n;
    }

    @Override
    public long firstWallMillis() {
      return firstWallMillis;
    }

    @Override
    public long millis() {
      return millis;
    }
  }

  private final Outbox outbox;
  private final Identity identity;
  private final Memory memory;

  /** The highest n that the server is known to have stored. */
  private long acked;

  ChatDelivery(Outbox outbox, Identity identity, Memory memory) {
    this.outbox = outbox;
    this.identity = identity;
    this.memory = memory;
  }

  /** The text's number and what belongs to it; null if it has none, or none any more. */
  private static @Nullable Handover handover(Outbox.Entry entry) {
    return entry.handover() instanceof Handover handover ? handover : null;
  }

  /**
   * Compares every n with the highest that is stored: up to that one, texts are stored.
   *
   * @param continues whether the copies of those come
   */
  void welcomed(ServerFrame.Welcome welcome, boolean continues, Turn turn) {
    acked = welcome.acked();
    memory.given(acked);
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      var handover = handover(entry);
      if (handover == null) {
        continue;
      }
      if (handover.n > acked) {
        notStored(entry, handover, turn);
      } else if (continues) {
        outbox.update(entry, Delivery.STORED, turn);
      } else {
        outbox.arrive(entry, copyOf(entry, handover), turn);
        i--;
      }
    }
  }

  private void notStored(Outbox.Entry entry, Handover handover, Turn turn) {
    boolean old = turn.now.wallMillis() - handover.firstWallMillis > DOUBTFUL_AFTER_MILLIS;
    if (!entry.isHeld()) {
      outbox.update(entry, old ? Delivery.NOT_CONFIRMED : Delivery.WAITING_AGAIN, turn);
    }
    if (entry.isHeld()) {
      // Later ones will be stored: its n must not count as stored with theirs.
      entry.handover(null);
      turn.remember(entry);
    }
  }

  /** All that was stored when the socket was welcomed has been shown: so have these, earlier. */
  void caughtUp(Turn turn) {
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      var handover = handover(entry);
      if (handover != null && entry.is(Delivery.STORED)) {
        outbox.arrive(entry, copyOf(entry, handover), turn);
        i--;
      }
    }
  }

  private Message copyOf(Outbox.Entry entry, Handover handover) {
    var said = entry.pending();
    var message = new Message(identity.name(), said.body(), said.dateMillis(), true, null);
    return message.under(cid(handover.n));
  }

  private String cid(long n) {
    return identity.tag() + "." + n;
  }

  /** The frame of the oldest text that waits, if the window allows it; else null. */
  @Nullable String next(Turn turn) {
    var entry = oldestWaiting();
    if (entry == null || !fitsWindow(entry)) {
      return null;
    }
    long after = lastOnWire();
    var handover = handover(entry);
    if (handover == null) {
      handover = new Handover(memory.nextN(), turn.now.wallMillis());
      entry.handover(handover);
    }
    handover.millis = turn.now.millis();
    handover.probed = false;
    outbox.update(entry, Delivery.HANDED_OVER, turn);
    return ClientFrameCodec.encode(
        new ClientFrame.Message(cid(handover.n), after, entry.pending().body()));
  }

  private Outbox.@Nullable Entry oldestWaiting() {
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      if (entry.is(Delivery.WAITING) || entry.is(Delivery.WAITING_AGAIN)) {
        return entry;
      }
    }
    return null;
  }

  private boolean fitsWindow(Outbox.Entry next) {
    int count = 0;
    int bytes = next.bytes();
    boolean alone = isStruck(next);
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      if (entry.is(Delivery.HANDED_OVER)) {
        count++;
        bytes += entry.bytes();
        alone |= isStruck(entry);
      }
    }
    return count == 0 || (!alone && count < MAX_ON_WIRE && bytes <= MAX_ON_WIRE_BYTES);
  }

  private static boolean isStruck(Outbox.Entry entry) {
    var handover = handover(entry);
    return handover != null && handover.strikes > 0;
  }

  /** The n that the server will have taken last when it has read all that is on the wire. */
  private long lastOnWire() {
    long last = acked;
    for (int i = 0; i < outbox.entries().size(); i++) {
      var handover = handover(outbox.entries().get(i));
      if (handover != null && outbox.entries().get(i).is(Delivery.HANDED_OVER)) {
        last = Math.max(last, handover.n);
      }
    }
    return last;
  }

  /** The text whose copy this is, or null; it is stored, and so are all with a lower n. */
  Outbox.@Nullable Entry settledBy(ServerFrame.Message copy) {
    long n = ClientFrameCodec.numberOf(copy.cid(), identity.tag());
    if (n == ClientFrame.NONE) {
      return null;
    }
    acked = Math.max(acked, n);
    memory.given(n);
    return numbered(n, outbox);
  }

  /** The text with this n; null if there is none. */
  static Outbox.@Nullable Entry numbered(long n, Outbox outbox) {
    for (int i = 0; i < outbox.entries().size(); i++) {
      var handover = handover(outbox.entries().get(i));
      if (handover != null && handover.n == n) {
        return outbox.entries().get(i);
      }
    }
    return null;
  }

  /**
   * The server refused this one, and with it what followed on this socket: that goes out again.
   *
   * @return whether it is one of ours on the wire
   */
  boolean refused(@Nullable String cid, String fault, Turn turn) {
    long n = ClientFrameCodec.numberOf(cid, identity.tag());
    var refused = n == ClientFrame.NONE ? null : numbered(n, outbox);
    if (refused == null || !refused.is(Delivery.HANDED_OVER)) {
      return false;
    }
    outbox.fail(refused, fault, turn);
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      var handover = handover(entry);
      if (handover != null && handover.n > n && entry.is(Delivery.HANDED_OVER)) {
        outbox.update(entry, Delivery.WAITING_AGAIN, turn);
      }
    }
    return true;
  }

  /** Whether the copy of this text is overdue for the second time on this socket. */
  boolean isOverdueAgain(Outbox.Entry entry) {
    var handover = handover(entry);
    boolean again = handover != null && handover.probed;
    if (handover != null) {
      handover.probed = true;
    }
    return again;
  }

  /**
   * The server closed the socket, maybe over the oldest text on the wire. If it said so for good,
   * that one goes out again only when asked. If it may be tried again, it goes alone next; over the
   * second time the server does not have it if it was too large, and nobody knows after a fault of
   * the server's. The next welcome tells what is stored after all.
   */
  void closed(int code, Turn turn) {
    var head = outbox.first(Delivery.HANDED_OVER);
    var handover = head == null ? null : handover(head);
    if (head == null || handover == null || turn.now.millis() - handover.millis > STRIKE_MILLIS) {
      return;
    }
    boolean forGood = CloseCode.isFinal(code) && code != CloseCode.REPLACED;
    handover.strikes += code == CloseCode.TOO_LARGE || code == CloseCode.INTERNAL ? 1 : 0;
    boolean again = handover.strikes >= MAX_STRIKES;
    if (again && code == CloseCode.TOO_LARGE) {
      outbox.fail(head, "close code " + code, turn);
    } else if (forGood || again) {
      outbox.update(head, Delivery.NOT_CONFIRMED, turn);
    }
  }

  /** The socket is gone: what was on it waits for the next. */
  void socketLost(Turn turn) {
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      if (entry.is(Delivery.HANDED_OVER)) {
        outbox.update(entry, Delivery.WAITING_AGAIN, turn);
      }
    }
  }

  /**
   * Sends a text that is not confirmed again under the n it has, so that it is stored once.
   *
   * @return false if it has none, since it is known not to be stored, or was handed over otherwise
   */
  boolean resumes(Outbox.Entry entry, Turn turn) {
    boolean numbered = handover(entry) != null && entry.is(Delivery.NOT_CONFIRMED);
    if (numbered) {
      outbox.update(entry, Delivery.WAITING_AGAIN, turn);
    }
    return numbered;
  }
}
