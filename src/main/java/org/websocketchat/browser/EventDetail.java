package org.websocketchat.browser;

import java.util.List;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSObjects;
import org.websocketchat.browser.bindings.ArgumentList;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Message;
import org.websocketchat.session.Person;
import org.websocketchat.session.State;

/**
 * The details of our events, which properties of the element give, too; the file of types says
 * which has which.
 */
final class EventDetail {
  private EventDetail() {}

  /** The state of a chat in which nothing has happened. */
  static OfState idle() {
    return of(State.IDLE, 0);
  }

  /**
   * The state of a connection.
   *
   * @param retryWallMillis when the next attempt is due, in milliseconds since 1970; 0 for never
   */
  static OfState of(State s, long retryWallMillis) {
    OfState detail = JSObjects.create();
    detail.setStatus(Events.kebab(s.status()));
    detail.setCause(Events.kebab(s.cause()));
    detail.setCode(s.code());
    detail.setReason(s.detail());
    detail.setProtocol(s.protocol());
    detail.setUrl(s.url());
    detail.setName(s.name());
    detail.setRetryAt((double) retryWallMillis);
    return detail;
  }

  /** A message that is not removed. */
  static OfMessage of(Message m) {
    return fill(JSObjects.<OfMessage>create(), m);
  }

  /** Fills in what there is to tell of a message that is not removed. */
  static <T extends OfMessage> T fill(T detail, Message m) {
    detail.setName(m.name());
    detail.setText(m.body().text());
    detail.setDate((double) m.dateMillis());
    detail.setOwn(m.own());
    detail.setWho(m.who() == null ? "" : m.who());
    detail.setGuest(Body.Purge.isOfGuest(m.who(), m.cid()));
    detail.setOffset((double) m.offset());
    detail.setRe(m.body() instanceof Body.Text said ? (double) said.re() : 0);
    return detail;
  }

  /** An array of messages. */
  static JSObject ofMessages(List<Message> messages) {
    var array = new ArgumentList();
    messages.forEach(message -> array.push(of(message)));
    return array;
  }

  /** An array of people. */
  static JSObject ofPeople(List<Person> people) {
    var array = new ArgumentList();
    for (int i = 0; i < people.size(); i++) {
      var person = people.get(i);
      OfPerson detail = JSObjects.create();
      detail.setName(person.name());
      detail.setWho(person.standing().who());
      detail.setYou(person.own());
      detail.setRole(person.standing().role().word());
      detail.setVerified(person.standing().verified());
      array.push(detail);
    }
    return array;
  }

  /** Of somebody who is present. */
  interface OfPerson extends JSObject {
    @JSProperty
    void setName(String name);

    /** The public id; empty if it is not known. */
    @JSProperty
    void setWho(String who);

    @JSProperty
    void setYou(boolean you);

    @JSProperty
    void setRole(String role);

    /** Whether the server vouches for the name. */
    @JSProperty
    void setVerified(boolean verified);
  }

  /** Of {@code chat-state}. */
  interface OfState extends JSObject {
    @JSProperty
    void setStatus(String status);

    @JSProperty
    void setCause(String cause);

    @JSProperty
    void setCode(int code);

    @JSProperty
    void setReason(String reason);

    @JSProperty
    void setProtocol(String protocol);

    @JSProperty
    void setUrl(String url);

    @JSProperty
    void setName(String name);

    /** In milliseconds since 1970; 0 for never. */
    @JSProperty
    void setRetryAt(double wallMillis);
  }

  /** Of {@code chat-message}. */
  interface OfMessage extends JSObject {
    @JSProperty
    void setName(String name);

    @JSProperty
    void setText(String text);

    /** In milliseconds since 1970. */
    @JSProperty
    void setDate(double wallMillis);

    @JSProperty
    void setOwn(boolean own);

    /** The public id of the sender's person; empty if it is not known. */
    @JSProperty
    void setWho(String who);

    /** Whether the sender had no token. */
    @JSProperty
    void setGuest(boolean guest);

    /** The message's place in the log; 0 where there is none. */
    @JSProperty
    void setOffset(double offset);

    /** The offset of the message that it replies to; 0 if it is no reply. */
    @JSProperty
    void setRe(double offset);
  }

  /** Of {@code chat-before-display}, whose text a listener may change. */
  interface OfDisplay extends OfMessage {
    @JSProperty
    JSObject getText();

    /** Why it is to be shown. */
    @JSProperty
    void setKind(String kind);
  }

  /** Of {@code chat-before-send}, whose text a listener may change. */
  interface OfSending extends JSObject {
    @JSProperty
    JSObject getText();

    @JSProperty
    void setText(String text);

    /** The offset of the message that it replies to; 0 if it is no reply. */
    @JSProperty
    void setRe(double offset);

    /** The offset of the message that it edits; 0 if it is no edit. */
    @JSProperty
    void setTarget(double offset);
  }

  /** Of {@code chat-failed}. */
  interface OfFailure extends OfError {
    /** The server's code for why it refused it; empty for none. */
    @JSProperty
    void setReason(String reason);

    /** What it was: a text, or which correction. */
    @JSProperty
    void setKind(String kind);

    /** The offset of the message that it was about; 0 for none. */
    @JSProperty
    void setTarget(double offset);
  }

  /** Of {@code chat-users}. */
  interface OfUsers extends JSObject {
    @JSProperty
    void setPeople(JSObject people);
  }

  /** Of {@code chat-binary}. */
  interface OfBinary extends JSObject {
    @JSProperty
    void setData(JSObject data);
  }

  /** Of {@code chat-unread}. */
  interface OfUnread extends JSObject {
    @JSProperty
    void setCount(int count);
  }

  /** Of {@code chat-error}. */
  interface OfError extends JSObject {
    @JSProperty
    void setCode(String code);

    @JSProperty
    void setMessage(String message);

    @JSProperty
    void setValue(String value);
  }
}
