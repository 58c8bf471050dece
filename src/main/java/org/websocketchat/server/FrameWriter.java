package org.websocketchat.server;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects frames for each socket, and writes all frames of a socket at once. Only the hub's thread
 * uses it.
 */
final class FrameWriter {
  /** With more bytes than this collected, writing does not wait for the pace. */
  private static final long MAX_BYTES = 256 * 1024;

  /** From this length on, the next frame may have the same text: a list of people. */
  private static final int LONG_CHARS = 1_024;

  private final RecipientCache recipients;
  private final WritePace pace;

  /** The sockets with frames to write. */
  private final List<ChatSocket> waiting = new ArrayList<>();

  private long waitingBytes;

  /** The last long frame and its text; null if there was none since the last write. */
  private @Nullable EncodedFrame lastLong;

  private @Nullable String lastLongText;

  FrameWriter(RecipientCache recipients, WritePace pace) {
    this.recipients = recipients;
    this.pace = pace;
  }

  /** Queues a frame for each of these sockets. */
  void deliver(String text, List<Long> numbers) {
    var frame = encoded(text);
    var alone = Batch.of(frame);
    for (var socket : recipients.get(numbers)) {
      queue(socket, frame, alone);
    }
  }

  /** Queues a frame for those of these sockets that are not busy. */
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

  /** How long until {@link #write} is due; {@link Long#MAX_VALUE} if nothing waits. */
  long waitNanos(long nowNanos) {
    if (waiting.isEmpty()) {
      return Long.MAX_VALUE;
    }
    return waitingBytes >= MAX_BYTES ? 0 : pace.waitNanos(nowNanos);
  }

  /** Writes everything that waits. */
  void write() {
    long startNanos = System.nanoTime();
    for (var socket : waiting) {
      HubOutputs.runCatching(socket, socket::write);
    }
    waiting.clear();
    waitingBytes = 0;
    lastLong = null;
    lastLongText = null;
    pace.wrote(startNanos, System.nanoTime());
  }
}
