package org.websocketchat.view;

import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Message;

/**
 * What can be shown of the message that another one replies to. It is drawn from that message's own
 * row, so it changes and goes with it.
 *
 * @param target the offset of the message
 * @param row its row; null unless it is shown in the log
 * @param message the message as it is now; null unless it is shown
 */
public record Quote(long target, Kind kind, @Nullable Row row, @Nullable Message message) {
  /** Whether the message is there. */
  public enum Kind {
    SHOWN,
    /** It may be further up, where history was not loaded. */
    NOT_LOADED,
    /** The server does not keep it any more, or there is no such message. */
    GONE,
    /** The person ignores its author. */
    IGNORED
  }

  /** Whether the other quote shows the same. */
  @SuppressWarnings("ReferenceEquality") // a message that was corrected is another object
  boolean isSame(@Nullable Quote other) {
    return other != null && kind == other.kind && message == other.message;
  }
}
