package org.websocketchat.server;

import org.jspecify.annotations.Nullable;

/**
 * The frames that wait for the next write to a socket, in order. Sockets that wait for the same
 * frames share one batch, so a frame for a whole room takes no memory for each reader. Only the
 * hub's thread uses it.
 */
final class Batch {
  /** The frames before the last one; null if there are none. */
  private final @Nullable Batch before;

  private final EncodedFrame last;
  private final int count;
  private final long bytes;

  /**
   * The batch that was last made from this one by adding a frame, kept for the next socket that
   * gets the same frames; null before the first.
   */
  private @Nullable Batch longer;

  /** All frames in order; null until {@link #frames} is called. */
  private EncodedFrame @Nullable [] frames;

  private Batch(@Nullable Batch before, EncodedFrame last) {
    this.before = before;
    this.last = last;
    count = before == null ? 1 : before.count + 1;
    bytes = last.queuedBytes() + (before == null ? 0 : before.bytes);
  }

  /** A batch of one frame. */
  static Batch of(EncodedFrame frame) {
    return new Batch(null, frame);
  }

  /** A batch of these frames and one more. */
  Batch and(EncodedFrame frame) {
    var next = longer;
    if (next == null || next.last != frame) {
      next = new Batch(this, frame);
      longer = next;
    }
    return next;
  }

  /** The size in bytes that counts while it waits, frame headers included. */
  long bytes() {
    return bytes;
  }

  /** All frames, in order. */
  EncodedFrame[] frames() {
    var known = frames;
    if (known == null) {
      known = new EncodedFrame[count];
      int place = count;
      for (var one = this; one != null; one = one.before) {
        known[--place] = one.last;
      }
      frames = known;
    }
    return known;
  }
}
