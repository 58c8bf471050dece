package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;

/** How far the log of a room is, as storage last said. */
final class LogState {
  /** Whether it is known what the log holds. */
  private enum Certainty {
    SURE,

    /** An append failed. */
    UNSURE,

    /** And because of that, storage has been asked where the room stands. */
    ASKED
  }

  /** Null until storage has said it. */
  private @Nullable String epoch;

  private long head;

  /** How many questions storage has not answered. */
  private int questions;

  private Certainty certainty = Certainty.SURE;

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
    certainty = Certainty.SURE;
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
    return certainty != Certainty.SURE;
  }

  void failed() {
    certainty = Certainty.UNSURE;
  }

  boolean isAsked() {
    return certainty == Certainty.ASKED;
  }

  void asked() {
    certainty = Certainty.ASKED;
  }

  /** Storage could not tell where the room stands. */
  void openFailed() {
    if (isAsked()) {
      certainty = Certainty.UNSURE;
    }
  }
}
