package org.websocketchat.browser;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.core.JSString;
import org.websocketchat.browser.bindings.Script;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.session.Change;
import org.websocketchat.session.MembershipResults;
import org.websocketchat.session.Message;
import org.websocketchat.session.SendResult;
import org.websocketchat.session.SendResults;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;
import org.websocketchat.view.ConnectionStatus;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/**
 * Keeps what one chat has promised to scripts, and tells by events what became of everything that
 * was sent. Each promise is settled, at the latest when the session of a closed chat has ended.
 */
final class Promises implements MembershipResults.Listener<Deferred> {
  private final Membership membership;
  private final Events events;
  private final DisplayFilter filter;
  private final Supplier<Translator> translators;
  private final SendResults<Deferred> sends = new SendResults<>(this::settled);
  private final MembershipResults<Deferred> requests = new MembershipResults<>(this);

  /** Whether it will look at the end of this turn. */
  private boolean looking;

  private boolean closed;

  Promises(
      Membership membership,
      Events events,
      DisplayFilter filter,
      Supplier<Translator> translators) {
    this.membership = membership;
    this.events = events;
    this.filter = filter;
    this.translators = translators;
  }

  /** This body is about to be sent for a script. */
  Deferred sending(Body body) {
    var deferred = new Deferred();
    sends.expect(body, deferred);
    return deferred;
  }

  /** The person is about to be online under this name; empty for the name that the person has. */
  Deferred joining(String name) {
    var deferred = new Deferred();
    requests.join(name, deferred);
    lookSoon();
    return deferred;
  }

  /** The person is about to leave. */
  Deferred leaving() {
    var deferred = new Deferred();
    requests.leave(deferred);
    lookSoon();
    return deferred;
  }

  /** The person is about to be forgotten. */
  void forget() {
    if (membership.driver() == null) {
      sends.withdraw();
    } else {
      sends.forget();
    }
  }

  /** Whether something was not settled yet. */
  boolean awaitAny() {
    return requests.awaitsAny() || !sends.isQuiet();
  }

  /** Takes a change of the session. */
  void apply(Change change) {
    sends.apply(change);
    requests.apply(change);
    lookSoon();
  }

  /** The chat is closed: what was not handed to a session never will be. */
  void close() {
    closed = true;
    if (membership.driver() == null) {
      sends.withdraw();
    }
    lookSoon();
  }

  /** Looks when the session has dealt with everything that it was fed with in this turn. */
  void lookSoon() {
    if (!looking && requests.awaitsAny()) {
      looking = true;
      Script.atEndOfTurn(this::look);
    }
  }

  private void look() {
    looking = false;
    var driver = membership.driver();
    if (driver != null) {
      requests.look(driver.state(), driver.awaitsName());
    } else if (closed || membership.url().isEmpty()) {
      requests.end();
    } // else the storage is looked for, and the next look comes with it
  }

  private void settled(@Nullable Deferred deferred, Body body, SendResult result) {
    if (result instanceof SendResult.Stored(var pending, var copy)) {
      if (body instanceof Body.Text) {
        var said = filter.shown(pending);
        var name = membership.keptName();
        var message = new Message(name, said, pending.dateMillis(), true, null);
        var detail = EventDetail.of(copy == null ? message : copy);
        events.sent(detail);
        fulfil(deferred, detail);
      } else if (deferred != null) {
        deferred.fulfil();
      }
      return;
    }
    var fault = ChatFault.of(result, body.text(), translators.get());
    boolean isTold = result instanceof SendResult.Refused || events.failed(fault, body);
    if (deferred != null) {
      deferred.reject(fault, isTold); // an error tells of what is refused
    }
  }

  private static void fulfil(@Nullable Deferred deferred, EventDetail.OfMessage detail) {
    if (deferred != null) {
      deferred.fulfil(detail);
    }
  }

  @Override
  public void joined(Deferred deferred, String name) {
    deferred.fulfil(JSString.valueOf(name));
  }

  @Override
  public void nameRefused(Deferred deferred, String wanted) {
    var told = translators.get().translate(Text.NAME_KEPT, wanted, membership.keptName());
    deferred.reject(new ChatFault("name-taken", told, wanted), false);
  }

  @Override
  public void failed(Deferred deferred, State state) {
    var none = ConnectionStatus.none();
    var told = ConnectionStatus.of(state, none, Page.origin(), translators.get()).forDevelopers();
    deferred.reject(new ChatFault(Events.kebab(state.cause()), told, state.url()), true);
  }

  @Override
  public void leftBefore(Deferred deferred, String wanted) {
    var driver = membership.driver();
    boolean isIdle = driver != null && driver.state().status() == Status.IDLE;
    if (wanted.isEmpty() && isIdle && !closed) {
      deferred.reject(ChatFault.of(PersonName.Fault.EMPTY, "", translators.get()), false);
    } else {
      var told = translators.get().translate(Text.LEFT_BEFORE);
      deferred.reject(new ChatFault("left", told, ""), true);
    }
  }

  @Override
  public void left(Deferred deferred) {
    deferred.fulfil();
  }
}
