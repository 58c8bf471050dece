package org.websocketchat.fuzz;

import java.util.Locale;
import org.websocketchat.protocol.Now;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.session.Cause;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Refusal;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;
import org.websocketchat.view.ConnectionStatus;
import org.websocketchat.view.Translator;

/** The events that the element tells the page, with their details by name. */
final class JvmEvents {
  private static final String ERROR = "chat-error";

  private final Log log;
  private final String origin;

  JvmEvents(Log log, String origin) {
    this.log = log;
    this.origin = origin;
  }

  void tell(Change change, Translator translator, Now now) {
    switch (change) {
      case Change.StateChanged(var state) -> tell(state, translator, now);
      case Change.MessageArrived(var message) -> {
        if (!message.isRemoved()) {
          tell(message);
        }
      }
      case Change.PendingArrived(var cid, var message) -> tell(message);
      case Change.BinaryArrived(var binary) -> log.tell("chat-binary", "data", binary.size());
      case Change.Refused(var body, var refusal) -> {
        var kind = body == null ? "binary-" : "text-";
        error(kind + kebab(refusal), refusal, body == null ? "" : body.text(), translator);
      }
      case Change.Unreadable(var fault) -> error("unreadable", fault, "");
      case Change.PeopleChanged people -> {}
      case Change.SignedIn signedIn -> {}
      case Change.SignedOut signedOut -> {}
      case Change.HistoryArrived history -> {}
      case Change.Missed missed -> {}
      case Change.Gap gap -> {}
      case Change.Corrected corrected -> {}
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
    log.tell(
        "chat-message",
        "date",
        m.dateMillis(),
        "name",
        m.name(),
        "own",
        m.own(),
        "text",
        m.body().text());
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
