package org.websocketchat.view;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;

/** Which message is pinned, and whether the person has folded the bar that tells it. */
public final class PinnedMessage {
  private final Quotes quotes;
  private long offset = Body.NO_OFFSET;
  private boolean folded;

  /** The message as it is now, if it came without those around it; else null. */
  private @Nullable Message message;

  PinnedMessage(Quotes quotes) {
    this.quotes = quotes;
  }

  /** Its offset; {@link Body#NO_OFFSET} if none is pinned. */
  public long offset() {
    return offset;
  }

  /** What is told of it above the log. */
  public Quote quote() {
    return quotes.of(offset, message);
  }

  /** Takes a change of the session. */
  void apply(Change change) {
    if (change instanceof Change.Pinned(long target)) {
      offset = target;
      folded = false;
      message = null;
    } else if (change instanceof Change.PinnedArrived(var arrived)) {
      message = arrived;
    } else if (change instanceof Change.Corrected corrected && message != null) {
      message = message.after(corrected);
    } else if (change instanceof Change.Missed || change instanceof Change.Forgotten) {
      message = null;
    }
  }

  public boolean isFolded() {
    return folded;
  }

  /** Folds the bar, or unfolds it. */
  public void fold() {
    folded = !folded;
  }
}
