package org.websocketchat.session;

import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.PersonName;

/** Something that happened to a session. */
public sealed interface Input {

  /** What the person wants, or does. */
  sealed interface FromPerson extends Input {}

  /** What the host tells: the page, the computer, the clock. */
  sealed interface FromHost extends Input {}

  /** What a socket tells; an older socket than the latest changes nothing. */
  sealed interface FromSocket extends Input {
    /** As in the {@link Output.Open} that asked for the socket. */
    int generation();
  }

  /** Join under this name, or be called so if joined already. */
  record ConnectRequested(String name) implements FromPerson {
    /** Throws an {@link IllegalArgumentException} if the name has a {@link PersonName#fault}. */
    public ConnectRequested {
      name = Identity.checkedName(name);
    }
  }

  /** Leave. Who one is stays: the key, and how far one has read. */
  record DisconnectRequested() implements FromPerson {}

  /**
   * Leave, and forget who one is: the key, the name, how far one has read and what is not sent.
   *
   * @param freshKey the secret of whoever joins next, as in {@link Session.Settings#key}
   */
  record ForgetRequested(String freshKey) implements FromPerson {
    /** Throws an {@link IllegalArgumentException} if the key is none. */
    public ForgetRequested {
      if (!Identity.isKey(freshKey)) {
        throw new IllegalArgumentException("a key has 22 letters of base64url");
      }
    }
  }

  /** Try now instead of at the announced time. */
  record RetryRequested() implements FromPerson {}

  /** Be called otherwise; ignored unless joined. */
  record RenameRequested(String name) implements FromPerson {
    /** Throws an {@link IllegalArgumentException} if the name has a {@link PersonName#fault}. */
    public RenameRequested {
      name = Identity.checkedName(name);
    }
  }

  /** Say this. */
  record SendRequested(Body body) implements FromPerson {
    /** Say this text. */
    public SendRequested(String text) {
      this(new Body.Text(text));
    }
  }

  /** The person is writing something to say, which others may know. */
  record Typed() implements FromPerson {}

  /** Send this as it is. */
  record BinaryRequested(Binary binary) implements FromPerson {}

  /** Send again what is held. */
  record ResendRequested(String cid) implements FromPerson {}

  /** Delete what is held. */
  record DiscardRequested(String cid) implements FromPerson {}

  /** Load older messages, if there are any and none are on their way. */
  record HistoryRequested() implements FromPerson {}

  /** What was before this offset is not shown any more; {@link HistoryRequested} brings it back. */
  record HistoryForgotten(long before) implements FromPerson {}

  /** It is open. */
  record Opened(int generation, String protocol) implements FromSocket {}

  /** The constructor threw; there is no socket. */
  record OpenRefused(int generation, boolean insecure, String detail) implements FromSocket {}

  /** The page's policy forbids the address; there is no socket. */
  record OpenBlocked(int generation) implements FromSocket {}

  /** A text frame came. */
  record Received(int generation, String text) implements FromSocket {}

  /** A binary frame came. */
  record BinaryReceived(int generation, Binary binary) implements FromSocket {}

  /** An error event: says nothing of itself; a close event usually follows. */
  record Errored(int generation) implements FromSocket {}

  /** It is closed. */
  record Closed(int generation, int code, String reason, boolean clean) implements FromSocket {}

  /** The answer to {@link Output.MeasureBuffer}. */
  record BufferMeasured(int generation, long bytes) implements FromSocket {}

  /** The time that {@link Session#deadline} named has come, or gone by. */
  record TimePassed() implements FromHost {}

  /** The host believes that there is no network. */
  record WentOffline() implements FromHost {}

  /** The host believes that there is a network again. */
  record WentOnline() implements FromHost {}

  /** The person looks at the page again. */
  record BecameVisible() implements FromHost {}
}
