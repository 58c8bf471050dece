package org.websocketchat.browser;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

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
