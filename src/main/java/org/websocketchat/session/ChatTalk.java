package org.websocketchat.session;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrame.Allowance;
import org.websocketchat.protocol.ServerFrameCodec;
import org.websocketchat.protocol.Utf8;

/**
 * What is said under sub-protocol {@code websocket-chat.v1} (docs/protocol.md, section 2): hello
 * and welcome, and where each frame goes.
 */
final class ChatTalk implements Talk {
  private static final long ANSWER_MILLIS = 10_000;

  /** The error of a page of history, and of nothing else. */
  private static final String UNREADABLE_PAGE = "internal";

  /** The server passes it on every 3 s; what comes a little early would be dropped. */
  private static final long TYPING_EVERY_MILLIS = 3_200;

  private final Json json;
  private final Identity identity;
  private final Wire wire;
  private final Connection connection;
  private final Memory memory;
  private final Timeline timeline;
  private final ChatDelivery delivery;
  private final Outbox outbox;
  private final Roster roster = new Roster();

  /** Before this, nobody is told again on this socket that the person is writing. */
  private long nextTypingMillis = Long.MIN_VALUE;

  /** Whether hello has been said on this socket. */
  private boolean helloSaid;

  /** Whether the server is owed a pong. */
  private boolean owesPong;

  /** Whether the others are to be told that the person is writing. */
  private boolean types;

  /** The answer to this socket's hello; null before it. */
  private ServerFrame.@Nullable Welcome welcome;

  ChatTalk(
      Json json,
      Outbox outbox,
      Identity identity,
      Memory memory,
      Wire wire,
      Connection connection) {
    this.json = json;
    this.identity = identity;
    this.wire = wire;
    this.memory = memory;
    this.connection = connection;
    timeline = new Timeline(memory);
    delivery = new ChatDelivery(outbox, identity, memory);
    this.outbox = outbox;
  }

  @Override
  public void opened(Turn turn) {
    welcome = null;
    helloSaid = false;
    owesPong = false;
    types = false;
    nextTypingMillis = Long.MIN_VALUE;
  }

  private String hello(Turn turn) {
    helloSaid = true;
    long attempt = identity.nextAttempt(turn);
    var last = memory.position();
    var epoch = last == null ? null : last.epoch();
    long offset = last == null ? ClientFrame.NONE : last.offset();
    return ClientFrameCodec.encode(
        new ClientFrame.Hello(identity.key(), attempt, identity.name(), epoch, offset));
  }

  @Override
  public boolean isGreeted() {
    return welcome != null;
  }

  @Override
  public boolean isOnline() {
    return welcome != null;
  }

  @Override
  public boolean catchesUp() {
    return true;
  }

  @Override
  public boolean takes(String text) {
    var limits = welcome == null ? Allowance.USUAL : welcome.limits();
    return Utf8.length(text) <= limits.text() && frameBytes(text) <= limits.frame();
  }

  @Override
  public void typed(Turn turn) {
    if (welcome != null && turn.now.millis() >= nextTypingMillis) {
      nextTypingMillis = turn.now.millis() + TYPING_EVERY_MILLIS;
      types = true;
    }
  }

  @Override
  public void loadHistory() {
    if (welcome != null) {
      timeline.ask();
    }
  }

  /** What was before this offset is not shown any more. */
  void forget(long before) {
    timeline.forget(before);
  }

  /** Hello, then nothing before the welcome; answers and questions before texts. */
  @Override
  public @Nullable String next(Turn turn) {
    if (!helloSaid) {
      return hello(turn);
    }
    if (owesPong) {
      owesPong = false;
      return ClientFrameCodec.encode(new ClientFrame.Pong());
    }
    if (welcome == null) {
      return null;
    }
    var name = identity.ask(turn);
    if (name != null) {
      return ClientFrameCodec.encode(new ClientFrame.Username(name));
    }
    var page = timeline.next();
    if (page != null) {
      return page;
    }
    var text = wire.isChoked() ? null : delivery.next(turn);
    if (text != null || !types) {
      types = false; // what was written is said
      return text;
    }
    types = false;
    return ClientFrameCodec.encode(new ClientFrame.Typing());
  }

  /** Asks for a sign of life; if one came and still no copy, begins anew. */
  @Override
  public boolean overdue(Outbox.Entry entry, Turn turn) {
    if (delivery.isOverdueAgain(entry)) {
      connection.silent(turn);
      return false;
    }
    connection.heartbeat().probe(turn);
    return true;
  }

  @Override
  public boolean resumes(Outbox.Entry entry, Turn turn) {
    return delivery.resumes(entry, turn);
  }

  @Override
  public void lost(Turn turn) {
    welcome = null;
    roster.runOut(Timers.NEVER, turn);
    delivery.socketLost(turn);
  }

  @Override
  public void closed(int code, Turn turn) {
    delivery.closed(code, turn);
  }

  @Override
  public long deadline() {
    return roster.deadline();
  }

  @Override
  public void runOut(Turn turn) {
    roster.runOut(turn.now.millis(), turn);
  }

  @Override
  public void received(String text, Turn turn) {
    var frame = ServerFrameCodec.decode(json, text);
    switch (frame) {
      case ServerFrame.Welcome answer -> {
        if (welcome == null) {
          welcomed(answer, turn);
        }
      }
      case ServerFrame.Malformed(var fault) -> turn.show(new Change.Unreadable(fault));
      case ServerFrame.Ping(long head) -> {
        owesPong = true;
        if (welcome != null && head > timeline.newest()) {
          connection.lost(turn);
        } else {
          timeline.askAgain();
        }
      }
      case ServerFrame.Bye(long spreadMillis) -> connection.spread(spreadMillis);
      case ServerFrame.Pong pong -> {
        // That something came was all there is to it.
      }
      case ServerFrame.Unknown unknown -> {
        // A later server may say more than we know.
      }
      case ServerFrame.Known known -> {
        if (welcome != null) {
          live(known, welcome, turn);
        }
      }
    }
  }

  private void welcomed(ServerFrame.Welcome answer, Turn turn) {
    welcome = answer;
    wire.limit(answer.limits(), turn);
    connection
        .heartbeat()
        .expect(
            ClientFrameCodec.encode(new ClientFrame.Ping()), answer.pingMillis() + ANSWER_MILLIS);
    identity.tag(answer.tag());
    // The server may have kept another name for this key than hello asked for. Only the answer to
    // username tells whether the one that the person chose can be had.
    identity.grant(answer.name(), answer.now(), turn);
    boolean continues = timeline.welcomed(answer, turn);
    delivery.welcomed(answer, continues, turn);
    caughtUp(answer, turn);
    turn.remember();
  }

  private void live(ServerFrame.Known frame, ServerFrame.Welcome self, Turn turn) {
    switch (frame) {
      case ServerFrame.Message message -> {
        if (message.offset() > self.head()) { // else it was said before anybody wrote here
          roster.said(message.id(), turn);
        }
        if (timeline.advance(message.offset())) {
          arrived(message, shown(message, self), turn);
          caughtUp(self, turn);
        } else if (message.offset() > timeline.newest()) {
          connection.lost(turn);
        } else { // shown before, but one of ours may not have been settled
          var entry = delivery.settledBy(message);
          if (entry != null) {
            outbox.arrive(entry, shown(message, self), turn);
          }
        }
      }
      case ServerFrame.UserList(var users) -> roster.begin(users, self.id(), turn);
      case ServerFrame.Joined(var person) -> {
        // What was asked for right after the welcome may be told together with our coming.
        boolean own = person.id() == self.id();
        if (own) {
          identity.grant(person.name(), turn.now.wallMillis(), turn);
        }
        roster.joined(person, own, turn);
      }
      case ServerFrame.Left(long id) -> roster.left(id, turn);
      case ServerFrame.Renamed(long id, var given, var like) -> {
        if (id == self.id()) {
          identity.grant(given, turn.now.wallMillis(), turn);
        }
        roster.renamed(id, given, like, turn);
      }
      case ServerFrame.RejectUsername(var given) -> identity.refuse(given, turn);
      case ServerFrame.History page -> {
        if (timeline.fits(page)) { // else what is ours would go out of sight
          var messages = new ArrayList<Message>();
          for (int i = 0; i < page.items().size(); i++) {
            var item = page.items().get(i);
            var entry = delivery.settledBy(item);
            if (entry != null) {
              outbox.drop(entry, turn);
            }
            messages.add(shown(item, self));
          }
          timeline.show(page, messages, turn);
        }
      }
      case ServerFrame.Refused refused -> refused(refused, turn);
      case ServerFrame.Typing(long id) -> roster.typing(id, turn);
      case ServerFrame.Welcome again -> throw new IllegalArgumentException("not live");
      case ServerFrame.Ping ping -> throw new IllegalArgumentException("not live");
      case ServerFrame.Pong pong -> throw new IllegalArgumentException("not live");
      case ServerFrame.Bye bye -> throw new IllegalArgumentException("not live");
    }
  }

  /** What has no cid is about a page or a name, whichever is on its way: nobody can tell which. */
  private void refused(ServerFrame.Refused frame, Turn turn) {
    var code = frame.code();
    var fault = frame.limit() == ServerFrame.NONE ? code : code + " (" + frame.limit() + ")";
    boolean unreadablePage = code.equals(UNREADABLE_PAGE);
    if (delivery.refused(frame.cid(), fault, turn)) {
      return;
    }
    if (frame.cid() == null) {
      timeline.refused(unreadablePage);
      if (!unreadablePage) {
        identity.giveUp(turn);
      }
    }
    if (!unreadablePage) {
      turn.show(new Change.Unreadable(fault));
    }
  }

  private void arrived(ServerFrame.Message frame, Message message, Turn turn) {
    var entry = delivery.settledBy(frame);
    if (entry == null) {
      turn.show(new Change.MessageArrived(message));
    } else {
      outbox.arrive(entry, message, turn);
    }
  }

  private void caughtUp(ServerFrame.Welcome self, Turn turn) {
    if (timeline.newest() >= self.head()) {
      delivery.caughtUp(turn);
    }
  }

  private static Message shown(ServerFrame.Message message, ServerFrame.Welcome self) {
    boolean own =
        message.id() == self.id()
            || ClientFrameCodec.numberOf(message.cid(), self.tag()) != ClientFrame.NONE;
    return new Message(
        message.name(), message.text(), message.date(), own, null, message.offset(), message.cid());
  }

  /** How many bytes the frame of this text takes, with the longest numbers. */
  static int frameBytes(String text) {
    long widest = Limits.MAX_INTEGER;
    return Utf8.length(
        ClientFrameCodec.encode(
            new ClientFrame.Message("0123456789abcdef." + widest, widest, text)));
  }
}
