package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSNumber;

/**
 * The details of our events, as scripts read them; the file of types says which event has which.
 */
final class EventDetail {
  private EventDetail() {}

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

  /** Of {@code chat-change}. */
  interface OfChange extends JSObject {
    /** What happened; each kind has the fields that the file of types names. */
    @JSProperty
    void setKind(String kind);

    /** The place of the change in the log. */
    @JSProperty
    void setOffset(double offset);

    /** In milliseconds since 1970. */
    @JSProperty
    void setDate(double wallMillis);

    /** The offset of the message. */
    @JSProperty
    void setTarget(double offset);

    /** The new text of an edit. */
    @JSProperty
    void setText(String text);

    /** Who has removed it: {@code author} or {@code moderator}. */
    @JSProperty
    void setBy(String by);

    /** The public id of the person whose messages are purged; empty for those of all guests. */
    @JSProperty
    void setWho(String who);

    /** The lowest offset of a message that is purged. */
    @JSProperty
    void setSince(double offset);
  }

  /** Of {@code chat-mode}. */
  interface OfMode extends JSObject {
    /** In seconds; 0 for no slow mode. */
    @JSProperty
    void setSlow(int seconds);

    @JSProperty
    void setLinks(boolean links);

    @JSProperty
    void setSigned(boolean signed);

    @JSProperty
    void setReadonly(boolean readonly);

    /** The offset of the message that is pinned; null if none is. */
    @JSProperty
    void setPinned(@Nullable JSNumber offset);
  }

  /** Of {@code chat-sanction}. */
  interface OfSanction extends JSObject {
    /** {@code quiet}, {@code ban} or {@code pardon}. */
    @JSProperty
    void setKind(String kind);

    /** The public id of the person. */
    @JSProperty
    void setWho(String who);

    /** When it ends, in milliseconds since 1970; null if it does not. */
    @JSProperty
    void setUntil(@Nullable JSNumber wallMillis);

    @JSProperty
    void setReason(String reason);

    /** The public id of the moderator; empty if the server's operator did it. */
    @JSProperty
    void setActor(String who);
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
