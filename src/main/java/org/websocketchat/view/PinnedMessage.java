package org.websocketchat.view;

import org.websocketchat.protocol.Body;

/** Which message is pinned, and whether the person has folded the bar that tells it. */
public final class PinnedMessage {
  private long offset = Body.NO_OFFSET;
  private boolean folded;

  /** Its offset; {@link Body#NO_OFFSET} if none is pinned. */
  public long offset() {
    return offset;
  }

  /** Another message is pinned; its bar is not folded. */
  void become(long target) {
    offset = target;
    folded = false;
  }

  public boolean isFolded() {
    return folded;
  }

  /** Folds the bar, or unfolds it. */
  public void fold() {
    folded = !folded;
  }
}
