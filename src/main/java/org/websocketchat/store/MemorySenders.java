package org.websocketchat.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;

/**
 * The senders of a room in memory. A sender with a message in the log is kept. All others are
 * quiet; of too many, the one not heard of for longest is deleted.
 */
final class MemorySenders {
  private static final HubInput.Sender NOBODY = new HubInput.Sender(0, null, -1, 0);

  private final Map<String, HubInput.Sender> speaking = new HashMap<>();

  /** The number of messages in the log, for each sender that has one. */
  private final Map<String, Integer> messages = new HashMap<>();

  /** All senders, the one heard of last at the end. */
  private final LinkedHashMap<String, HubInput.Sender> quiet = new LinkedHashMap<>();

  /** The sender with this tag; null if it is unknown. */
  HubInput.@Nullable Sender get(String tag) {
    var sender = speaking.get(tag);
    return sender == null ? quiet.get(tag) : sender;
  }

  /** The last n of this tag; 0 if none is known. */
  long lastN(String tag) {
    return getOrNobody(tag).lastN();
  }

  private HubInput.Sender getOrNobody(String tag) {
    var sender = get(tag);
    return sender == null ? NOBODY : sender;
  }

  /** Notes that a message of this sender was stored. */
  void sent(String tag, long n) {
    var before = getOrNobody(tag);
    quiet.remove(tag);
    speaking.put(tag, before.sent(n));
    messages.merge(tag, 1, Integer::sum);
  }

  /** Notes that a message of this sender was deleted. */
  void trimmed(String tag) {
    if (messages.merge(tag, -1, Integer::sum) == 0) {
      messages.remove(tag);
      var sender = speaking.remove(tag);
      if (sender != null) {
        quiet.put(tag, sender);
      }
    }
  }

  void remember(HubOutput.Remember heard) {
    var sender =
        new HubInput.Sender(
            lastN(heard.tag()), heard.name(), heard.attempt(), heard.seenMillis(), heard.who());
    if (speaking.replace(heard.tag(), sender) == null) {
      quiet.remove(heard.tag());
      quiet.put(heard.tag(), sender);
    }
  }

  /** The senders with a name that were seen since this time. */
  List<HubInput.Seen> seenSince(long sinceMillis) {
    var seen = new ArrayList<HubInput.Seen>();
    speaking.forEach((tag, sender) -> addIfSeen(seen, tag, sender, sinceMillis));
    quiet.forEach((tag, sender) -> addIfSeen(seen, tag, sender, sinceMillis));
    return seen;
  }

  private static void addIfSeen(
      List<HubInput.Seen> seen, String tag, HubInput.Sender sender, long sinceMillis) {
    var name = sender.name();
    if (name != null && sender.seenMillis() >= sinceMillis) {
      seen.add(new HubInput.Seen(tag, name, sender.attempt(), sender.seenMillis(), sender.who()));
    }
  }

  int quietCount() {
    return quiet.size();
  }

  /** Deletes this many quiet senders, those quiet for longest first. */
  void forget(int count) {
    for (int i = 0; i < count && !quiet.isEmpty(); i++) {
      quiet.pollFirstEntry();
    }
  }
}
