package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;

/** How far the log of a room is, as storage last said. */
final class LogState {
  /** Null until storage has said it. */
  private @Nullable String epoch;

  private long head;

  /** How many questions storage has not answered. */
  private int questions;

  /** Whether an append failed, so that nobody knows what the log holds. */
  private boolean unsure;

  /** Whether the room's state has been asked for because of that. */
  private boolean asked;

  @Nullable String epoch() {
    return epoch;
  }

  long head() {
    return head;
  }

  /** Takes what storage said of the room. */
  void opened(String nowEpoch, long nowHead) {
    epoch = nowEpoch;
    head = nowHead;
    unsure = false;
  }

  void grown(long nowHead) {
    head = nowHead;
  }

  void question() {
    questions++;
  }

  void answer() {
    questions--;
  }

  boolean isAnswered() {
    return questions == 0;
  }

  boolean isUnsure() {
    return unsure;
  }

  void failed() {
    unsure = true;
  }

  boolean isAsked() {
    return asked;
  }

  void asked(boolean now) {
    asked = now;
  }
}
