package org.websocketchat.hub;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Utf8;
import org.websocketchat.simulation.Entries;

/** A storage in memory that tests can hold back, fail, and keep longer than its hub. */
final class VirtualStorage {
  private static final int OVERHEAD_BYTES = 100;

  /** One room. */
  private static final class RoomLog {
    private final String epoch;
    private final List<StoredMessage> messages = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();
    private final Map<String, HubInput.Sender> senders = new LinkedHashMap<>();
    private long first = 1;
    private long head;
    private long lastId;
    private RoomState state = RoomState.USUAL;

    /** Whether the hub was told that it begins here. */
    private boolean opened;

    RoomLog(String epoch) {
      this.epoch = epoch;
    }
  }

  private final Map<String, RoomLog> rooms = new LinkedHashMap<>();
  private final List<StoredSanction> general = new ArrayList<>();
  private final ArrayDeque<HubOutput> asked = new ArrayDeque<>();
  private boolean held;
  private boolean durable;
  private boolean lost;
  private int epochs;

  void ask(HubOutput question) {
    asked.add(question);
  }

  void hold() {
    held = true;
  }

  void release() {
    held = false;
  }

  /** From now on, logs outlive their rooms. */
  void outliveRooms() {
    durable = true;
  }

  /** Forgets the unanswered requests, as when the process is killed. */
  void crash() {
    asked.clear();
    held = false;
  }

  /** Removes all logs; appends to new ones fail until the hub has opened them. */
  void lose() {
    lost = true;
    rooms.clear();
  }

  /** Removes all but this many of the newest messages. */
  void prune(String room, int kept) {
    var log = log(room);
    log.messages.subList(0, Math.max(0, log.messages.size() - kept)).clear();
    log.first = log.messages.isEmpty() ? log.head + 1 : log.messages.getFirst().offset();
  }

  /** Removes messages as an operator does: nothing else changes. */
  void remove(String room, long from, long to) {
    log(room).messages.removeIf(kept -> kept.offset() >= from && kept.offset() <= to);
  }

  /** Adds a sanction for all rooms. */
  void sanctionEverywhere(StoredSanction sanction) {
    general.add(sanction);
  }

  List<StoredMessage> of(String room) {
    return List.copyOf(log(room).messages);
  }

  /** The next answer that is not held; null if there is none. */
  @Nullable HubInput answer() {
    return held ? null : answerOne();
  }

  /** How many requests wait. */
  int waiting() {
    return asked.size();
  }

  /** The next answer, held or not; null if there is none. */
  @Nullable HubInput answerOne() {
    while (!asked.isEmpty()) {
      var answer = answerTo(asked.remove());
      if (answer != null) {
        return answer;
      }
    }
    return null;
  }

  /** The answers to all questions by now, held or not. */
  List<HubInput> answerBatch() {
    var answers = new ArrayList<HubInput>();
    for (int left = asked.size(); left > 0; left--) {
      var answer = answerTo(asked.remove());
      if (answer != null) {
        answers.add(answer);
      }
    }
    return answers;
  }

  /** Whether a request waits that can fail. */
  boolean canFail() {
    return asked.stream()
        .anyMatch(
            question ->
                question instanceof HubOutput.Append
                    || question instanceof HubOutput.Open
                    || question instanceof HubOutput.Read
                    || question instanceof HubOutput.ReadActs);
  }

  /** Fails the next request that can fail. */
  HubInput fail(boolean butKeeps) {
    while (true) {
      var question = asked.remove();
      switch (question) {
        case HubOutput.Append append -> {
          if (butKeeps) {
            answerTo(append);
          }
          return new HubInput.AppendFailed(append.ask(), append.room());
        }
        case HubOutput.Open ask -> {
          return new HubInput.StorageFailed(ask.ask(), ask.room());
        }
        case HubOutput.Read ask -> {
          return new HubInput.StorageFailed(ask.ask(), ask.room());
        }
        case HubOutput.ReadActs ask -> {
          return new HubInput.StorageFailed(ask.ask(), ask.room());
        }
        default -> answerTo(question);
      }
    }
  }

  private @Nullable HubInput answerTo(HubOutput question) {
    return switch (question) {
      case HubOutput.Open ask -> opened(ask);
      case HubOutput.Append append -> appended(append);
      case HubOutput.Read ask -> page(ask);
      case HubOutput.ReadActs ask -> {
        var log = log(ask.room());
        yield ActPages.page(ask, log.acts, log.state);
      }
      case HubOutput.Remember(var room, var tag, var name, long attempt, long seen, var who) -> {
        var senders = log(room).senders;
        long lastN = lastN(senders.get(tag));
        senders.put(tag, new HubInput.Sender(lastN, name, attempt, seen, who));
        yield null;
      }
      case HubOutput.Forget(var room) -> {
        if (!durable) {
          rooms.remove(room);
        }
        yield null;
      }
      default -> throw new AssertionError(question);
    };
  }

  private HubInput opened(HubOutput.Open ask) {
    var log = log(ask.room());
    log.opened = true;
    var behind = log.messages.stream().filter(kept -> kept.offset() > ask.after()).toList();
    var seen = new ArrayList<HubInput.Seen>();
    log.senders.forEach(
        (tag, sender) -> {
          if (sender.name() != null && sender.seenMillis() >= ask.seenSinceMillis()) {
            seen.add(
                new HubInput.Seen(
                    tag, sender.name(), sender.attempt(), sender.seenMillis(), sender.who()));
          }
        });
    var sender = ask.tag() == null ? null : log.senders.get(ask.tag());
    return new HubInput.Opened(
        ask.ask(),
        ask.room(),
        log.epoch,
        log.first,
        log.head,
        ++log.lastId,
        behind.size(),
        behind.stream().mapToLong(VirtualStorage::bytes).sum(),
        sender,
        seen,
        log.state.withEverywhere(general).toldTo(ask, log.first),
        sentOffset(log, ask.tag()));
  }

  private static long sentOffset(RoomLog log, @Nullable String tag) {
    return log.messages.reversed().stream()
        .filter(kept -> tag != null && String.valueOf(kept.cid()).startsWith(tag + "."))
        .findFirst()
        .map(StoredMessage::offset)
        .orElse(0L);
  }

  private HubInput appended(HubOutput.Append append) {
    var log = log(append.room());
    if (!log.opened) {
      return new HubInput.AppendFailed(append.ask(), append.room());
    }
    var last = new LinkedHashMap<String, Long>();
    var refused = new ArrayList<Integer>();
    var denied = new ArrayList<HubInput.Denied>();
    var settled = new ArrayList<HubInput.Settled>();
    long first = log.head + 1;
    for (int i = 0; i < append.drafts().size(); i++) {
      var draft = append.drafts().get(i);
      var sequence = draft.sequence();
      var refusal = Entries.refusal(log.messages, log.state, draft, log.head);
      if (refusal != null) {
        denied.add(new HubInput.Denied(i, refusal));
        continue;
      }
      if (sequence != null) {
        long before = last.getOrDefault(sequence.tag(), lastN(log.senders.get(sequence.tag())));
        if (sequence.after() != before || sequence.n() <= before) {
          if (!lost) {
            throw new AssertionError(sequence + " does not follow " + before);
          }
          refused.add(i);
          continue;
        }
        last.put(sequence.tag(), sequence.n());
      }
      var stored = Entries.settled(log.messages, log.state, draft, log.head);
      if (draft.isOpen()) {
        settled.add(new HubInput.Settled(i, stored.body()));
      }
      var entry = Entries.add(log.messages, stored, ++log.head);
      log.state = log.state.after(entry, stored.address());
      Entries.record(log.acts, log.messages, stored, log.head);
    }
    last.forEach(
        (tag, n) -> {
          var old = log.senders.get(tag);
          log.senders.put(tag, old == null ? new HubInput.Sender(n, null, -1, 0) : old.sent(n));
        });
    return new HubInput.Appended(append.ask(), append.room(), first, refused, denied, settled);
  }

  private HubInput page(HubOutput.Read ask) {
    var log = log(ask.room());
    var fitting = new ArrayList<StoredMessage>();
    long bytes = 0;
    int count = 0;
    for (var kept : ask.newestFirst() ? log.messages.reversed() : log.messages) {
      if (kept.offset() >= ask.from() && kept.offset() <= ask.to()) {
        var entry = Entries.read(log.messages, kept);
        bytes += bytes(entry);
        count += entry.isMessage() ? 1 : 0;
        boolean tooMuch = bytes > ask.maxBytes() && !fitting.isEmpty();
        if (tooMuch || count > ask.maxMessages()) {
          break;
        }
        fitting.add(entry);
      }
    }
    var messages = ask.newestFirst() ? fitting.reversed() : fitting;
    return new HubInput.Page(ask.ask(), ask.room(), log.epoch, log.first, log.head, messages);
  }

  private static long bytes(StoredMessage kept) {
    return (long) Utf8.length(kept.body().text()) + Utf8.length(kept.name()) + OVERHEAD_BYTES;
  }

  private static long lastN(HubInput.@Nullable Sender sender) {
    return sender == null ? 0 : sender.lastN();
  }

  private RoomLog log(String room) {
    return rooms.computeIfAbsent(room, none -> new RoomLog("e" + ++epochs));
  }
}
