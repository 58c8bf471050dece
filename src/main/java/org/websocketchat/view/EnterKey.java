package org.websocketchat.view;

/**
 * Tells the Enter that sends from the one that breaks the line and the one that only ends an input
 * method's composition.
 *
 * <p>It is the browser's {@code beforeinput} that says "a line break is coming", since the keys
 * lie: Safari ends the composition first and then reports an ordinary Enter. What the key knows and
 * {@code beforeinput} does not is whether Shift was held.
 */
public final class EnterKey {
  private boolean breaks;
  private boolean composing;
  private boolean sendLater;

  /** A key went down. */
  public void pressed(boolean shift, boolean alt) {
    breaks = shift || alt;
  }

  /** A key came up: what comes without a key, from a touch keyboard, was not shifted. */
  public void released() {
    breaks = false;
  }

  public void compositionStarted() {
    composing = true;
    sendLater = false;
  }

  /** Returns whether to send now: the Enter that ended it also asked for a line break. */
  public boolean compositionEnded() {
    boolean send = sendLater;
    composing = false;
    sendLater = false;
    return send;
  }

  /** Whether a line break that is coming shall come; else it is to be prevented. */
  public boolean breaksLine() {
    return breaks;
  }

  /**
   * A line break was prevented. Returns whether to send now; if not, {@link #compositionEnded} will
   * say when.
   */
  public boolean sendsNow() {
    sendLater = composing;
    return !composing;
  }
}
