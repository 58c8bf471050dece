package org.websocketchat.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.session.Pending.Delivery;

/**
 * Tells a host what has become of each text, correction and report that a session has sent, once:
 * when the server is known to have it or not, or when nobody will know soon. What the person has
 * sent again is told again.
 *
 * @param <T> by what the host knows what it sends
 */
public final class SendResults<T> {
  /** Is told the results. */
  public interface Listener<T> {
    /**
     * This has its result.
     *
     * @param handle null if this was not sent by way of {@link #expect}, but in an earlier run, or
     *     again
     */
    void settled(@Nullable T handle, Body body, SendResult result);
  }

  /** What the host hands to the session, until the session tells of it. */
  private record Expected<T>(Body body, T handle) {}

  /** What is pending. */
  private static final class Sent<T> {
    /** Null if the host knows no more of it. */
    private @Nullable T handle;

    private Pending pending;

    /** Whether the result was told. */
    private boolean told;

    Sent(@Nullable T handle, Pending pending) {
      this.handle = handle;
      this.pending = pending;
    }

    /** It is on its way again, and has another result than the one that was told. */
    void again() {
      handle = null;
      told = false;
    }
  }

  private final Listener<T> listener;

  /** In the order in which the session is fed. */
  private final List<Expected<T>> expected = new ArrayList<>();

  /** By cid. The session's outbox bounds it. */
  private final Map<String, Sent<T>> sent = new LinkedHashMap<>();

  /** Whether the person is about to be forgotten, so that what goes is not stored. */
  private boolean forgetting;

  public SendResults(Listener<T> listener) {
    this.listener = listener;
  }

  /** Call this before the session is fed with {@link Input.SendRequested} of this very body. */
  public void expect(Body body, T handle) {
    expected.add(new Expected<>(body, handle));
  }

  /** What the session was not fed with yet never reaches it. */
  public void withdraw() {
    while (!expected.isEmpty()) {
      var one = expected.remove(0);
      listener.settled(one.handle, one.body, new SendResult.Refused(Refusal.NOT_JOINED));
    }
  }

  /** Call this before the session is fed with {@link Input.ForgetRequested}. */
  public void forget() {
    forgetting = true;
  }

  /** Whether everything that was sent has its result. */
  public boolean isQuiet() {
    for (var one : sent.values()) {
      if (!one.told) {
        return false;
      }
    }
    return expected.isEmpty();
  }

  /** Takes a change of the session. */
  public void apply(Change change) {
    if (change instanceof Change.PendingChanged(var pending)) {
      changed(pending);
    } else if (change instanceof Change.PendingArrived(var cid, var message)) {
      var one = sent.remove(cid);
      if (one != null) {
        tell(one, new SendResult.Stored(one.pending, message));
      }
    } else if (change instanceof Change.PendingRemoved(var cid)) {
      removed(cid);
    } else if (change instanceof Change.Refused(var body, var refusal) && body != null) {
      var one = take(body);
      listener.settled(one == null ? null : one.handle, body, new SendResult.Refused(refusal));
    } else if (change instanceof Change.StateChanged(var state)) {
      stateChanged(state);
    } else if (change instanceof Change.Forgotten) {
      forgetting = false;
    }
  }

  private void changed(Pending pending) {
    var one = sent.get(pending.cid());
    if (one == null) {
      var own = take(pending.body());
      one = new Sent<>(own == null ? null : own.handle, pending);
      sent.put(pending.cid(), one);
    } else if (one.pending.delivery().isHeld() && !pending.delivery().isHeld()) {
      one.again(); // the person wants that, or the server has told that it is stored
    }
    one.pending = pending;
    if (pending.delivery().isHeld()) {
      tell(one, last(pending));
    }
  }

  /** What the session was fed with last: this very body. */
  @SuppressWarnings("ReferenceEquality") // two texts may say the same
  private @Nullable Expected<T> take(Body body) {
    for (int i = 0; i < expected.size(); i++) {
      if (expected.get(i).body == body) {
        return expected.remove(i);
      }
    }
    return null;
  }

  /** It is pending no more: the server has it, unless the person is forgotten or has deleted it. */
  private void removed(String cid) {
    var one = sent.remove(cid);
    if (one != null) {
      boolean isStored = !forgetting || one.pending.delivery() == Delivery.HANDED_OVER;
      tell(one, isStored ? new SendResult.Stored(one.pending, null) : last(one.pending));
    }
  }

  private void stateChanged(State state) {
    if (state.status() == Status.FAILED) {
      boolean goesOnElsewhere = state.code() == CloseCode.REPLACED;
      for (var one : List.copyOf(sent.values())) {
        tell(one, goesOnElsewhere ? new SendResult.InDoubt() : last(one.pending));
      }
    } else if (state.status() == Status.CLOSED) {
      for (var one : List.copyOf(sent.values())) {
        if (one.pending.delivery() == Delivery.STORED) { // its copy would still have come
          tell(one, new SendResult.Stored(one.pending, null));
        }
      }
    } else if (State.isJoined(state.status())) {
      for (var one : sent.values()) {
        if (one.told && !one.pending.delivery().isHeld()) {
          one.again();
        }
      }
    }
  }

  /** Nothing comes any more. */
  public void end() {
    for (var one : List.copyOf(sent.values())) {
      boolean isStored = one.pending.delivery() == Delivery.STORED;
      tell(one, isStored ? new SendResult.Stored(one.pending, null) : new SendResult.InDoubt());
    }
  }

  /** What is known of something of which the session tells no more. */
  private static SendResult last(Pending pending) {
    return switch (pending.delivery()) {
      case WAITING, NOT_SENT -> new SendResult.NotSent();
      case FAILED -> new SendResult.Failed(pending);
      case HANDED_OVER, WAITING_AGAIN, NOT_CONFIRMED -> new SendResult.InDoubt();
      case STORED -> new SendResult.Stored(pending, null);
    };
  }

  private void tell(Sent<T> one, SendResult result) {
    if (!one.told) {
      one.told = true;
      listener.settled(one.handle, one.pending.body(), result);
    }
  }
}
