package org.websocketchat.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.RoomState;
import org.websocketchat.hub.StoredMessage;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.store.SqliteLog.RoomRow;

/** One append to the log of a room, draft by draft, in the transaction of a {@link SqliteLog}. */
final class SqliteAppend {
  private final RoomRow room;
  private final SqliteMessages messages;
  private final SqliteSenders senders;
  private final SqliteStates states;
  private final SqliteActs acts;

  /** How many entries a purge looks at. */
  private final long mostPurged;

  /** The n that was stored last, for each sender that was looked up. */
  private final Map<String, Long> last = new LinkedHashMap<>();

  private final List<Integer> refused = new ArrayList<>();
  private final List<HubInput.Denied> denied = new ArrayList<>();
  private final List<HubInput.Settled> settled = new ArrayList<>();

  /** The state of the room before the append, and now; null as long as neither matters. */
  private @Nullable RoomState before;

  private @Nullable RoomState state;

  private int index;
  private int kept;
  private int reports;
  private long bytes;

  SqliteAppend(
      RoomRow room,
      SqliteMessages messages,
      SqliteSenders senders,
      SqliteStates states,
      SqliteActs acts,
      long mostPurged) {
    this.mostPurged = mostPurged;
    this.room = room;
    this.messages = messages;
    this.senders = senders;
    this.states = states;
    this.acts = acts;
  }

  /** How many drafts are stored. */
  int kept() {
    return kept;
  }

  /** How many of these are reports. */
  int reports() {
    return reports;
  }

  /** By how many bytes the room has grown, which may be below 0. */
  long bytes() {
    return bytes;
  }

  /** Stores the next draft, unless it does not follow or is denied. */
  void add(Draft draft) throws SQLException {
    if (follows(draft.sequence())) {
      var refusal = keep(draft);
      if (refusal != null) {
        denied.add(new HubInput.Denied(index, refusal));
      }
    } else {
      refused.add(index);
    }
    index++;
  }

  private boolean follows(Draft.@Nullable Sequence sequence) throws SQLException {
    if (sequence == null) {
      return true;
    }
    long n = lastN(sequence.tag());
    last.put(sequence.tag(), n);
    return sequence.after() == n && sequence.n() > n;
  }

  private long lastN(String tag) throws SQLException {
    var known = last.get(tag);
    if (known != null) {
      return known;
    }
    var sender = senders.get(room, tag);
    return sender == null ? 0 : sender.lastN();
  }

  /** Stores a draft; returns the code of the error if it is denied. */
  private @Nullable String keep(Draft draft) throws SQLException {
    var refusal = messages.refusal(room, draft);
    if (draft.body() instanceof Body.Amendment || !(draft.body() instanceof Body.Correction)) {
      return refusal == null ? insert(draft) : refusal;
    }
    var now = state();
    return refusal == null ? keep(draft, now, now.refusal(draft)) : refusal;
  }

  /** Stores a draft that may change the state of the room. */
  private @Nullable String keep(Draft sent, RoomState now, @Nullable String refusal)
      throws SQLException {
    var draft = sent;
    if (refusal != null) {
      return refusal;
    }
    if (sent.body() instanceof Body.Purge purge) {
      var stored = messages.purged(room, purge, head(), now.pinned(), mostPurged);
      if (stored == null) {
        return "unknown_target";
      }
      draft = sent.with(stored);
    } else if (sent.body() instanceof Body.ModeChange(var set)) {
      draft = sent.with(now.changed(sent, set));
    }
    if (sent.isOpen()) {
      settled.add(new HubInput.Settled(index, draft.body()));
    }
    insert(draft);
    state = now.after(StoredMessage.of(draft, head()), draft.address());
    return null;
  }

  private @Nullable String insert(Draft draft) throws SQLException {
    kept++;
    reports += draft.body() instanceof Body.Report ? 1 : 0;
    if (Act.isOne(draft.body())) {
      acts.keep(room, head(), draft);
    }
    bytes += messages.keep(room, head(), draft);
    if (draft.sequence() != null) {
      senders.sent(room, draft.sequence(), head());
      last.put(draft.sequence().tag(), draft.sequence().n());
    }
    return null;
  }

  /** The offset of the newest entry. */
  private long head() {
    return room.head() + kept;
  }

  private RoomState state() throws SQLException {
    if (state == null) {
      before = states.get(room, 0);
      state = before;
    }
    return state;
  }

  /** Writes what has become of the room. */
  void end(Sqlite database) throws SQLException {
    database.update(
        "UPDATE room SET head = ?, bytes = bytes + ?, reports = reports + ? WHERE key = ?",
        head(),
        bytes,
        reports,
        room.key());
    if (before != null && state != null) {
      states.save(room, before, state);
    }
  }

  HubInput.Appended answer(long ask) {
    return new HubInput.Appended(ask, room.name(), room.head() + 1, refused, denied, settled);
  }
}
