package org.websocketchat.hub;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.protocol.Utf8;

/**
 * What one room is having kept: one append that the log has not answered, and what came meanwhile,
 * which goes in the next ones. It is bounded by the number of members, since a socket with a draft
 * in it is not read.
 */
final class AppendQueue {
  /**
   * What is kept together goes to every reader at once: one append must not be what makes a reader
   * slow (protocol.md, "Back-pressure"), even if each byte of it takes four in JSON.
   */
  static final int MOST_BYTES = 128 * 1024;

  /** What a message takes besides its text. */
  private static final int OVERHEAD_BYTES = 100;

  /** A message and its copy in {@code json}, which goes out once it is kept. */
  record Pending(Client author, Draft draft, GuideFrame.Message copy) {}

  /** What the log has been asked to keep; empty if it has answered everything. */
  private List<Pending> asked = List.of();

  private List<Pending> waiting = new ArrayList<>();

  /** The offset after the last one that the log gave; zero before the first. */
  private long nextOffset;

  boolean isIdle() {
    return asked.isEmpty() && waiting.isEmpty();
  }

  void add(Pending pending) {
    waiting.add(pending);
  }

  /** The drafts to ask the log for now; null while it owes an answer or there are none. */
  @Nullable List<Draft> next() {
    if (!asked.isEmpty() || waiting.isEmpty()) {
      return null;
    }
    int count = 1;
    int bytes = bytes(waiting.getFirst());
    while (count < waiting.size() && bytes + bytes(waiting.get(count)) <= MOST_BYTES) {
      bytes += bytes(waiting.get(count++));
    }
    var taken = waiting.subList(0, count);
    asked = List.copyOf(taken);
    taken.clear();
    return asked.stream().map(Pending::draft).toList();
  }

  private static int bytes(Pending pending) {
    return Utf8.length(pending.draft().text()) + OVERHEAD_BYTES;
  }

  /** Takes what the log has kept. */
  List<Pending> kept(long firstOffset) {
    if (asked.isEmpty() || firstOffset < nextOffset) {
      throw new IllegalStateException("the log answered out of order: offset " + firstOffset);
    }
    var kept = asked;
    asked = List.of();
    nextOffset = firstOffset + kept.size();
    return kept;
  }

  /** The log began anew, and so do its offsets. */
  void beginAnew() {
    nextOffset = 0;
  }

  /** Takes what the log has not kept, and what was behind it. */
  List<Pending> failed() {
    if (asked.isEmpty()) {
      throw new IllegalStateException("the log failed an append that was not asked for");
    }
    var failed = new ArrayList<>(asked);
    failed.addAll(waiting());
    asked = List.of();
    return failed;
  }

  /** Takes what the log has not been asked to keep. */
  List<Pending> waiting() {
    var taken = waiting;
    waiting = new ArrayList<>();
    return taken;
  }

  /** Takes out what the log has not been asked to keep of this sender, whichever socket said it. */
  List<Pending> withdraw(String tag) {
    var withdrawn = new ArrayList<Pending>();
    waiting.removeIf(
        pending -> {
          var mark = pending.draft().mark();
          return mark != null && mark.tag().equals(tag) && withdrawn.add(pending);
        });
    return withdrawn;
  }
}
