package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.GuideCodec;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.Utf8;

/**
 * What is said under sub-protocol {@code json} (docs/protocol.md, section 1): who we are on this
 * socket, what we are called, who else is here.
 *
 * <p>Only {@code username} and {@code message} are ever written, and neither before this socket's
 * own id: the guide's server returns everything it gets to all, and dies of an id it does not know.
 */
final class GuideTalk implements Talk {
  private static final int MAX_KNOWN_NAMES = 1_000;

  private final GuideCodec codec;
  private final GuideDelivery delivery;
  private final Outbox outbox;
  private final Identity identity;
  private final Memory memory;
  private final Wire wire;
  private final Connection connection;

  /** This socket's id; {@link GuideFrame#NO_ID} before the server gave one. */
  private long id = GuideFrame.NO_ID;

  /** The name that the server gave in place of the one asked for, until it tells all; else null. */
  private @Nullable String offered;

  /** Whether this socket's own username came back. */
  private boolean online;

  /** Everybody's names, as this socket last told. */
  private List<String> present = List.of();

  /** What those were called whose names this socket has told, oldest first. */
  private final List<GuideFrame.Username> others = new ArrayList<>();

  GuideTalk(SessionParts parts) {
    codec = new GuideCodec(parts.json());
    outbox = parts.outbox();
    delivery = new GuideDelivery(outbox);
    identity = parts.identity();
    memory = parts.memory();
    wire = parts.wire();
    connection = parts.connection();
  }

  @Override
  public void opened(Turn turn) {
    id = GuideFrame.NO_ID;
    offered = null;
    online = false;
    others.clear();
    present = List.of();
    delivery.opened(identity.name(), turn);
  }

  @Override
  public boolean isGreeted() {
    return id != GuideFrame.NO_ID;
  }

  @Override
  public boolean isOnline() {
    return online;
  }

  @Override
  public boolean catchesUp() {
    return false;
  }

  @Override
  public boolean accepts(Body body) {
    return body.bytes() <= Limits.TEXT_BYTES && frameBytes(body) <= Limits.FRAME_BYTES;
  }

  /** How many bytes the frame of this body takes, with the longest numbers. */
  private static int frameBytes(Body body) {
    long widest = Limits.MAX_INTEGER;
    return Utf8.length(
        GuideCodec.encode(GuideDelivery.frame(body, widest, widest, SeededRandom.WIDEST_CID)));
  }

  @Override
  public void typed(Turn turn) {
    // This server returns whatever it gets to all.
  }

  @Override
  public void loadHistory() {
    // This server keeps none.
  }

  @Override
  public void historyForgotten(long before) {
    // This server keeps none.
  }

  @Override
  public void personForgotten() {
    // Each socket is somebody new to this server.
  }

  @Override
  public @Nullable String next(Turn turn) {
    var name = isGreeted() ? identity.ask(turn) : null;
    if (name != null) {
      return GuideCodec.encode(new GuideFrame.Username(name, turn.now.wallMillis(), id));
    }
    return online && !wire.isChoked() ? delivery.next(id, turn) : null;
  }

  @Override
  public boolean overdue(Outbox.Entry entry, Turn turn) {
    long untilMillis = turn.now.millis() - CopyTimer.COPY_MILLIS;
    if (delivery.doubt(untilMillis, connection.heartbeat().lastFrame().millis(), turn)) {
      connection.silent(turn);
    }
    return false;
  }

  /** Nothing tells what this server has of it. */
  @Override
  public boolean resumes(Outbox.Entry entry, Turn turn) {
    return false;
  }

  @Override
  public void socketLost(Turn turn) {
    online = false;
    id = GuideFrame.NO_ID;
    delivery.socketLost(turn);
  }

  @Override
  public void closed(int code, Turn turn) {
    // Says nothing of what was sent.
  }

  @Override
  public long deadline() {
    return Timers.NEVER;
  }

  @Override
  public void runOut(Turn turn) {
    // Nothing is ever due.
  }

  @Override
  public void received(String text, Turn turn) {
    switch (codec.decode(text)) {
      case GuideFrame.Id frame -> {
        if (!isGreeted()) {
          id = frame.id();
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
        if (isAnswer(frame)) {
          offered = frame.name();
          identity.refuse(frame.name(), turn);
        }
      }
      case GuideFrame.UserList(var users) -> {
        present = users;
        tellPeople(turn);
        var ghostName = identity.ghostName();
        if (ghostName != null && !users.contains(ghostName)) {
          identity.freed(ghostName);
        }
      }
      case GuideFrame.Message frame -> said(frame, turn);
      case GuideFrame.Unknown unknown -> {
        // A later server may say more than we know.
      }
      case GuideFrame.Malformed(var fault) -> turn.show(new Change.Unreadable(fault));
    }
  }

  /** Who is told apart by name alone: the first who is called as we are is us. */
  private void tellPeople(Turn turn) {
    var people = new ArrayList<Person>();
    boolean found = false;
    for (int i = 0; i < present.size(); i++) {
      boolean own = !found && present.get(i).equals(identity.name());
      found |= own;
      people.add(new Person(present.get(i), own));
    }
    turn.show(new Change.PeopleChanged(people));
  }

  /** Ours by id; a server that returns none is believed if it names what it was asked or gave. */
  private boolean isOwn(GuideFrame.Username frame) {
    boolean expected = identity.isAsking(frame.name()) || frame.name().equals(offered);
    return isGreeted() && (frame.id() == id || (frame.id() == GuideFrame.NO_ID && expected));
  }

  /** Whether this answers us; a server that returns no id is believed if it was asked. */
  private boolean isAnswer(GuideFrame.RejectUsername frame) {
    return isGreeted()
        && (frame.id() == id || (frame.id() == GuideFrame.NO_ID && identity.isAsking()));
  }

  private void named(GuideFrame.Username frame, Turn turn) {
    // Where a rejection has answered, this belongs to it.
    if (offered == null && !identity.wasAsked(frame.name())) {
      identity.answered();
    }
    offered = null;
    identity.grant(frame.name(), dateOf(frame.date(), turn), turn);
    online = true;
    if (!present.isEmpty()) {
      tellPeople(turn);
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
    var body = new Body.Text(frame.text());
    var entry = delivery.settledBy(frame);
    memory.shownUnplaced();
    if (entry == null) {
      boolean own = isGreeted() && frame.id() == id;
      turn.show(new Change.MessageArrived(new Message(sender, body, date, own, null)));
      return;
    }
    var said = entry.pending().body().text();
    var original = said.equals(body.text()) ? null : said;
    outbox.arrive(entry, new Message(sender, body, date, true, original), turn);
  }

  private static long dateOf(long date, Turn turn) {
    return date == GuideFrame.NO_DATE ? turn.now.wallMillis() : date;
  }
}
