package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.session.Pending.Delivery;

/**
 * The delivery of messages under {@code websocket-chat.v1} (docs/protocol.md, "Sending"). Each
 * message has a number n and names the n before it, so the server takes each of them once and in
 * order, however often it is sent. So what was handed to a socket that is gone is sent again.
 */
final class ChatDelivery {
  static final int MAX_ON_WIRE = 16;
  static final int MAX_ON_WIRE_BYTES = 32 * 1024;

  /** A close so soon after the handover of a message may be because of that message. */
  static final long STRIKE_MILLIS = 2_000;

  private static final int MAX_STRIKES = 2;

  private final Outbox outbox;
  private final Identity identity;
  private final Memory memory;
  private final SlowMode slow;
  private final Settlement settlement;

  /** The highest n that the server has stored, as far as this session knows. */
  private long acked;

  ChatDelivery(Outbox outbox, Identity identity, Memory memory, SlowMode slow) {
    this.outbox = outbox;
    this.identity = identity;
    this.memory = memory;
    this.slow = slow;
    settlement = new Settlement(outbox, memory);
  }

  /** Takes from the welcome which messages are stored: those whose n is at most {@code acked}. */
  void welcomed(ServerFrame.Welcome welcome, Turn turn) {
    acked = welcome.self().acked();
    memory.acknowledged(acked);
    memory.welcomed(welcome.self().standing().who());
    settlement.welcomed(welcome, turn);
  }

  /**
   * All that was stored at the welcome has been shown, apart from older pages. A stored text whose
   * copy did not come stands in one of those, maybe edited or removed by now, so it is shown no
   * more until that page comes.
   *
   * @param paged whether no page of history is on its way that may bring copies, too
   */
  void caughtUp(boolean paged, Turn turn) {
    for (int i = outbox.entries().size() - 1; i >= 0; i--) {
      var entry = outbox.entries().get(i);
      boolean corrects = entry.pending().body() instanceof Body.Correction;
      if (entry.is(Delivery.STORED) && (paged || corrects)) {
        outbox.drop(entry, turn);
      }
    }
  }

  private String cid(long n) {
    return identity.tag() + "." + n;
  }

  /**
   * Hands over the oldest waiting message; null if none waits, or if the window is full. If slow
   * mode has it wait, all behind it wait, too, but removals and reports.
   */
  @Nullable String next(Turn turn) {
    var entry = oldestWaiting(turn);
    if (entry != null && isSlowed(entry, turn)) {
      entry = oldestUrgent();
    }
    if (entry == null || !fitsWindow(entry)) {
      return null;
    }
    long after = lastOnWire();
    var handover = ChatHandover.of(entry);
    if (handover == null) {
      handover = new ChatHandover(memory.nextN(), turn.now.wallMillis());
      entry.handover(handover);
    }
    passOver(handover.n(), turn);
    memory.handedOver(handover.n(), turn);
    handover.handedOver(turn);
    outbox.update(entry, Delivery.HANDED_OVER, turn);
    return ClientFrameCodec.encode(
        new ClientFrame.Message(cid(handover.n()), after, entry.pending().body()));
  }

  private Outbox.@Nullable Entry oldestWaiting(Turn turn) {
    var read = memory.position();
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      if (isWaiting(entry)) {
        settlement.adapt(
            entry, read == null ? null : read.epoch(), turn); // the person may send it again
      }
      if (isWaiting(entry)) {
        return entry;
      }
    }
    return null;
  }

  /** What must not wait until a text may leave: it would be too late, and has no order to keep. */
  private Outbox.@Nullable Entry oldestUrgent() {
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      var body = entry.pending().body();
      if (isWaiting(entry) && (body instanceof Body.Remove || body instanceof Body.Report)) {
        return entry;
      }
    }
    return null;
  }

  /**
   * What still waits gives up each n below this one, which the server would not take any more. The
   * server has said of all of these that it has not stored them, by welcome or by an error.
   */
  private void passOver(long n, Turn turn) {
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      var handover = ChatHandover.of(entry);
      if (handover != null && handover.n() < n && isWaiting(entry)) {
        entry.handover(null);
        turn.store(entry);
      }
    }
  }

  private static boolean isWaiting(Outbox.Entry entry) {
    return entry.is(Delivery.WAITING) || entry.is(Delivery.WAITING_AGAIN);
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

  /** In slow mode the server takes one text at a time, and tells with the copy when it did. */
  private boolean isSlowed(Outbox.Entry next, Turn turn) {
    if (!(next.pending().body() instanceof Body.Text)) {
      return false;
    }
    boolean awaits = false;
    for (int i = 0; slow.waits() && i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      awaits |= entry.is(Delivery.HANDED_OVER) && entry.pending().body() instanceof Body.Text;
    }
    return awaits || slow.holds(turn);
  }

  private static boolean isStruck(Outbox.Entry entry) {
    var handover = ChatHandover.of(entry);
    return handover != null && handover.strikes() > 0;
  }

  /** The n that the server has taken last once it has read everything on the wire. */
  private long lastOnWire() {
    long last = acked;
    for (int i = 0; i < outbox.entries().size(); i++) {
      var handover = ChatHandover.of(outbox.entries().get(i));
      if (handover != null && outbox.entries().get(i).is(Delivery.HANDED_OVER)) {
        last = Math.max(last, handover.n());
      }
    }
    return last;
  }

  /** The pending message whose copy has this cid, or null; all up to its n are stored. */
  Outbox.@Nullable Entry settledBy(@Nullable String cid) {
    long n = ClientFrameCodec.numberOf(cid, identity.tag());
    if (n == ClientFrame.NONE) {
      return null;
    }
    acked = Math.max(acked, n);
    memory.used(n);
    return ChatHandover.numbered(n, outbox);
  }

  /**
   * The server has refused a message. It has taken none of those behind it on this socket either,
   * so they are sent again; and so is a text that only came too soon.
   *
   * @return whether this is a message of this session that was on the wire
   */
  boolean refused(ServerFrame.Refused frame, String fault, Turn turn) {
    long n = ClientFrameCodec.numberOf(frame.cid(), identity.tag());
    var refused = n == ClientFrame.NONE ? null : ChatHandover.numbered(n, outbox);
    if (refused == null || !refused.is(Delivery.HANDED_OVER)) {
      return false;
    }
    if (slow.delays(refused.pending().body(), frame, turn)) {
      outbox.update(refused, Delivery.WAITING_AGAIN, turn);
    } else {
      outbox.fail(refused, fault, turn);
    }
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      var handover = ChatHandover.of(entry);
      if (handover != null && handover.n() > n && entry.is(Delivery.HANDED_OVER)) {
        outbox.update(entry, Delivery.WAITING_AGAIN, turn);
      }
    }
    return true;
  }

  /** Notes that the copy is overdue; returns whether it was so before on this socket. */
  boolean isOverdueAgain(Outbox.Entry entry) {
    var handover = ChatHandover.of(entry);
    return handover != null && handover.probe();
  }

  /**
   * The server has closed the socket, maybe because of the oldest message on the wire. After a
   * final code that message is sent again only when the person asks for it. After 1009 and 1011 it
   * is sent alone the next time. If the same happens again, it has failed after 1009; after 1011
   * nobody knows whether the server has it, until the next welcome tells.
   */
  void closed(int code, Turn turn) {
    var head = outbox.first(Delivery.HANDED_OVER);
    var handover = head == null ? null : ChatHandover.of(head);
    if (head == null || handover == null || turn.now.millis() - handover.millis() > STRIKE_MILLIS) {
      return;
    }
    boolean ofText =
        code != CloseCode.REPLACED && code != CloseCode.UNAUTHORIZED && code != CloseCode.BANNED;
    boolean forGood = CloseCode.isFinal(code) && ofText;
    if (code == CloseCode.TOO_LARGE || code == CloseCode.INTERNAL) {
      handover.strike();
    }
    boolean again = handover.strikes() >= MAX_STRIKES;
    if (again && code == CloseCode.TOO_LARGE) {
      outbox.fail(head, "close code " + code, turn);
    } else if (forGood || again) {
      outbox.update(head, Delivery.NOT_CONFIRMED, turn);
    }
  }

  /** The socket is gone: what was handed to it waits for the next one. */
  void socketLost(Turn turn) {
    for (int i = 0; i < outbox.entries().size(); i++) {
      var entry = outbox.entries().get(i);
      if (entry.is(Delivery.HANDED_OVER)) {
        outbox.update(entry, Delivery.WAITING_AGAIN, turn);
      }
    }
  }

  /**
   * Sends a message that is not confirmed again under the n that it has, so that it is stored once.
   *
   * @return false if it has no n: it is not stored, or was sent under another sub-protocol
   */
  boolean resumes(Outbox.Entry entry, Turn turn) {
    boolean numbered = ChatHandover.of(entry) != null && entry.is(Delivery.NOT_CONFIRMED);
    if (numbered) {
      outbox.update(entry, Delivery.WAITING_AGAIN, turn);
    }
    return numbered;
  }
}
