package org.websocketchat.hub;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.Utf8;

/** Handles the frames of sub-protocol {@code websocket-chat.v1} (docs/protocol.md, section 2). */
final class ChatDialect {
  /** The longest cid: a tag of 16 characters, a point and 16 digits. */
  private static final int CID_LENGTH = 33;

  private static final String BAD_REQUEST = "bad_request";

  /** To whatever a spectator says, who is nobody (docs/protocol.md, "Spectators"). */
  private static final String FORBIDDEN = "forbidden";

  private static final String SECOND_HELLO = "a second hello";

  private final Json json;
  private final Budget budget;
  private final Sockets sockets;
  private final Tokens tokens;
  private final Sessions sessions;
  private final HistoryPages historyPages;
  private final Alarms alarms;
  private final Policy policy;
  private final Renames renames;

  ChatDialect(
      Json json,
      Budget budget,
      Sockets sockets,
      Tokens tokens,
      Sessions sessions,
      HistoryPages historyPages,
      Alarms alarms,
      Policy policy,
      Renames renames) {
    this.json = json;
    this.budget = budget;
    this.sockets = sockets;
    this.tokens = tokens;
    this.sessions = sessions;
    this.historyPages = historyPages;
    this.alarms = alarms;
    this.policy = policy;
    this.renames = renames;
  }

  /** Handles one text message. */
  Verdict received(Turn turn, ChatClient client, String text) {
    var frame = ClientFrameCodec.decode(json, text);
    var session = client.session();
    if (client.isSpectator()) {
      return ofSpectator(turn, client, frame);
    }
    if (session == null) {
      return beforeHello(turn, client, frame);
    }
    return switch (frame) {
      case ClientFrame.Message message ->
          message(turn, client, session, message, Utf8.length(text));
      case ClientFrame.Token(var token) -> token(turn, client, token);
      case ClientFrame.Username(var name) -> username(turn, client, session, name);
      case ClientFrame.History history -> history(turn, client, history);
      case ClientFrame.Acts acts -> {
        var refusal = policy.acts(client.asker(turn.wallMillis()));
        yield page(turn, client, acts, refusal);
      }
      case ClientFrame.Typing() -> typing(turn, client, session);
      case ClientFrame.Ping() -> pong(turn, client);
      case ClientFrame.Pong() -> new Verdict.Handled();
      case ClientFrame.Unknown unknown -> unknown(turn, client, unknown);
      case ClientFrame.Malformed(var ignored, var cid) -> refuse(turn, client, BAD_REQUEST, cid);
      case ClientFrame.Greeting ignored -> fault(SECOND_HELLO);
      case ClientFrame.Unreadable(var fault) -> fault(fault);
    };
  }

  /** A spectator may read, and renew the token that lets it in. */
  private Verdict ofSpectator(Turn turn, ChatClient client, ClientFrame frame) {
    return switch (frame) {
      case ClientFrame.Message message -> refuse(turn, client, FORBIDDEN, message.cid());
      case ClientFrame.Username ignored -> refuse(turn, client, FORBIDDEN, null);
      case ClientFrame.Acts ignored -> refuse(turn, client, FORBIDDEN, null);
      case ClientFrame.Typing ignored -> refuse(turn, client, FORBIDDEN, null);
      case ClientFrame.Token(var token) -> token(turn, client, token);
      case ClientFrame.History history -> history(turn, client, history);
      case ClientFrame.Ping ignored -> pong(turn, client);
      case ClientFrame.Pong ignored -> new Verdict.Handled();
      case ClientFrame.Unknown unknown -> unknown(turn, client, unknown);
      case ClientFrame.Malformed(var ignored, var cid) -> refuse(turn, client, BAD_REQUEST, cid);
      case ClientFrame.Greeting ignored -> fault(SECOND_HELLO);
      case ClientFrame.Unreadable(var fault) -> fault(fault);
    };
  }

  private Verdict history(Turn turn, ChatClient client, ClientFrame.History history) {
    return page(turn, client, history, policy.history(client.asker(turn.wallMillis())));
  }

  private static Verdict pong(Turn turn, ChatClient client) {
    turn.deliver(new ServerFrame.Pong(), client);
    return new Verdict.Handled();
  }

  private Verdict unknown(Turn turn, ChatClient client, ClientFrame.Unknown frame) {
    var cid = frame.cid();
    return cid == null ? new Verdict.Handled() : refuse(turn, client, BAD_REQUEST, cid);
  }

  private Verdict beforeHello(Turn turn, ChatClient client, ClientFrame frame) {
    return switch (frame) {
      case ClientFrame.Greeting hello -> {
        client.become(Client.State.WAITING);
        yield Verdict.when(
            budget.hello(client.visitor(), turn.millis()),
            later -> tokens.hello(later, client, hello));
      }
      case ClientFrame.Unknown ignored -> new Verdict.Handled();
      case ClientFrame.Known ignored -> fault("hello comes first");
      case ClientFrame.Malformed(var fault, var ignored) -> fault(fault);
      case ClientFrame.Unreadable(var fault) -> fault(fault);
    };
  }

  private static Verdict fault(String reason) {
    return new Verdict.Fault(CloseCode.V1_PROTOCOL, reason);
  }

  private Verdict refuse(Turn turn, ChatClient client, String code, @Nullable String cid) {
    return refuse(turn, client, code, cid, ServerFrame.NONE);
  }

  private Verdict refuse(
      Turn turn, ChatClient client, String code, @Nullable String cid, long limit) {
    var named = cid == null || cid.length() > CID_LENGTH ? null : cid;
    turn.deliver(new ServerFrame.Refused(code, named, limit), client);
    sockets.apply(turn, client, budget.refusal(client.visitor(), turn.millis()));
    return new Verdict.Handled();
  }

  /** Accepts a message if it follows the last accepted one; else ignores it, without an answer. */
  private Verdict message(
      Turn turn, ChatClient client, Session session, ClientFrame.Message message, int frameBytes) {
    long n = ClientFrameCodec.numberOf(message.cid(), session.tag());
    if (n == ClientFrame.NONE) {
      return refuse(turn, client, BAD_REQUEST, message.cid());
    }
    long after = message.after() == ClientFrame.NONE ? n - 1 : message.after();
    if (after != client.taken() || n <= after) {
      return new Verdict.Handled();
    }
    if (message.body() instanceof Body.Correction correction && correction.isEmpty()) {
      return refuse(turn, client, BAD_REQUEST, message.cid());
    }
    boolean isReason =
        message.body() instanceof Body.Sanction || message.body() instanceof Body.Report;
    int most = isReason ? Limits.REASON_BYTES : Limits.TEXT_BYTES;
    if (message.body().bytes() > most) {
      return refuse(turn, client, "too_large", message.cid(), most);
    }
    var room = client.room().accounts();
    return Verdict.when(
        budget.message(client.visitor(), room, frameBytes, turn.millis()),
        later -> keep(later, client, session, n, after, message.body()));
  }

  private Verdict keep(
      Turn turn, ChatClient client, Session session, long n, long after, Body sent) {
    var person = session.person();
    var author = client.author(person);
    var name = author.name();
    var sequence = new Draft.Sequence(session.tag(), n, after);
    long date = turn.wallMillis();
    var asker = client.asker(date);
    var last = client.room().lastMessages();
    var who = String.valueOf(person.who());
    long here = session.newSinceMillis(turn.millis());
    long since = last.sinceMillis(who, sequence.cid(), turn.millis(), here);
    var target = Target.of(client.room(), sent);
    var circumstances = new Policy.Circumstances(since, target.role());
    if (refusal(turn, client, asker, sent, circumstances)
        instanceof Policy.Refusal(var code, long detail)) {
      return refuse(turn, client, code, sequence.cid(), detail);
    }
    client.take(n);
    if (sent instanceof Body.Text) {
      last.add(who, sequence.cid(), turn.millis(), asker.rules().slowMillis());
    }
    var body = policy.stored(asker, sent);
    var right = body instanceof Body.OfOneMessage ? policy.right(asker) : null;
    var start = client.room().startRules().mode();
    var draft =
        new Draft(
            author.id(), person.who(), name, body, date, sequence, right, target.address(), start);
    var copy =
        body instanceof Body.Text text
            ? GuideDialect.copy(text, author.id(), date, GuideDialect.harmless(name), null)
            : null;
    client.room().log().drafts().add(new RoomLog.Pending(client, draft, copy));
    return new Verdict.Accepted();
  }

  private Policy.@Nullable Refusal refusal(
      Turn turn,
      ChatClient client,
      Policy.Asker asker,
      Body sent,
      Policy.Circumstances circumstances) {
    var refusal = policy.message(asker, sent, circumstances);
    if (refusal != null || !(sent instanceof Body.Report)) {
      return refusal;
    }
    long waitMillis = budget.reportWaitMillis(client.visitor(), turn.millis());
    return waitMillis > 0 ? new Policy.Refusal("slow", waitMillis) : null;
  }

  private Verdict page(
      Turn turn,
      ChatClient client,
      ClientFrame.PageRequest asked,
      Policy.@Nullable Refusal refusal) {
    if (refusal != null) {
      return refuse(turn, client, refusal.code(), null, refusal.detail());
    }
    return Verdict.when(
        budget.read(client.visitor(), turn.millis()),
        later -> {
          historyPages.requested(later, client, asked);
          return new Verdict.Held();
        });
  }

  /** A guest becomes somebody else by a hello only. */
  private Verdict token(Turn turn, ChatClient client, String token) {
    return client.identity() == null
        ? refuse(turn, client, BAD_REQUEST, null)
        : Verdict.when(
            budget.renewal(client.visitor(), turn.millis()),
            later -> tokens.renewal(later, client, token));
  }

  private Verdict username(Turn turn, ChatClient client, Session session, String asked) {
    var room = client.room();
    var names = room.names();
    var person = session.person();
    var given = names.choosable(client.asker(turn.wallMillis()), asked);
    boolean byToken = person.claimedName() != null && !asked.equals(person.name());
    if (given == null
        || byToken
        || !names.isFree(person, given)
        || !renames.allow(turn, client, person, given)) { // it keeps the name
      turn.deliver(Names.rejection(String.valueOf(person.name()), asked), client);
      return new Verdict.Handled();
    }
    if (!given.equals(asked)) {
      turn.deliver(Names.rejection(given, asked), client);
    }
    var presence = room.presence();
    boolean changes = !given.equals(person.name());
    if (changes) {
      names.give(person, given);
      presence.changed(turn, alarms, person);
      sessions.renamed(turn, room, person, session);
      presence.tellOwnName(turn, person);
    } else { // no news tell it
      var renamed = new ServerFrame.Renamed(person.id(), given, presence.like(person));
      turn.deliver(renamed, client);
    }
    return new Verdict.Handled();
  }

  private boolean maySpeak(Turn turn, ChatClient client) {
    return policy.maySpeak(client.asker(turn.wallMillis()));
  }

  private Verdict typing(Turn turn, ChatClient client, Session session) {
    var room = client.room().accounts();
    if (maySpeak(turn, client)
        && client.mayType(turn.millis())
        && budget.typing(client.visitor(), room, turn.millis())) {
      var others = new ArrayList<>(client.room().readers());
      for (var own : session.person().sessions()) {
        var socket = own.client();
        others.remove(socket == null ? client.socket() : socket.socket());
      }
      turn.offer(new ServerFrame.Typing(session.person().id()), others);
    }
    return new Verdict.Handled();
  }
}
