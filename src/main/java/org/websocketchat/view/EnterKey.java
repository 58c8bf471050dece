package org.websocketchat.view;

/**
 * Decides whether an Enter sends, breaks the line, or only ends an input method's composition.
 *
 * <p>The browser's event {@code beforeinput} announces the line break, because key events are not
 * reliable: Safari ends the composition first and then reports an ordinary Enter. Only the key
 * event tells whether Shift was held.
 */
public final class EnterKey {
  private boolean breaks;
  private boolean composing;
  private boolean sendLater;

  /** A key went down. */
  public void pressed(boolean shift, boolean alt) {
    breaks = shift || alt;
  }

  /** A key came up: a line break without a key event, from a touch keyboard, has no Shift. */
  public void released() {
    breaks = false;
  }

  public void compositionStarted() {
    composing = true;
    sendLater = false;
  }

  /**
   * Returns whether to send now, because the Enter that ended the composition also asked for a line
   * break.
   */
  public boolean compositionEnded() {
    boolean send = sendLater;
    composing = false;
    sendLater = false;
    return send;
  }

  /** Whether to allow the line break that is announced; else prevent it. */
  public boolean breaksLine() {
    return breaks;
  }

  /**
   * A line break was prevented. Returns whether to send now; if not, {@link #compositionEnded}
   * tells when.
   */
  public boolean sendsNow() {
    sendLater = composing;
    return !composing;
  }
}
