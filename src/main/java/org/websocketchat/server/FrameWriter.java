package org.websocketchat.server;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what goes out and writes it, to each socket at once what has come together for it. Used
 * by the hub's thread alone.
 */
final class FrameWriter {
  /** So much is collected at most before it is written, whatever the pace. */
  private static final long MAX_BYTES = 256 * 1024;

  /** Frames from this length on may be sent again in the same words: a list of people. */
  private static final int LONG_CHARS = 1_024;

  private final RecipientCache recipients;
  private final WritePace pace;

  /** To whom something waits to be written. */
  private final List<ChatSocket> waiting = new ArrayList<>();

  private long waitingBytes;

  /** The long frame that was encoded last, and its text; null for none since the last write. */
  private @Nullable EncodedFrame lastLong;

  private @Nullable String lastLongText;

  FrameWriter(RecipientCache recipients, WritePace pace) {
    this.recipients = recipients;
    this.pace = pace;
  }

  /** Has a frame written to each of these sockets. */
  void deliver(String text, List<Long> numbers) {
    var frame = encoded(text);
    var alone = Batch.of(frame);
    for (var socket : recipients.get(numbers)) {
      queue(socket, frame, alone);
    }
  }

  /** The same for those to whom little waits to be sent. */
  void offer(String text, List<Long> numbers) {
    var frame = encoded(text);
    var alone = Batch.of(frame);
    for (var socket : recipients.lookUp(numbers)) {
      if (!socket.isBusy()) {
        queue(socket, frame, alone);
      }
    }
  }

  private void queue(ChatSocket socket, EncodedFrame frame, Batch alone) {
    if (socket.queue(frame, alone)) {
      waiting.add(socket);
    }
  }

  private EncodedFrame encoded(String text) {
    if (lastLong != null && text.equals(lastLongText)) {
      return lastLong;
    }
    var frame = EncodedFrame.of(text);
    waitingBytes += frame.bytes();
    if (text.length() >= LONG_CHARS) {
      lastLong = frame;
      lastLongText = text;
    }
    return frame;
  }

  /** How long until what waits should be written; {@link Long#MAX_VALUE} if nothing waits. */
  long waitNanos(long nowNanos) {
    if (waiting.isEmpty()) {
      return Long.MAX_VALUE;
    }
    return waitingBytes >= MAX_BYTES ? 0 : pace.waitNanos(nowNanos);
  }

  /** Writes what waits. */
  void write() {
    long startNanos = System.nanoTime();
    for (var socket : waiting) {
      HubLoop.runCatching(socket, socket::write);
    }
    waiting.clear();
    waitingBytes = 0;
    lastLong = null;
    lastLongText = null;
    pace.wrote(startNanos, System.nanoTime());
  }
}
