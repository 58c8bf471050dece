package org.websocketchat.session;

import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.session.Change.Slowed;

/**
 * When the room's slow mode lets the person's next text through (docs/protocol.md, "The client").
 * The server decides that; this keeps the session from sending what would be refused.
 */
final class SlowMode {
  private static final String SLOW = "slow";
  private static final long SECOND_MILLIS = 1_000;
  private static final long MOST_MILLIS = SECOND_MILLIS * RoomMode.MOST_SLOW_SECONDS;

  /** The least wait doubles so often at most, to 32 seconds. */
  private static final int MOST_DOUBLINGS = 5;

  private final Timers timers = new Timers();

  /** Who the person is, and by how much the server's clock is ahead. */
  private Powers powers = Powers.NONE;

  /** Whether the person is a moderator, who never waits. */
  private boolean exempt;

  /** How long a person waits between two messages; 0 for not at all. */
  private long waitMillis;

  /** How many texts in a row came too soon, though this had waited as it was told. */
  private int refusals;

  /** When the next text may leave; {@link Slowed#NO_WAIT} for now. */
  private long untilMillis = Slowed.NO_WAIT;

  /** What was shown last. */
  private long shownMillis = Slowed.NO_WAIT;

  /** The server has told who the person is; another person does not wait for this one. */
  void welcomed(Powers next, Turn turn) {
    if (!next.who().equals(powers.who())) {
      untilMillis = Slowed.NO_WAIT;
    }
    powers = next;
    role(next.role(), turn);
  }

  /** The person has this role now. */
  void role(Role role, Turn turn) {
    exempt = role.moderates();
    if (exempt) {
      untilMillis = Slowed.NO_WAIT;
    }
    show(turn);
  }

  /** The room has this mode now. */
  void become(RoomMode mode, Turn turn) {
    long before = waitMillis;
    waitMillis = SECOND_MILLIS * mode.slowSeconds();
    if (waitMillis == 0) {
      untilMillis = Slowed.NO_WAIT;
    } else if (before > 0 && untilMillis != Slowed.NO_WAIT) {
      long changed = untilMillis + waitMillis - before;
      untilMillis = Math.min(changed, turn.now.millis() + waitMillis);
    }
    show(turn);
  }

  /** The server has stored a message of the person, said in this session or another one. */
  void said(ServerFrame.Message message, Turn turn) {
    refusals = 0;
    if (waits()) {
      long serverMillis = turn.now.wallMillis() + powers.aheadMillis();
      long sinceMillis = Math.max(0, serverMillis - message.date());
      long nextMillis = turn.now.millis() + waitMillis - sinceMillis;
      untilMillis = Math.max(untilMillis, nextMillis);
      show(turn);
    }
  }

  /**
   * The server has refused something.
   *
   * @return whether it is a text that only comes too soon
   */
  boolean delays(Body body, ServerFrame.Refused refused, Turn turn) {
    long retryMillis = refused.detail();
    boolean isTooSoon = body instanceof Body.Text && refused.code().equals(SLOW) && retryMillis > 0;
    if (isTooSoon) {
      long waitingMillis = Math.max(retryMillis, leastMillis());
      refusals++;
      untilMillis = turn.now.millis() + Math.min(waitingMillis, MOST_MILLIS);
      show(turn);
    }
    return isTooSoon;
  }

  /** The first wait is as the server says; a server that is never content is asked ever less. */
  private long leastMillis() {
    return refusals == 0 ? 0 : SECOND_MILLIS << Math.min(refusals - 1, MOST_DOUBLINGS);
  }

  /** Whether each message of the person makes the next one wait. */
  boolean waits() {
    return waitMillis > 0 && !exempt;
  }

  /** Whether no text may leave now. */
  boolean holds(Turn turn) {
    return untilMillis > turn.now.millis();
  }

  /** The person is forgotten. */
  void forget() {
    powers = Powers.NONE;
    refusals = 0;
    untilMillis = Slowed.NO_WAIT;
  }

  /** The socket is gone, and nothing can be sent anyway; the wait goes on. */
  void socketLost(Turn turn) {
    timers.clearAll();
    show(Slowed.NO_WAIT, turn);
  }

  /** When {@link #runOut} is to be called. */
  long deadline() {
    return timers.earliest();
  }

  void runOut(Turn turn) {
    if (timers.runOut(Timer.SLOW, turn.now.millis())) {
      show(turn);
    }
  }

  private void show(Turn turn) {
    boolean holds = holds(turn);
    if (holds) {
      timers.set(Timer.SLOW, untilMillis);
    } else {
      timers.clearAll();
    }
    show(holds ? untilMillis : Slowed.NO_WAIT, turn);
  }

  private void show(long millis, Turn turn) {
    if (millis != shownMillis) {
      shownMillis = millis;
      turn.show(new Slowed(millis));
    }
  }
}
