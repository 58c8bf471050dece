package org.websocketchat.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Position;

/** What one reader sees, and whether that is what is stored. */
final class View {

  /** Messages without a hole between them, both ends included. */
  private record Run(String epoch, long oldest, long newest) {}

  private final World world;
  private final StoredLog truth;
  private final String reader;
  private List<String> people = List.of();

  /** In json: the epoch that the present socket was opened in. */
  private String guideEpoch = "";

  /** In json: the place in the log of what was shown last. */
  private long guideLast;

  /** The messages of the run, as they are shown. */
  private final Map<Long, Message> rows = new LinkedHashMap<>();

  /** What came since; null before anything did. */
  private @Nullable Run run;

  /** What the room allows, and which message is pinned, as the reader was told. */
  private RoomMode mode = RoomMode.USUAL;

  /** The epoch and the head of the latest welcome; empty if it may be missing something. */
  private String stateEpoch = "";

  private long stateHead;

  private long pinned;

  /** Whether the reader was told that messages are missing above the oldest of the run. */
  private boolean gapAbove;

  View(World world, StoredLog truth, String reader) {
    this.world = world;
    this.truth = truth;
    this.reader = reader;
  }

  List<String> people() {
    return people;
  }

  /** What the room allows, as its reader was told. */
  RoomMode mode() {
    return mode;
  }

  /** The offset of the message that is pinned, as its reader was told. */
  long pinned() {
    return pinned;
  }

  /** A new socket is open: in json, whatever was said before it is not seen. */
  void connected(Link link) {
    guideEpoch = link.epoch();
    guideLast = link.since();
  }

  void apply(Change change, @Nullable Position position) {
    switch (change) {
      case Change.MessageArrived(var message) -> arrived(message, position, false);
      case Change.PendingArrived(var mark, var message) -> arrived(message, position, true);
      case Change.HistoryArrived(var messages, boolean more) -> history(messages, position);
      case Change.Corrected corrected ->
          rows.replaceAll((offset, message) -> message.after(corrected));
      case Change.Missed ignored -> missed();
      case Change.ModeChanged(var now) -> mode = now;
      case Change.Pinned(long target) -> pinned = target;
      case Change.PinnedArrived ignored -> {}
      case Change.OfActs ignored -> {}
      case Change.Slowed ignored -> {}
      case Change.Gap ignored -> gapAbove = true;
      case Change.PeopleChanged(var present) ->
          people = present.stream().map(person -> person.name()).toList();
      case Change.PendingChanged ignored -> {}
      case Change.PendingRemoved ignored -> {}
      case Change.StateChanged ignored -> {}
      case Change.SignedIn ignored -> {}
      case Change.SignedOut ignored -> {}
      case Change.Renamed ignored -> {}
      case Change.NameTaken ignored -> {}
      case Change.Superseded ignored -> {}
      case Change.Forgotten ignored -> {}
      case Change.Interrupted ignored -> {}
      case Change.BinaryArrived ignored -> {}
      case Change.Refused ignored -> {}
      case Change.Unreadable ignored -> {}
    }
  }

  private void arrived(Message message, @Nullable Position position, boolean own) {
    if (message.offset() != Message.NO_OFFSET) {
      if (position == null) {
        world.broke(Rule.ONE_ORDER, reader + " sees a place without a position");
      } else {
        placed(message, position.epoch(), own);
      }
    } else if (message.cid() == null) {
      guided(message);
    } else {
      world.broke(
          Rule.CORRECTIONS_LAW, reader + " sees " + message.cid() + ", which nobody can correct");
    }
  }

  private void placed(Message message, String epoch, boolean own) {
    compare(message, epoch);
    var before = run;
    long at = message.offset();
    if (before == null
        || (before.epoch().equals(epoch)
            && at == truth.skipCorrections(epoch, before.newest() + 1))) {
      run = new Run(epoch, before == null ? at : before.oldest(), at);
    } else if (before.epoch().equals(epoch) && at <= before.newest()) {
      // An own one may take the place of its row.
      world.must(own, Rule.SENT_IS_STORED_ONCE, () -> reader + " sees " + at + " again");
    } else {
      boolean hole = truth.areRemoved(epoch, before.newest() + 1, at - 1);
      world.broke(
          hole ? Rule.HOLES_TOLD : Rule.ONE_ORDER,
          reader + " sees " + epoch + ":" + at + " after " + before);
    }
  }

  /**
   * Above the oldest that is shown comes this offset: the next, or one above a gap that was told.
   */
  private void comesAbove(String epoch, long at, long oldest, Supplier<String> detail) {
    boolean hole = truth.areRemoved(epoch, at + 1, oldest - 1);
    boolean next = truth.skipCorrections(epoch, at + 1) >= oldest;
    world.must(next || hole, Rule.ONE_ORDER, detail);
    // A correction may have been removed since the page was read.
    world.must(hole == gapAbove || (next && hole), Rule.HOLES_TOLD, detail);
    gapAbove = false;
  }

  private void history(List<Message> messages, @Nullable Position position) {
    for (int i = 0; i < messages.size(); i++) {
      var message = messages.get(i);
      var of = position == null ? "" : position.epoch();
      long next =
          i == 0 ? message.offset() : truth.skipCorrections(of, messages.get(i - 1).offset() + 1);
      boolean hole = truth.areRemoved(position == null ? "" : position.epoch(), next, next);
      world.must(
          message.offset() == next,
          hole ? Rule.HOLES_TOLD : Rule.ONE_ORDER,
          () -> reader + ": a page has a hole before " + next);
      compare(message, position == null ? "" : position.epoch());
    }
    if (position != null && !messages.isEmpty()) {
      var before = run;
      long last = messages.getLast().offset();
      long oldest = before == null ? position.offset() + 1 : before.oldest();
      comesAbove(
          position.epoch(),
          last,
          oldest,
          () -> reader + ": a page ends at " + last + " of " + before);
      long newest = before == null ? position.offset() : before.newest();
      run = new Run(position.epoch(), messages.getFirst().offset(), newest);
    }
  }

  private void missed() {
    rows.clear();
    run = null;
    gapAbove = false;
  }

  /** Whether this is what is stored there, or was. */
  private void compare(Message message, String epoch) {
    var log = truth.log(epoch);
    long at = message.offset();
    var key = StoredLog.key(message.body().text());
    boolean stored =
        truth.versions(epoch, at).contains(new StoredLog.Version(message.rev(), key))
            && (message.cid() == null || message.cid().equals(log.get((int) at - 1).cid()));
    world.must(stored, Rule.ONE_ORDER, () -> reader + " sees " + key + " at " + epoch + ":" + at);
    rows.put(at, message);
  }

  /** After a turn: each message is as it is after the corrections up to the reader's position. */
  void checkCorrections(@Nullable Position position) {
    if (position == null) {
      return;
    }
    for (long offset : truth.corrected(position.epoch())) {
      var row = rows.get(offset);
      var versions = truth.versions(position.epoch(), offset);
      // One that was overtaken is replayed without its text, so the reader waits for the next.
      boolean waits = versions.getLast().rev() > position.offset();
      // Of a message that is not kept any more, nobody can tell the last edit.
      if (row != null && !waits && !truth.isRemoved(position.epoch(), offset)) {
        var shown = new StoredLog.Version(row.rev(), StoredLog.key(row.body().text()));
        world.must(
            shown.equals(versions.getLast()),
            Rule.CORRECTIONS_LAW,
            () -> reader + " at " + position + " sees " + shown + ", not " + versions);
      }
    }
  }

  /** The reader is told mode and pin as of this head. */
  void welcomed(String epoch, long head) {
    stateEpoch = epoch;
    stateHead = head;
  }

  /** Entries that may have set them are missing: the next welcome tells them. */
  void stateUnknown() {
    stateEpoch = "";
  }

  /** After a turn: mode and pin are as the entries up to the reader's position have made them. */
  void checkState(@Nullable Position position, boolean guide) {
    if (guide || position == null || !position.epoch().equals(stateEpoch)) {
      return;
    }
    long at = Math.max(position.offset(), stateHead);
    var state = truth.state(stateEpoch, at);
    var expected = state.modeOr(RoomMode.USUAL);
    // Of a message that is not kept any more, a welcome tells no pin.
    boolean pins =
        pinned == state.pinned()
            || (pinned == Body.NO_OFFSET && truth.isRemoved(stateEpoch, state.pinned()));
    world.must(
        mode.equals(expected) && pins,
        Rule.STATE_LAW,
        () -> reader + " at " + at + " has " + mode + " and " + pinned + ", not " + state);
  }

  /** The public id of the sender of this message, as far as it is shown. */
  String whoOf(long offset) {
    var row = rows.get(offset);
    var who = row == null ? null : row.who();
    return who == null ? "nobody" : who;
  }

  /** The offsets of the messages that are shown, own ones alone or all. */
  List<Long> offsets(boolean own) {
    var offsets = new ArrayList<Long>();
    for (var row : rows.values()) {
      if (!own || row.own()) {
        offsets.add(row.offset());
      }
    }
    return offsets;
  }

  /** In json a message has no place of its own: it must be the next that was told to all. */
  private void guided(Message message) {
    var key = StoredLog.key(message.body().text());
    var log = truth.log(guideEpoch);
    long next = guideLast + 1;
    while (next <= log.size() && !isTold(log.get((int) next - 1), key)) {
      var passed = log.get((int) next - 1);
      world.must(
          passed.corrects() || !truth.wasTold(passed),
          Rule.ONE_ORDER,
          () -> reader + " sees " + key + ", not " + passed);
      next++;
    }
    if (next > log.size()) {
      boolean again = log.stream().anyMatch(entry -> entry.key().equals(key));
      world.broke(
          again ? Rule.SENT_IS_STORED_ONCE : Rule.ONE_ORDER,
          reader + " sees " + key + (again ? " again, or late" : ", which is not stored"));
    }
    guideLast = next;
  }

  private boolean isTold(StoredLog.Entry entry, String key) {
    return !entry.corrects() && entry.key().equals(key) && truth.wasTold(entry);
  }

  /** Whether everything is shown that is stored (in json: that was told to all). */
  boolean isAtHead(boolean guide) {
    if (guide) {
      return guideEpoch.equals(truth.epoch()) && guideLast == truth.lastTold();
    }
    var shown = run;
    return shown != null
        && shown.epoch().equals(truth.epoch())
        && truth.skipCorrections(shown.epoch(), shown.newest() + 1) > truth.log().size();
  }
}
