package org.websocketchat.server;

import org.jspecify.annotations.Nullable;

/**
 * What waits for the next write to a socket, in order. Sockets that are sent the same share one, so
 * a frame for a whole room costs no memory for each of its readers. Used by the hub's thread alone.
 */
final class Batch {
  /** What goes out before the last frame; null if that is the only one. */
  private final @Nullable Batch before;

  private final EncodedFrame last;
  private final int count;
  private final long bytes;

  /**
   * This batch with one more frame, for whoever was sent this one and that frame last; null before
   * the first.
   */
  private @Nullable Batch longer;

  /** All frames in order; null until they are asked for. */
  private EncodedFrame @Nullable [] frames;

  private Batch(@Nullable Batch before, EncodedFrame last) {
    this.before = before;
    this.last = last;
    count = before == null ? 1 : before.count + 1;
    bytes = last.queuedBytes() + (before == null ? 0 : before.bytes);
  }

  /** One frame alone. */
  static Batch of(EncodedFrame frame) {
    return new Batch(null, frame);
  }

  /** The same and one more frame. */
  Batch and(EncodedFrame frame) {
    var next = longer;
    if (next == null || next.last != frame) {
      next = new Batch(this, frame);
      longer = next;
    }
    return next;
  }

  /** What it counts for as long as it waits, headers included. */
  long bytes() {
    return bytes;
  }

  /** What goes out, in order. */
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
