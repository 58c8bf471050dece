package org.websocketchat.browser;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSDate;
import org.websocketchat.browser.bindings.Globals;
import org.websocketchat.browser.bindings.MessageChannel;
import org.websocketchat.browser.bindings.ValueQueue;

/**
 * The frames that have come on a socket and were not taken yet. The browser tells of each in a task
 * of its own; what has come by the next task is taken together, which makes a flood several times
 * as quick: what deals with one frame is at hand then for the others.
 */
final class FrameQueue {
  /** With so many, they are taken at once, so that the queue is bounded. */
  static final int MOST = 128;

  /** After this time the rest waits for the next task, so that no task is long. */
  private static final int TASK_MILLIS = 8;

  /** Takes frames, each a text or binary data. */
  interface Taker {
    /** Takes one. */
    void take(JSObject frame);
  }

  private final Taker taker;
  private final BooleanSupplier awaited;
  private final ValueQueue frames = new ValueQueue();

  /** Brings the next task; null where the browser has none, and each frame is taken at once. */
  private final @Nullable MessageChannel channel =
      Globals.hasFunction("MessageChannel") ? new MessageChannel() : null;

  /** Whether the next task is on its way. */
  private boolean posted;

  /**
   * Makes an empty queue.
   *
   * @param taker takes each frame
   * @param awaited whether a script awaits what a frame may bring: it goes on after that frame, and
   *     before the next one
   */
  FrameQueue(Taker taker, BooleanSupplier awaited) {
    this.taker = taker;
    this.awaited = awaited;
    if (channel != null) {
      channel.getPort1().setListener(this::wake);
    }
  }

  private void wake() {
    posted = false;
    take();
  }

  /** A frame has come. */
  void add(JSObject frame) {
    frames.push(frame);
    if (channel == null || frames.getLength() >= MOST) {
      take();
    } else {
      post();
    }
  }

  private void post() {
    if (channel != null && !posted) {
      posted = true;
      channel.getPort2().postMessage(0);
    }
  }

  /** Has frames taken until a script or something else is to go on, the rest in the next task. */
  private void take() {
    double end = JSDate.now() + TASK_MILLIS;
    try {
      boolean goesOn = true;
      while (goesOn && frames.getLength() > 0) {
        boolean isAwaited = awaited.getAsBoolean();
        taker.take(frames.shift());
        goesOn = !isAwaited && JSDate.now() < end;
      }
    } finally {
      if (frames.getLength() > 0) {
        post();
      }
    }
  }

  /** Has all frames taken now: something has come behind them. */
  void takeAll() {
    while (frames.getLength() > 0) {
      taker.take(frames.shift());
    }
  }

  /** Drops what was not taken; call this once, when no more frames come. */
  void close() {
    while (frames.getLength() > 0) {
      frames.shift();
    }
    if (channel != null) {
      channel.getPort1().close();
    }
  }
}
