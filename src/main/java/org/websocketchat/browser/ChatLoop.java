package org.websocketchat.browser;

import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.Event;
import org.websocketchat.session.Input;

/**
 * When one chat draws, and what the browser tells it: one drawing in a frame at most, a timer for
 * the next one, and the window's events of network, visibility and focus.
 */
final class ChatLoop implements Dom.Listener {
  private static final String EVENTS = "online offline pageshow resume visibilitychange focus blur";

  /** The chat that a loop drives. */
  interface Driven {
    /** Draws what has changed. */
    void draw();

    /** Passes an input to the session. */
    void feed(Input input);
  }

  private final Driven chat;
  private final Notice notice;
  private final FrameTimer frames = new FrameTimer(this::draw);
  private boolean frameDue;

  private boolean stopped;
  private boolean guards;

  /** The browser's number of the timer; browsers ignore one that has run out. */
  private int timer;

  ChatLoop(Driven chat, Notice notice) {
    this.chat = chat;
    this.notice = notice;
  }

  void start() {
    Dom.listen(Window.current(), EVENTS, this, true);
    notice.look();
  }

  /** Ends everything; the chat is not drawn any more. */
  void stop() {
    stopped = true;
    Window.clearTimeout(timer);
    Dom.listen(Window.current(), EVENTS, this, false);
    guard(false);
  }

  /**
   * Has the browser ask before the page is left, or not any more. A page that asks for this is not
   * kept for "Back", so do not ask for it without need.
   */
  void guard(boolean isAtRisk) {
    boolean next = isAtRisk && !stopped;
    if (next != guards) {
      guards = next;
      Dom.listen(Window.current(), "beforeunload", this, next);
    }
  }

  /** Draws with the next frame, or later if drawing takes long. */
  void requestFrame() {
    if (!frameDue && !stopped) {
      frameDue = true;
      frames.request();
    }
  }

  /** Draws after this many milliseconds; replaces the time that was set before. */
  void drawAfter(int millis) {
    Window.clearTimeout(timer);
    timer = Window.setTimeout(this::requestFrame, millis);
  }

  /** Draws at once, unless the loop has stopped. */
  void draw() {
    frameDue = false;
    if (!stopped) {
      chat.draw();
    }
  }

  @Override
  public void handleEvent(Event event) {
    var type = event.getType();
    if (type.equals("online")) {
      chat.feed(new Input.WentOnline());
    } else if (type.equals("offline")) {
      chat.feed(new Input.WentOffline());
    } else if (type.equals("beforeunload")) {
      event.preventDefault(); // the browser asks the person
    } else {
      notice.look();
      requestFrame();
      boolean moved = type.equals("focus") || type.equals("blur");
      if (type.equals("resume") || (!moved && !Page.isHidden())) {
        chat.feed(new Input.BecameVisible());
      }
    }
  }
}
