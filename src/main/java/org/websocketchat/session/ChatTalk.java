package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrame.Allowance;
import org.websocketchat.protocol.ServerFrameCodec;
import org.websocketchat.protocol.Utf8;

/**
 * Speaks sub-protocol {@code websocket-chat.v1} (docs/protocol.md, section 2): says hello, takes
 * the welcome, and passes each frame to what handles it.
 */
final class ChatTalk implements Talk {
  private static final long ANSWER_MILLIS = 10_000;

  /** The server passes on one such frame in 3 s and drops the others. */
  private static final long TYPING_EVERY_MILLIS = 3_200;

  private final Json json;
  private final Identity identity;
  private final Wire wire;
  private final Connection connection;
  private final Memory memory;
  private final PageRequests pages;
  private final SlowMode slow = new SlowMode();
  private final ChatDelivery delivery;
  private final ChatRoom room;

  /** Before this time the server is not told again that the person is writing. */
  private long nextTypingMillis = Long.MIN_VALUE;

  /** Whether hello has been sent on this socket. */
  private boolean helloSaid;

  /** Whether a ping of the server is to be answered. */
  private boolean owesPong;

  /** Whether the server is to be told that the person is writing. */
  private boolean typing;

  /** The server's answer to hello on this socket; null before it came. */
  private ServerFrame.@Nullable Welcome welcome;

  /** What the latest welcome allows the person. */
  private Powers powers = Powers.NONE;

  ChatTalk(SessionParts parts) {
    json = parts.json();
    identity = parts.identity();
    memory = parts.memory();
    wire = parts.wire();
    connection = parts.connection();
    pages = new PageRequests(memory);
    delivery = new ChatDelivery(parts.outbox(), identity, memory, slow);
    room = new ChatRoom(parts, pages, delivery, slow);
  }

  @Override
  public void opened(Turn turn) {
    welcome = null;
    helloSaid = false;
    owesPong = false;
    typing = false;
    nextTypingMillis = Long.MIN_VALUE;
  }

  private String hello(Turn turn) {
    helloSaid = true;
    var last = memory.position();
    var epoch = last == null ? null : last.epoch();
    long offset = last == null ? ClientFrame.NONE : last.offset();
    var token = connection.tokens().token().given();
    if (identity.isSpectator()) {
      return ClientFrameCodec.encode(new ClientFrame.SpectatorHello(epoch, offset, token));
    }
    long attempt = identity.nextAttempt(turn);
    return ClientFrameCodec.encode(
        new ClientFrame.Hello(identity.key(), attempt, identity.name(), epoch, offset, token));
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
  public Powers powers() {
    return powers;
  }

  @Override
  public boolean supports(Body body) {
    return !(body instanceof Body.Removed || body instanceof Body.Mode);
  }

  @Override
  public boolean accepts(Body body) {
    var limits = welcome == null ? Allowance.USUAL : welcome.limits();
    int most = body instanceof Body.Sanction ? Limits.REASON_BYTES : limits.text();
    return body.bytes() <= most && frameBytes(body) <= limits.frame();
  }

  @Override
  public void typed(Turn turn) {
    boolean isHeard = welcome != null && !identity.isSpectator();
    if (isHeard && turn.now.millis() >= nextTypingMillis) {
      nextTypingMillis = turn.now.millis() + TYPING_EVERY_MILLIS;
      typing = true;
    }
  }

  @Override
  public void loadHistory() {
    if (welcome != null) {
      pages.timeline().ask();
    }
  }

  @Override
  public void loadActs(long before) {
    if (welcome != null && !identity.isSpectator()) {
      pages.wantActs(before);
    }
  }

  @Override
  public boolean awaitsHistory() {
    return pages.timeline().awaitsPage();
  }

  @Override
  public void historyForgotten(long before) {
    pages.timeline().forget(before);
    pages.pin().again();
  }

  @Override
  public void personForgotten() {
    powers = Powers.NONE;
    slow.forget();
    pages.timeline().begin();
  }

  /**
   * Hello comes first, then nothing but pongs before the welcome; after that, everything else goes
   * before messages.
   */
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
    var token = connection.tokens().token().takeNext();
    if (token != null) {
      return ClientFrameCodec.encode(new ClientFrame.Token(token));
    }
    var name = identity.ask(turn);
    if (name != null) {
      return ClientFrameCodec.encode(new ClientFrame.Username(name));
    }
    var page = pages.next();
    if (page != null) {
      return page;
    }
    var text = wire.isChoked() ? null : delivery.next(turn);
    if (text != null || !typing) {
      typing = false; // the message itself tells it
      return text;
    }
    typing = false;
    return ClientFrameCodec.encode(new ClientFrame.Typing());
  }

  /** Sends a ping the first time; the second time gives the socket up. */
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
  public void socketLost(Turn turn) {
    welcome = null;
    pages.socketLost();
    room.socketLost(turn);
    slow.socketLost(turn);
    delivery.socketLost(turn);
  }

  @Override
  public void closed(int code, Turn turn) {
    delivery.closed(code, turn);
  }

  @Override
  public long deadline() {
    return Math.min(room.deadline(), slow.deadline());
  }

  @Override
  public void runOut(Turn turn) {
    room.runOut(turn);
    slow.runOut(turn);
  }

  @Override
  public void received(String text, Turn turn) {
    var frame = ServerFrameCodec.decode(json, text);
    switch (frame) {
      case ServerFrame.Welcome answer -> {
        if (answer.self().isSpectator() != identity.isSpectator()) {
          turn.show(new Change.Unreadable("welcome is for somebody else"));
        } else if (welcome == null) {
          welcomed(answer, turn);
        }
      }
      case ServerFrame.Malformed(var fault, long offset) -> {
        turn.show(new Change.Unreadable(fault));
        passed(offset, turn);
      }
      case ServerFrame.Ping(long head) -> {
        owesPong = true;
        if (welcome != null && head > pages.timeline().newest()) {
          connection.lost(turn);
        } else {
          pages.pinged(turn);
        }
      }
      case ServerFrame.Bye(long spreadMillis) -> connection.spread(spreadMillis);
      case ServerFrame.Pong pong -> {
        // The heartbeat has heard it.
      }
      // A later server may say more than this version can show.
      case ServerFrame.Unknown(var type, long offset) -> passed(offset, turn);
      case ServerFrame.Known known -> {
        if (welcome != null) {
          if (known instanceof ServerFrame.Joined(var person)
              && person.id() == welcome.self().id()) {
            powers = powers.as(person.standing().role()); // another token may have changed it
          }
          room.received(known, welcome, turn);
        }
      }
    }
  }

  /**
   * Moves past an entry of the log that this version cannot show, else it would come again after
   * each reconnect.
   */
  private void passed(long offset, Turn turn) {
    if (welcome != null && offset != ServerFrame.NONE) {
      room.passed(offset, welcome, turn);
    }
  }

  private void welcomed(ServerFrame.Welcome answer, Turn turn) {
    welcome = answer;
    powers = Powers.of(answer, turn.now.wallMillis());
    slow.welcomed(powers, turn);
    wire.limit(answer.limits(), turn);
    connection
        .heartbeat()
        .expect(
            ClientFrameCodec.encode(new ClientFrame.Ping()), answer.pingMillis() + ANSWER_MILLIS);
    room.welcomed(answer, turn);
  }

  /** How many bytes the frame of this body takes at most, whatever its numbers are. */
  static int frameBytes(Body body) {
    long widest = Limits.MAX_INTEGER;
    return Utf8.length(
        ClientFrameCodec.encode(
            new ClientFrame.Message("0123456789abcdef." + widest, widest, body)));
  }
}
