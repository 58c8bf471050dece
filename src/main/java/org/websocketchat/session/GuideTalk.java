package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.GuideCodec;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.Utf8;

/**
 * What is said under sub-protocol {@code json} (docs/protocol.md, section 1): who we are on this
 * socket, what we are called, who else is here.
 *
 * <p>Only {@code username} and {@code message} are ever written, and neither before this socket's
 * own id: the guide's server returns everything it gets to all, and dies of an id it does not know.
 */
final class GuideTalk {
  private static final int MAX_KNOWN_NAMES = 1_000;

  private final GuideCodec codec;
  private final Outbox outbox;

  /** The name we have, and ask for at the next socket: the one last chosen or last confirmed. */
  private String name = "";

  /** The name last confirmed in this stay; null before the first. */
  private @Nullable String confirmed;

  /** A name that a ghost of ours may hold: asked for once more when it leaves the list; or null. */
  private @Nullable String reclaim;

  /** This socket's id; {@link GuideFrame#NO_ID} before the server gave one. */
  private long id = GuideFrame.NO_ID;

  /** The name asked for on this socket and not answered yet; null if none. */
  private @Nullable String asked;

  /** Whether this socket's own username came back. */
  private boolean online;

  /** Whether the closing handshake of this socket has begun, after which nothing may be sent. */
  private boolean muted;

  /** What those were called whose names this socket has told, oldest first. */
  private final List<GuideFrame.Username> others = new ArrayList<>();

  GuideTalk(Json json, Outbox outbox) {
    codec = new GuideCodec(json);
    this.outbox = outbox;
  }

  String name() {
    return name;
  }

  boolean isOnline() {
    return online;
  }

  boolean hasId() {
    return id != GuideFrame.NO_ID;
  }

  /** A new stay under this name. */
  void join(String wanted) {
    name = wanted;
    confirmed = null;
    reclaim = null;
  }

  /** A new socket, on which nothing has been said. */
  void socketOpened() {
    id = GuideFrame.NO_ID;
    asked = null;
    online = false;
    muted = false;
    others.clear();
  }

  /** The closing handshake has begun. */
  void mute() {
    muted = true;
  }

  /** The socket is gone. */
  void socketLost() {
    online = false;
    id = GuideFrame.NO_ID;
  }

  void rename(String wanted, Turn turn) {
    reclaim = null;
    if (!hasId()) {
      name = wanted;
    } else if (!wanted.equals(asked == null ? name : asked)) {
      ask(wanted, turn);
    }
  }

  /**
   * Hands one message to the socket.
   *
   * @return the frame, to be transmitted
   */
  String handOver(Outbox.Entry entry, Turn turn) {
    outbox.handOver(entry, id, turn);
    var said = entry.pending();
    return GuideCodec.encode(
        new GuideFrame.Message(said.text(), id, said.dateMillis(), null, said.cid()));
  }

  /** How many bytes the frame of this text takes at most. */
  static int frameBytes(String text) {
    long widest = Limits.MAX_INTEGER;
    return Utf8.length(
        GuideCodec.encode(
            new GuideFrame.Message(text, widest, widest, null, SeededRandom.WIDEST_MARK)));
  }

  void received(String text, Turn turn) {
    switch (codec.decode(text)) {
      case GuideFrame.Id frame -> {
        if (!hasId()) {
          id = frame.id();
          ask(reclaim == null ? name : reclaim, turn);
        }
      }
      case GuideFrame.Username frame -> {
        if (isOwn(frame)) {
          named(frame, turn);
        } else {
          othersName(frame, turn);
        }
      }
      case GuideFrame.RejectUsername frame -> {
        if (hasId() && frame.id() == id) {
          rejected(frame.name(), turn);
        }
      }
      case GuideFrame.UserList(var users) -> {
        turn.show(new Change.PeopleChanged(users));
        reclaimName(users, turn);
      }
      case GuideFrame.Message frame -> said(frame, turn);
      case GuideFrame.Unknown unknown -> {
        // A later server may say more than we know.
      }
      case GuideFrame.Malformed(var fault) -> turn.show(new Change.Unreadable(fault));
    }
  }

  private void ask(String wanted, Turn turn) {
    if (muted) {
      return;
    }
    asked = wanted;
    var frame = new GuideFrame.Username(wanted, turn.now.wallMillis(), id);
    turn.put(new Output.Transmit(GuideCodec.encode(frame)));
  }

  /** Ours by id; a server that returns none is believed if it names what we asked for. */
  private boolean isOwn(GuideFrame.Username frame) {
    return hasId()
        && (frame.id() == id
            || (frame.id() == GuideFrame.NO_ID && !online && frame.name().equals(asked)));
  }

  private void named(GuideFrame.Username frame, Turn turn) {
    var before = confirmed;
    name = frame.name();
    confirmed = name;
    asked = null;
    online = true;
    if (name.equals(reclaim)) {
      reclaim = null;
    }
    if (before == null) {
      turn.show(new Change.SignedIn(name, dateOf(frame.date(), turn), true));
    } else if (!before.equals(name)) {
      turn.show(new Change.Renamed(before, name, dateOf(frame.date(), turn), true));
    }
  }

  private void rejected(String given, Turn turn) {
    var wanted = asked == null ? name : asked;
    if (!online && (wanted.equals(confirmed) || wanted.equals(reclaim))) {
      reclaim = wanted;
    }
    turn.show(new Change.NameTaken(wanted, given));
  }

  private void reclaimName(List<String> users, Turn turn) {
    if (online && reclaim != null && !users.contains(reclaim)) {
      ask(reclaim, turn);
      reclaim = null;
    }
  }

  private void othersName(GuideFrame.Username frame, Turn turn) {
    long date = dateOf(frame.date(), turn);
    var before = nameBefore(frame.id());
    if (before == null) {
      turn.show(new Change.SignedIn(frame.name(), date, false));
    } else if (!before.equals(frame.name())) {
      turn.show(new Change.Renamed(before, frame.name(), date, false));
    }
    others.add(frame);
    if (others.size() > MAX_KNOWN_NAMES) {
      others.remove(0);
    }
  }

  /** What the other with this id was called; null if that is not known. Forgets it. */
  private @Nullable String nameBefore(long otherId) {
    for (int i = 0; i < others.size(); i++) {
      if (otherId != GuideFrame.NO_ID && others.get(i).id() == otherId) {
        return others.remove(i).name();
      }
    }
    return null;
  }

  private void said(GuideFrame.Message frame, Turn turn) {
    var sender = frame.name() == null ? "" : frame.name();
    long date = dateOf(frame.date(), turn);
    var entry = outbox.matching(frame);
    if (entry == null) {
      boolean own = hasId() && frame.id() == id;
      turn.show(new Change.MessageArrived(new Message(sender, frame.text(), date, own, null)));
      return;
    }
    outbox.remove(entry);
    var said = entry.pending().text();
    var original = said.equals(frame.text()) ? null : said;
    turn.show(
        new Change.PendingArrived(
            entry.pending().cid(), new Message(sender, frame.text(), date, true, original)));
  }

  private static long dateOf(long date, Turn turn) {
    return date == GuideFrame.NO_DATE ? turn.now.wallMillis() : date;
  }
}
