package org.websocketchat.store;

import java.util.ArrayList;
import java.util.List;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.StoredMessage;

/** Takes the entries of a range, one after the other, as long as they fit into a page. */
final class PageReader {
  private final HubOutput.Read ask;
  private final List<StoredMessage> fitting = new ArrayList<>();
  private int messages;
  private long bytes;

  PageReader(HubOutput.Read ask) {
    this.ask = ask;
  }

  /** Adds the next entry, as it is read; returns false if it does not fit any more. */
  boolean add(StoredMessage entry) {
    messages += entry.isMessage() ? 1 : 0;
    bytes += MessageBytes.of(entry.name(), entry.body());
    boolean fits = messages <= ask.maxMessages() && bytes <= ask.maxBytes();
    return (fits || fitting.isEmpty()) && fitting.add(entry);
  }

  /** The entries that fit, by rising offset. */
  List<StoredMessage> entries() {
    return ask.newestFirst() ? fitting.reversed() : fitting;
  }
}
