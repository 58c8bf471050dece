package org.websocketchat.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.BodyCodec;
import org.websocketchat.protocol.Now;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.session.Cause;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Person;
import org.websocketchat.session.Refusal;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;
import org.websocketchat.view.Acts;
import org.websocketchat.view.ConnectionStatus;
import org.websocketchat.view.Translator;

/** The events that the element tells the page, with their details by name. */
final class JvmEvents {
  private static final String ERROR = "chat-error";

  private final Log log;
  private final String origin;
  private RoomMode mode = RoomMode.USUAL;
  private long pinned;
  private List<Person> people = List.of();

  JvmEvents(Log log, String origin) {
    this.log = log;
    this.origin = origin;
  }

  void tell(Change change, Translator translator, Now now) {
    switch (change) {
      case Change.StateChanged(var state) -> tell(state, translator, now);
      case Change.MessageArrived(var message) -> tell(message);
      case Change.PendingArrived(var cid, var message) -> tell(message);
      case Change.BinaryArrived(var binary) -> log.tell("chat-binary", "data", binary.size());
      case Change.Refused(var body, var refusal) -> {
        var kind = body == null ? "binary-" : "text-";
        error(kind + kebab(refusal), refusal, body == null ? "" : body.text(), translator);
      }
      case Change.Unreadable(var fault) -> error("unreadable", fault, "");
      case Change.PeopleChanged(var present) -> tell(present);
      case Change.SignedIn signedIn -> {}
      case Change.SignedOut signedOut -> {}
      case Change.HistoryArrived history -> {}
      case Change.Missed missed -> {}
      case Change.Gap gap -> {}
      case Change.Corrected corrected -> tell(corrected);
      case Change.ModeChanged(var next) -> tell(next, pinned);
      case Change.Slowed slowed -> {}
      case Change.Pinned(long target) -> tell(mode, target);
      case Change.Acted(var act) -> {
        if (act.body() instanceof Body.Sanction sanction) {
          tell(act, sanction);
        }
      }
      case Change.PinnedArrived pinned -> {}
      case Change.OfActs acts -> {}
      case Change.Superseded superseded -> {}
      case Change.Forgotten forgotten -> {}
      case Change.Renamed renamed -> {}
      case Change.NameTaken taken -> {}
      case Change.PendingChanged pending -> {}
      case Change.PendingRemoved pending -> {}
      case Change.Interrupted interrupted -> {}
    }
  }

  private void tell(State s, Translator translator, Now now) {
    boolean waits = s.status() == Status.WAITING;
    long retryAt = waits ? now.wallMillis() + s.retryAtMillis() - now.millis() : 0;
    log.tell(
        "chat-state",
        "cause",
        kebab(s.cause()),
        "code",
        s.code(),
        "name",
        s.name(),
        "protocol",
        s.protocol(),
        "reason",
        s.detail(),
        "retryAt",
        retryAt,
        "status",
        kebab(s.status()),
        "url",
        s.url());
    if (s.status() == Status.FAILED && s.cause() != Cause.NONE) {
      var told = ConnectionStatus.of(s, ConnectionStatus.none(), origin, translator);
      error(kebab(s.cause()), told.forDevelopers(), s.url());
    }
  }

  private void tell(Message m) {
    if (!m.isRemoved() && !m.body().text().isEmpty()) {
      tell("chat-message", m);
    }
  }

  /** A text is stored. */
  void sent(Message m) {
    tell("chat-sent", m);
  }

  /** Something is not known to be stored. */
  void failed(String code, String message, Body body, String reason) {
    log.tell(
        "chat-failed",
        "code",
        code,
        "kind",
        body instanceof Body.Text ? "text" : BodyCodec.kind((Body.Correction) body),
        "message",
        message,
        "reason",
        reason,
        "target",
        body instanceof Body.OfOneMessage one ? one.target() : 0,
        "value",
        body.text());
  }

  private void tell(List<Person> now) {
    boolean isNews = now.size() != people.size();
    for (int i = 0; i < now.size() && !isNews; i++) {
      isNews = !still(now.get(i)).equals(still(people.get(i)));
    }
    people = now;
    if (isNews) {
      log.tell("chat-users", "people", String.join(",", now.stream().map(Person::name).toList()));
    }
  }

  private static Person still(Person p) {
    return new Person(p.id(), p.tag(), p.name(), p.like(), p.standing(), p.own(), false);
  }

  private void tell(String type, Message m) {
    log.tell(
        type,
        "date",
        m.dateMillis(),
        "guest",
        Body.Purge.isOfGuest(m.who(), m.cid()),
        "name",
        m.name(),
        "offset",
        m.offset(),
        "own",
        m.own(),
        "re",
        m.body() instanceof Body.Text said ? said.re() : 0,
        "text",
        m.body().text(),
        "who",
        m.who() == null ? "" : m.who());
  }

  private void tell(RoomMode nextMode, long nextPinned) {
    mode = nextMode;
    pinned = nextPinned;
    log.tell(
        "chat-mode",
        "links",
        mode.links(),
        "pinned",
        pinned == 0 ? "null" : pinned,
        "readonly",
        mode.readonly(),
        "signed",
        mode.signed(),
        "slow",
        mode.slowSeconds());
  }

  private void tell(Change.Corrected corrected) {
    var told = new TreeMap<String, Object>();
    told.put("kind", BodyCodec.kind(corrected.body()));
    told.put("offset", corrected.offset());
    told.put("date", corrected.dateMillis());
    switch (corrected.body()) {
      case Body.Edit(long target, var text) -> {
        told.put("target", target);
        told.put("text", text);
      }
      case Body.Remove(long target, var by) -> {
        told.put("target", target);
        told.put("by", BodyCodec.word(by));
      }
      case Body.Purge(var who, long since, boolean unpins) -> {
        told.put("who", who == null ? "" : who);
        told.put("since", since);
      }
    }
    var fields = new ArrayList<Object>(List.of("chat-change"));
    told.forEach(
        (name, value) -> {
          fields.add(name);
          fields.add(value);
        });
    log.tell(fields.toArray());
  }

  private void tell(Act act, Body.Sanction sanction) {
    long end = Acts.endMillis(act);
    log.tell(
        "chat-sanction",
        "actor",
        act.actor() == null ? "" : act.actor(),
        "kind",
        sanction.kind().word(),
        "reason",
        sanction.reason(),
        "until",
        end == 0 ? "null" : end,
        "who",
        sanction.who());
  }

  void unread(int count) {
    log.tell("chat-unread", "count", count);
  }

  void error(PersonName.Fault fault, String name, Translator translator) {
    error("name", translator.fault(fault, name), name);
  }

  private void error(String code, Refusal refusal, String text, Translator translator) {
    error(code, translator.refusal(refusal, text), text);
  }

  private void error(String code, String message, String value) {
    log.tell(ERROR, "code", code, "message", message, "value", value);
  }

  static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
