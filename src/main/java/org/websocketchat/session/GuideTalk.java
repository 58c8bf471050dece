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
 * Speaks sub-protocol {@code json} (docs/protocol.md, section 1): learns the socket's id, asks for
 * the name, and follows who is in the room.
 *
 * <p>It sends only {@code username} and {@code message}, and neither before it knows the socket's
 * id: the guide's server passes every frame on to all, and dies of an id that it does not know.
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

  /** The id of this socket; {@link GuideFrame#NO_ID} before the server has told it. */
  private long id = GuideFrame.NO_ID;

  /**
   * The name that the server gave instead of the one asked for, until it tells everybody; else
   * null.
   */
  private @Nullable String offered;

  /** Whether the server has told everybody this socket's name. */
  private boolean online;

  /** The names of everybody in the room, from the last user list on this socket. */
  private List<String> present = List.of();

  /** The last {@code username} of each other person on this socket, the oldest first. */
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
  public boolean supports(Body body) {
    return body instanceof Body.Text;
  }

  @Override
  public boolean accepts(Body body) {
    return body.bytes() <= Limits.TEXT_BYTES && frameBytes(body) <= Limits.FRAME_BYTES;
  }

  /** How many bytes the frame of this body takes at most, whatever its numbers are. */
  private static int frameBytes(Body body) {
    long widest = Limits.MAX_INTEGER;
    return Utf8.length(
        GuideCodec.encode(GuideDelivery.frame(body, widest, widest, SeededRandom.WIDEST_CID)));
  }

  @Override
  public void typed(Turn turn) {
    // This server would pass the frame on to all.
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
    if (delivery.stopWaiting(untilMillis, connection.heartbeat().lastFrame().millis(), turn)) {
      connection.silent(turn);
    }
    return false;
  }

  /** This server cannot tell whether it has the message. */
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
    // The code tells nothing about the messages.
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
          ownNamed(frame, turn);
        } else {
          otherNamed(frame, turn);
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
        showPeople(turn);
        var ghostName = identity.ghostName();
        if (ghostName != null && !users.contains(ghostName)) {
          identity.freed(ghostName);
        }
      }
      case GuideFrame.Message frame -> message(frame, turn);
      case GuideFrame.Unknown unknown -> {
        // A later server may send more than this version knows.
      }
      case GuideFrame.Malformed(var fault) -> turn.show(new Change.Unreadable(fault));
    }
  }

  /**
   * Shows the people. Only names tell them apart: the first with this session's name is its person.
   */
  private void showPeople(Turn turn) {
    var people = new ArrayList<Person>();
    boolean found = false;
    for (int i = 0; i < present.size(); i++) {
      boolean own = !found && present.get(i).equals(identity.name());
      found |= own;
      people.add(new Person(present.get(i), own));
    }
    turn.show(new Change.PeopleChanged(people));
  }

  /**
   * Whether this is the name of this socket: it has this socket's id, or no id and the name that
   * was asked for or given.
   */
  private boolean isOwn(GuideFrame.Username frame) {
    boolean expected = identity.isAsking(frame.name()) || frame.name().equals(offered);
    return isGreeted() && (frame.id() == id || (frame.id() == GuideFrame.NO_ID && expected));
  }

  /**
   * Whether this answers this socket: it has this socket's id, or no id while a name is asked for.
   */
  private boolean isAnswer(GuideFrame.RejectUsername frame) {
    return isGreeted()
        && (frame.id() == id || (frame.id() == GuideFrame.NO_ID && identity.isAsking()));
  }

  private void ownNamed(GuideFrame.Username frame, Turn turn) {
    // After a rejection, which was the answer, this only follows it.
    if (offered == null && !identity.wasAsked(frame.name())) {
      identity.answered();
    }
    offered = null;
    identity.grant(frame.name(), dateOf(frame.date(), turn), turn);
    online = true;
    if (!present.isEmpty()) {
      showPeople(turn);
    }
  }

  private void otherNamed(GuideFrame.Username frame, Turn turn) {
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

  /** Takes out the last name of the other person with this id; null if it is not known. */
  private @Nullable String nameBefore(long otherId) {
    for (int i = 0; i < others.size(); i++) {
      if (otherId != GuideFrame.NO_ID && others.get(i).id() == otherId) {
        return others.remove(i).name();
      }
    }
    return null;
  }

  private void message(GuideFrame.Message frame, Turn turn) {
    var sender = frame.name() == null ? "" : frame.name();
    long date = dateOf(frame.date(), turn);
    var body = new Body.Text(frame.text());
    var entry = delivery.settledBy(frame);
    memory.shownWithoutOffset();
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
