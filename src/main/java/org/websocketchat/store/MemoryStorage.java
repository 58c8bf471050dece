package org.websocketchat.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.Kept;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.Utf8;

/**
 * A log that lasts as long as somebody is in the room, and never takes more than so much memory.
 */
final class MemoryStorage implements Storage {
  /** What a message takes besides its text. */
  private static final int OVERHEAD_CHARS = 100;

  /** How many senders of one room are remembered: keys cost nothing to make. */
  private static final int MAX_SENDERS = 10_000;

  /** What is kept of one room. */
  private static final class RoomLog {
    private final String epoch;
    private final ArrayDeque<Kept> messages = new ArrayDeque<>();
    private final LinkedHashMap<String, HubInput.Sender> senders = new LinkedHashMap<>();
    private long head;
    private long lastId;
    private long chars;

    RoomLog(String epoch) {
      this.epoch = epoch;
    }

    /** Takes note of a sender; of too many, the one that was not heard of for longest goes. */
    void put(String tag, HubInput.Sender sender) {
      senders.remove(tag);
      senders.put(tag, sender);
      if (senders.size() > MAX_SENDERS) {
        senders.pollFirstEntry();
      }
    }

    long first() {
      return head - messages.size() + 1;
    }
  }

  private final long maxCharsOfRoom;
  private final long maxChars;
  private final Consumer<HubInput> answers;
  private final Map<String, RoomLog> rooms = new LinkedHashMap<>();
  private long chars;

  /** Makes an empty log that keeps so much of one room, and so much of all together. */
  MemoryStorage(long maxCharsOfRoom, long maxChars, Consumer<HubInput> answers) {
    this.maxCharsOfRoom = maxCharsOfRoom;
    this.maxChars = maxChars;
    this.answers = answers;
  }

  @Override
  public void open(HubOutput.Open ask) {
    var log = log(ask.room());
    var sender = ask.tag() == null ? null : log.senders.get(ask.tag());
    log.lastId++;
    answers.accept(
        new HubInput.Opened(
            ask.ask(),
            ask.room(),
            log.epoch,
            log.first(),
            log.head,
            log.lastId,
            behind(log, ask.after()),
            sender,
            seenSince(log, ask.seenSinceMillis())));
  }

  private static long behind(RoomLog log, long after) {
    long bytes = 0;
    for (var message : log.messages.reversed()) {
      if (message.offset() <= after || bytes > Limits.REPLAY_BYTES) {
        break;
      }
      bytes += bytes(message);
    }
    return bytes;
  }

  private static List<HubInput.Seen> seenSince(RoomLog log, long sinceMillis) {
    var seen = new ArrayList<HubInput.Seen>();
    log.senders.forEach(
        (tag, sender) -> {
          var name = sender.name();
          if (name != null && sender.seenMillis() >= sinceMillis) {
            seen.add(new HubInput.Seen(tag, name, sender.attempt(), sender.seenMillis()));
          }
        });
    return seen;
  }

  @Override
  public void append(HubOutput.Append drafts) {
    var log = log(drafts.room());
    if (!follows(log, drafts.drafts())) {
      answers.accept(new HubInput.AppendFailed(drafts.room()));
      return;
    }
    long first = log.head + 1;
    for (var draft : drafts.drafts()) {
      keep(log, draft);
    }
    while (log.chars > maxCharsOfRoom || (chars > maxChars && !log.messages.isEmpty())) {
      count(log, -size(log.messages.remove()));
    }
    answers.accept(new HubInput.Appended(drafts.room(), first));
  }

  /** Whether each marked draft follows the last one kept of its sender. */
  private static boolean follows(RoomLog log, List<Draft> drafts) {
    var last = new LinkedHashMap<String, Long>();
    for (var draft : drafts) {
      var mark = draft.mark();
      if (mark != null) {
        long before = last.getOrDefault(mark.tag(), lastN(log.senders.get(mark.tag())));
        if (mark.after() != before || mark.n() <= before) {
          return false;
        }
        last.put(mark.tag(), mark.n());
      }
    }
    return true;
  }

  private void keep(RoomLog log, Draft draft) {
    log.head++;
    var mark = draft.mark();
    if (mark != null) {
      var sender = log.senders.get(mark.tag());
      log.put(
          mark.tag(),
          sender == null
              ? new HubInput.Sender(mark.n(), null, -1, 0)
              : new HubInput.Sender(
                  mark.n(), sender.name(), sender.attempt(), sender.seenMillis()));
    }
    var cid = mark == null ? null : mark.cid();
    var kept = new Kept(log.head, draft.id(), draft.name(), draft.text(), draft.dateMillis(), cid);
    log.messages.add(kept);
    count(log, size(kept));
  }

  @Override
  public void read(HubOutput.Read ask) {
    var log = log(ask.room());
    var fitting = new ArrayList<Kept>();
    long bytes = 0;
    var messages = ask.newestFirst() ? log.messages.reversed() : log.messages;
    for (var message : messages) {
      if (message.offset() >= ask.from() && message.offset() <= ask.to()) {
        bytes += bytes(message);
        if (bytes > ask.maxBytes() && !fitting.isEmpty()) {
          break;
        }
        fitting.add(message);
      }
    }
    var page = ask.newestFirst() ? fitting.reversed() : fitting;
    answers.accept(
        new HubInput.Page(ask.ask(), ask.room(), log.epoch, log.first(), log.head, page));
  }

  @Override
  public void remember(HubOutput.Remember sender) {
    var log = log(sender.room());
    log.put(
        sender.tag(),
        new HubInput.Sender(
            lastN(log.senders.get(sender.tag())),
            sender.name(),
            sender.attempt(),
            sender.seenMillis()));
  }

  @Override
  public void forget(String room) {
    var log = rooms.remove(room);
    if (log != null) {
      chars -= log.chars;
    }
  }

  @Override
  public boolean isFailing() {
    return false;
  }

  @Override
  public void close() {
    rooms.clear();
  }

  /** What is still kept of this room, oldest first. */
  List<Kept> of(String room) {
    var log = rooms.get(room);
    return log == null ? List.of() : List.copyOf(log.messages);
  }

  private RoomLog log(String room) {
    return rooms.computeIfAbsent(room, name -> new RoomLog(Epoch.random()));
  }

  private static long lastN(HubInput.@Nullable Sender sender) {
    return sender == null ? 0 : sender.lastN();
  }

  private void count(RoomLog log, long more) {
    log.chars += more;
    chars += more;
  }

  private static long bytes(Kept message) {
    return (long) Utf8.length(message.text()) + Utf8.length(message.name()) + OVERHEAD_CHARS;
  }

  private static long size(Kept message) {
    return (long) message.text().length() + message.name().length() + OVERHEAD_CHARS;
  }
}
