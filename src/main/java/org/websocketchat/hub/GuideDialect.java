package org.websocketchat.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.GuideCodec;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.Utf8;

/**
 * Handles the frames of sub-protocol {@code json} (docs/protocol.md, section 1). Its clients exist
 * already and write texts into HTML, so no {@code <} or {@code >} is sent to them.
 */
final class GuideDialect {
  /**
   * The longest cid that copies repeat; longer ones would only multiply traffic. Our own clients'
   * cids have about 33 characters.
   */
  private static final int CID_LENGTH = 64;

  private final GuideCodec codec;
  private final Budget budget;
  private final Alarms alarms;
  private final Policy policy;
  private final Renames renames;

  GuideDialect(Json json, Budget budget, Alarms alarms, Policy policy, Renames renames) {
    this.codec = new GuideCodec(json);
    this.budget = budget;
    this.alarms = alarms;
    this.policy = policy;
    this.renames = renames;
  }

  /** Sends a socket its first frame. */
  void welcome(Turn turn, GuideClient client) {
    client.room().presence().enter(client.person(), client.visitor().address());
    turn.deliver(new GuideFrame.Id(client.person().id()), List.of(client.socket()));
  }

  /** Handles one text message. An id or a name in it does not identify the sender. */
  Verdict received(Turn turn, GuideClient client, String text) {
    return switch (codec.decode(text)) {
      case GuideFrame.Username(var name, long date, long ignored) ->
          username(turn, client, name, date);
      case GuideFrame.Message message -> message(turn, client, message, Utf8.length(text));
      case GuideFrame.Malformed(var fault) -> new Verdict.Fault(CloseCode.UNREADABLE, fault);
      case GuideFrame.Id ignored -> new Verdict.Handled();
      case GuideFrame.RejectUsername ignored -> new Verdict.Handled();
      case GuideFrame.UserList ignored -> new Verdict.Handled();
      case GuideFrame.Unknown ignored -> new Verdict.Handled();
    };
  }

  private Verdict username(Turn turn, GuideClient client, String asked, long date) {
    var names = client.room().names();
    var self = List.of(client.socket());
    var now = client.person().name();
    var usable = names.usable(client.asker(turn.wallMillis()), harmless(asked));
    var wanted = names.freeFor(client.person(), usable);
    var given = now == null || renames.allow(turn, client, client.person(), wanted) ? wanted : now;
    var frame = new GuideFrame.Username(given, dateOr(date, turn), client.person().id());
    if (!given.equals(asked)) {
      turn.deliver(new GuideFrame.RejectUsername(client.person().id(), given), self);
    }
    if (given.equals(client.person().name())) {
      turn.deliver(frame, self);
    } else {
      names.give(client.person(), given);
      client.room().presence().changed(turn, alarms, client.person());
      turn.deliver(frame, client.room().guides());
    }
    return new Verdict.Handled();
  }

  private Verdict message(
      Turn turn, GuideClient client, GuideFrame.Message message, int frameBytes) {
    var body = new Body.Text(message.text());
    if (body.bytes() > Limits.TEXT_BYTES) {
      return new Verdict.Fault(
          CloseCode.TOO_LARGE, "a text takes at most " + Limits.TEXT_BYTES + " bytes");
    }
    var room = client.room().accounts();
    return Verdict.when(
        budget.message(client.visitor(), room, frameBytes, turn.millis()),
        later -> keep(later, client, message, body));
  }

  /** Keeps a message, or drops it without an answer, for which this sub-protocol has no frame. */
  private Verdict keep(Turn turn, GuideClient client, GuideFrame.Message message, Body.Text body) {
    var asker = client.asker(turn.wallMillis());
    var last = client.room().lastMessages();
    var person = "json " + client.person().id();
    long here = client.sinceConnectedMillis(turn.millis());
    long since = last.sinceMillis(person, null, turn.millis(), here);
    if (policy.message(asker, body, new Policy.Circumstances(since, Role.GUEST)) != null) {
      return new Verdict.Handled();
    }
    last.add(person, null, turn.millis(), asker.rules().slowMillis());
    var name = nameOf(turn, client);
    var draft = new Draft(client.person().id(), name, body, turn.wallMillis(), null);
    var copy =
        copy(
            body,
            client.person().id(),
            dateOr(message.date(), turn),
            name,
            shortEnough(message.cid()));
    var room = client.room();
    room.log().drafts().add(new RoomLog.Pending(client, draft, copy));
    return new Verdict.Accepted();
  }

  /** The copy of a text for clients of this sub-protocol, which does not tell of replies. */
  static GuideFrame.Message copy(
      Body.Text body, long id, long date, String name, @Nullable String cid) {
    return new GuideFrame.Message(harmless(body.text()), id, date, name, cid);
  }

  /**
   * The name of the client. A client without one becomes a guest, so that its message is not lost.
   */
  private String nameOf(Turn turn, GuideClient client) {
    var name = client.person().name();
    if (name == null) {
      username(turn, client, Names.GUEST, GuideFrame.NO_DATE);
      name = client.person().name();
    }
    return name == null ? Names.GUEST : name;
  }

  /** The date that the sender gave, or else the time of the server. */
  private static long dateOr(long date, Turn turn) {
    return date == GuideFrame.NO_DATE ? turn.wallMillis() : date;
  }

  private static @Nullable String shortEnough(@Nullable String cid) {
    return cid == null || cid.length() > CID_LENGTH ? null : cid;
  }

  /** Replaces {@code <} and {@code >}, so that the text is no HTML. */
  static String harmless(String text) {
    return text.replace('<', '\u2039').replace('>', '\u203A');
  }
}
