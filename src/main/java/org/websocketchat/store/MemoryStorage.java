package org.websocketchat.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.RoomState;

/**
 * A storage in memory: a log exists while somebody is in its room, and all logs have a size limit.
 */
final class MemoryStorage implements Storage {
  /** How many quiet senders are kept for one room. */
  static final int MAX_QUIET_OF_ROOM = 10_000;

  /** The same for all rooms together; beyond it, the room with the most loses a tenth of them. */
  private static final int MAX_QUIET = 100_000;

  private final long maxBytesOfRoom;
  private final long maxBytes;
  private final Consumer<HubInput> answers;
  private final Map<String, MemoryRoom> rooms = new LinkedHashMap<>();

  /** What is left of a room that was forgotten. */
  private record Left(RoomState state, MemoryActs acts) {
    boolean isNothing() {
      return state.isUsual() && acts.isEmpty();
    }
  }

  /** What is left of rooms that were forgotten: only moderators leave something. */
  private final Map<String, Left> left = new LinkedHashMap<>();

  private long bytes;
  private int quiet;
  private int reports;

  /** Makes an empty storage with a size limit for one room, and one for all rooms together. */
  MemoryStorage(long maxBytesOfRoom, long maxBytes, Consumer<HubInput> answers) {
    this.maxBytesOfRoom = maxBytesOfRoom;
    this.maxBytes = maxBytes;
    this.answers = answers;
  }

  @Override
  public void open(HubOutput.Open ask) {
    var room = room(ask.room());
    var behind = room.behind(ask.after());
    answers.accept(
        new HubInput.Opened(
            ask.ask(),
            ask.room(),
            room.epoch(),
            room.first(),
            room.head(),
            room.nextId(),
            behind.messages(),
            behind.bytes(),
            ask.tag() == null ? null : room.senders().get(ask.tag()),
            room.senders().seenSince(ask.seenSinceMillis()),
            room.state().toldTo(ask, room.first()),
            room.lastOffset(ask.tag())));
  }

  @Override
  public void append(HubOutput.Append drafts) {
    var room = room(drafts.room());
    long first = room.head() + 1;
    var refused = new ArrayList<Integer>();
    var denied = new ArrayList<HubInput.Denied>();
    var settled = new ArrayList<HubInput.Settled>();
    for (int i = 0; i < drafts.drafts().size(); i++) {
      var draft = drafts.drafts().get(i);
      int index = i;
      if (follows(room, draft.sequence())) {
        count(
            room,
            () -> {
              var refusal =
                  room.keep(draft, body -> settled.add(new HubInput.Settled(index, body)));
              if (refusal != null) {
                denied.add(new HubInput.Denied(index, refusal));
              }
            });
      } else {
        refused.add(i);
      }
    }
    while (room.bytes() > maxBytesOfRoom) {
      count(room, room::removeOldest);
    }
    while (bytes > maxBytes) {
      var largest = most(MemoryRoom::bytes);
      count(largest, largest::removeOldest);
    }
    while (reports > ActRetention.mostReports(maxBytes)) {
      var most = most(MemoryRoom::reports);
      count(most, most::removeOldestReport);
    }
    forgetQuiet(room);
    answers.accept(
        new HubInput.Appended(drafts.ask(), drafts.room(), first, refused, denied, settled));
  }

  /** Whether a draft with this sequence follows the last stored message of its sender. */
  private static boolean follows(MemoryRoom room, Draft.@Nullable Sequence sequence) {
    if (sequence == null) {
      return true;
    }
    long before = room.senders().lastN(sequence.tag());
    return sequence.after() == before && sequence.n() > before;
  }

  @Override
  public void read(HubOutput.Read ask) {
    var room = room(ask.room());
    answers.accept(
        new HubInput.Page(
            ask.ask(), ask.room(), room.epoch(), room.first(), room.head(), room.page(ask)));
  }

  @Override
  public void readActs(HubOutput.ReadActs ask) {
    var room = room(ask.room());
    answers.accept(room.acts().page(ask, room.state()));
  }

  @Override
  public void remember(HubOutput.Remember sender) {
    var room = room(sender.room());
    count(room, () -> room.senders().remember(sender));
    forgetQuiet(room);
  }

  private void forgetQuiet(MemoryRoom room) {
    int tooMany = room.senders().quietCount() - MAX_QUIET_OF_ROOM;
    count(room, () -> room.senders().forget(tooMany));
    if (quiet > MAX_QUIET) {
      var most = most(other -> other.senders().quietCount());
      count(most, () -> most.senders().forget(1 + most.senders().quietCount() / 10));
    }
  }

  @Override
  public void forget(String name) {
    var room = rooms.remove(name);
    if (room != null) {
      bytes -= room.bytes();
      quiet -= room.senders().quietCount();
      reports -= room.reports();
      room.acts().withoutLog();
      var leaves = new Left(room.state().withoutLog(), room.acts());
      if (leaves.isNothing()) {
        left.remove(name);
      } else {
        left.put(name, leaves);
      }
    }
  }

  @Override
  public boolean isFailing() {
    return false;
  }

  @Override
  public void close() {
    rooms.clear();
    left.clear();
  }

  private MemoryRoom room(String name) {
    return rooms.computeIfAbsent(name, this::begin);
  }

  private MemoryRoom begin(String name) {
    var before = left.get(name);
    return new MemoryRoom(
        Epoch.random(),
        Epoch.randomLastId(),
        before == null ? RoomState.USUAL : before.state(),
        before == null ? new MemoryActs() : before.acts());
  }

  /** Changes a room, and updates the totals accordingly. */
  private void count(MemoryRoom room, Runnable change) {
    long bytesBefore = room.bytes();
    int quietBefore = room.senders().quietCount();
    int reportsBefore = room.reports();
    change.run();
    bytes += room.bytes() - bytesBefore;
    quiet += room.senders().quietCount() - quietBefore;
    reports += room.reports() - reportsBefore;
  }

  /** The room with the greatest value; there must be a room. */
  private MemoryRoom most(ToLongFunction<MemoryRoom> of) {
    return Collections.max(rooms.values(), Comparator.comparingLong(of));
  }
}
