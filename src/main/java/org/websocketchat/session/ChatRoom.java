package org.websocketchat.session;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.ServerFrame;

/**
 * Takes what a server of {@code websocket-chat.v1} tells about the room after the welcome: the log,
 * the people, and what has become of this session's messages and names.
 */
final class ChatRoom {
  private final Identity identity;
  private final Memory memory;
  private final Outbox outbox;
  private final Connection connection;
  private final PageRequests pages;
  private final Timeline timeline;
  private final ChatDelivery delivery;
  private final SlowMode slow;
  private final PinRequest pinRequest;
  private final Roster roster = new Roster();
  private final ModeAndPin modeAndPin;

  /** Whether the person is told of acts and reports. */
  private boolean moderates;

  ChatRoom(SessionParts parts, PageRequests pages, ChatDelivery delivery, SlowMode slow) {
    identity = parts.identity();
    memory = parts.memory();
    outbox = parts.outbox();
    connection = parts.connection();
    this.pages = pages;
    timeline = pages.timeline();
    pinRequest = pages.pin();
    this.delivery = delivery;
    this.slow = slow;
    modeAndPin = new ModeAndPin(slow, pinRequest);
  }

  /** Takes the welcome: who the person is, which of its messages are stored, and what follows. */
  void welcomed(ServerFrame.Welcome welcome, Turn turn) {
    var self = welcome.self();
    identity.tag(self.tag());
    moderates = self.standing().role().moderates();
    if (self.standing().verified()) {
      identity.nameIsGiven();
    }
    if (!self.isSpectator()) {
      // The server may have kept another name for this key than hello asked for. Only the answer to
      // username tells whether the one that the person chose can be had.
      identity.grant(self.name(), welcome.now(), turn);
    }
    var position = memory.position();
    boolean sameLog = position == null || position.epoch().equals(welcome.epoch());
    if (memory.takeShownWithoutOffset() && sameLog) {
      turn.show(new Change.Superseded()); // replay and history bring it
    }
    timeline.welcomed(welcome, turn);
    modeAndPin.welcomed(welcome, turn);
    if (!welcome.recovered()) {
      pinRequest.again();
    }
    delivery.welcomed(welcome, turn);
    caughtUp(welcome, turn);
    turn.storeMain();
  }

  /** When {@link #runOut} is to be called. */
  long deadline() {
    return roster.deadline();
  }

  void runOut(Turn turn) {
    roster.runOut(turn.now.millis(), turn);
  }

  void socketLost(Turn turn) {
    roster.runOut(Timers.NEVER, turn);
  }

  /** Takes a frame that came after this welcome. */
  void received(ServerFrame.Known frame, ServerFrame.Welcome welcome, Turn turn) {
    switch (frame) {
      case ServerFrame.Message message -> message(message, welcome, turn);
      case ServerFrame.Correction correction -> correction(correction, welcome, turn);
      case ServerFrame.Place(long offset) -> passed(offset, welcome, turn);
      case ServerFrame.UserList(var users) -> roster.begin(users, welcome.self().id(), turn);
      case ServerFrame.Joined(var person) -> {
        // It may already have the name that was asked for right after the welcome.
        boolean own = person.id() == welcome.self().id();
        if (own) {
          identity.grant(person.name(), turn.now.wallMillis(), turn);
          moderates = person.standing().role().moderates();
          slow.role(person.standing().role(), turn);
        }
        roster.joined(person, own, turn);
      }
      case ServerFrame.Left(long id) -> roster.left(id, turn);
      case ServerFrame.Renamed(long id, var given, var like) -> {
        if (id == welcome.self().id()) {
          identity.grant(given, turn.now.wallMillis(), turn);
        }
        roster.renamed(id, given, like, turn);
      }
      case ServerFrame.RejectUsername(var given, var refused) -> {
        if (refused == null) {
          identity.refuse(given, turn);
        } else {
          identity.refuse(refused, given, turn);
        }
      }
      case ServerFrame.History page -> {
        if (pinRequest.fits(page)) {
          pinRequest.show(last(page, welcome), turn);
        } else if (timeline.fits(page)) { // else pending messages in it would vanish
          page(page, welcome, turn);
        }
      }
      case ServerFrame.Acts page -> pages.showActs(page, turn);
      case ServerFrame.Gap(long before) -> {
        boolean isBeyond = before - 1 > Math.max(timeline.newest(), welcome.head());
        timeline.skip(before, turn);
        if (isBeyond) { // mode and pin may have changed: a welcome tells it
          connection.lost(turn);
        }
      }
      case ServerFrame.Refused refused -> refused(refused, turn);
      case ServerFrame.Typing(long id) -> roster.typing(id, turn);
      case ServerFrame.Token token -> connection.tokens().ask(turn);
      case ServerFrame.Welcome again -> throw new IllegalArgumentException("not live");
      case ServerFrame.Ping ping -> throw new IllegalArgumentException("not live");
      case ServerFrame.Pong pong -> throw new IllegalArgumentException("not live");
      case ServerFrame.Bye bye -> throw new IllegalArgumentException("not live");
    }
    caughtUp(welcome, turn);
  }

  /**
   * Takes an error. One without a cid is about a page of history or a name, and does not tell
   * which.
   */
  private void refused(ServerFrame.Refused frame, Turn turn) {
    var code = frame.code();
    var fault = frame.detail() == ServerFrame.NONE ? code : code + " (" + frame.detail() + ")";
    if (delivery.refused(frame, fault, turn)) {
      return;
    }
    if (frame.cid() == null) {
      if (pages.refused(frame, turn)) {
        return;
      }
      identity.giveUp(turn);
    }
    if (!code.equals(PageRequests.UNREADABLE)) {
      turn.show(new Change.Unreadable(fault));
    }
  }

  private void message(ServerFrame.Message frame, ServerFrame.Welcome welcome, Turn turn) {
    if (frame.offset() > welcome.head()) { // older ones tell nothing about who is writing now
      roster.sent(frame.id(), turn);
    }
    boolean next = timeline.advance(frame.offset());
    if (!next && leavesHole(frame.offset(), turn)) {
      return;
    }
    var message = shown(frame, welcome.self());
    if (message.own() || welcome.self().standing().who().equals(frame.who())) {
      slow.said(frame, turn);
    }
    // A message that was shown before may still settle a pending one.
    var entry = delivery.settledBy(frame.cid());
    if (entry != null) {
      outbox.arrive(entry, message, turn);
    } else if (next) {
      turn.show(new Change.MessageArrived(message));
    }
  }

  private void correction(ServerFrame.Correction frame, ServerFrame.Welcome welcome, Turn turn) {
    boolean next = timeline.advance(frame.offset());
    if (!next && leavesHole(frame.offset(), turn)) {
      return;
    }
    var entry = delivery.settledBy(frame.cid());
    if (entry != null) {
      outbox.drop(entry, turn);
    }
    if (next) {
      apply(frame, welcome, turn);
    }
  }

  private void apply(ServerFrame.Correction frame, ServerFrame.Welcome welcome, Turn turn) {
    boolean told = !(frame.body() instanceof Body.Edit edit && edit.text().isEmpty());
    if (told && frame.body() instanceof Body.OfMessages body) {
      pinRequest.corrected(body);
      timeline.correct(new Change.Corrected(frame.offset(), body, frame.date()), turn);
    }
    if (moderates && Act.isOne(frame.body())) {
      turn.show(new Change.Acted(act(frame)));
    }
    modeAndPin.take(frame, welcome, turn);
  }

  private static Act act(ServerFrame.Correction frame) {
    var who = Act.personOf(frame.body());
    return new Act(
        0, frame.offset(), frame.date(), frame.actor(), "", frame.body(), who, "", false);
  }

  /** Moves past an entry of the log that this version cannot show. */
  void passed(long offset, ServerFrame.Welcome welcome, Turn turn) {
    if (timeline.advance(offset) || !leavesHole(offset, turn)) {
      caughtUp(welcome, turn);
    }
  }

  /**
   * Whether entries before this one are missing; then gives the socket up, so that the next one
   * resumes.
   */
  private boolean leavesHole(long offset, Turn turn) {
    boolean hole = offset > timeline.newest();
    if (hole) {
      connection.lost(turn);
    }
    return hole;
  }

  /**
   * Shows a page of history. Pending messages of this session that are in it are pending no more.
   */
  private void page(ServerFrame.History page, ServerFrame.Welcome welcome, Turn turn) {
    var messages = new ArrayList<Message>();
    for (int i = 0; i < page.items().size(); i++) {
      switch (page.items().get(i)) {
        case ServerFrame.Message message -> {
          var entry = delivery.settledBy(message.cid());
          if (entry != null) {
            outbox.drop(entry, turn);
          }
          messages.add(shown(message, welcome.self()));
        }
        case ServerFrame.Place place -> {
          // It is nothing that this version can show.
        }
      }
    }
    timeline.show(page, messages, turn);
  }

  private static @Nullable Message last(ServerFrame.History page, ServerFrame.Welcome welcome) {
    boolean isMessage =
        !page.items().isEmpty() && page.items().getLast() instanceof ServerFrame.Message;
    return isMessage ? shown((ServerFrame.Message) page.items().getLast(), welcome.self()) : null;
  }

  private void caughtUp(ServerFrame.Welcome welcome, Turn turn) {
    if (timeline.newest() >= welcome.head()) {
      delivery.caughtUp(!timeline.awaitsPage(), turn);
    }
  }

  private static Message shown(ServerFrame.Message message, ServerFrame.Self self) {
    boolean isSaidHere =
        message.id() == self.id()
            || ClientFrameCodec.numberOf(message.cid(), self.tag()) != ClientFrame.NONE;
    boolean own = isSaidHere && !self.isSpectator();
    return new Message(
        message.name(),
        message.body(),
        message.date(),
        own,
        null,
        message.offset(),
        message.cid(),
        message.who(),
        message.rev(),
        message.edited());
  }
}
