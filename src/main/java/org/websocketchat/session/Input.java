package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.PersonName;

/** Something that has happened to a session. */
public sealed interface Input {

  /** What the person wants or does. */
  sealed interface FromPerson extends Input {}

  /** What the host tells: the page, the computer or the clock. */
  sealed interface FromHost extends Input {}

  /** What a socket tells. An event of any socket but the latest changes nothing. */
  sealed interface FromSocket extends Input {
    /** The generation of the {@link Output.Open} that asked for the socket. */
    int generation();
  }

  /** Join under this name; ask for it if joined already. */
  record ConnectRequested(String name) implements FromPerson {
    /** Throws an {@link IllegalArgumentException} if the name has a {@link PersonName#fault}. */
    public ConnectRequested {
      name = Identity.checkedName(name);
    }
  }

  /**
   * Read the room without being anybody; the next attempt is made at once if there is no socket.
   * For a session {@link Session#ofSpectator of a spectator} only, which nobody can join.
   */
  record ReadRequested() implements FromPerson {}

  /** Leave. The session keeps the key and how far the person has read. */
  record DisconnectRequested() implements FromPerson {}

  /**
   * Leave, and forget the person: the key, the name, how far it has read, and the messages that are
   * pending.
   *
   * @param freshKey the secret of the next person to join, as in {@link SessionSettings#key}
   */
  record ForgetRequested(String freshKey) implements FromPerson {
    /**
     * Throws an {@link IllegalArgumentException} if the key does not have 22 letters of base64url.
     */
    public ForgetRequested {
      if (!Identity.isKey(freshKey)) {
        throw new IllegalArgumentException("a key has 22 letters of base64url");
      }
    }
  }

  /** Try to connect now, instead of at {@link State#retryAtMillis} or after a final failure. */
  record RetryRequested() implements FromPerson {}

  /** Ask for another name; ignored unless joined. */
  record RenameRequested(String name) implements FromPerson {
    /** Throws an {@link IllegalArgumentException} if the name has a {@link PersonName#fault}. */
    public RenameRequested {
      name = Identity.checkedName(name);
    }
  }

  /** Send this as a message; {@link Change.Refused} tells if the session does not take it. */
  record SendRequested(Body body) implements FromPerson {
    /** Sends this text. */
    public SendRequested(String text) {
      this(new Body.Text(text));
    }
  }

  /** The person is writing a message, which the others may know. */
  record Typed() implements FromPerson {}

  /**
   * Send this binary frame as it is; {@link Change.Refused} tells if the session does not take it.
   */
  record BinaryRequested(Binary binary) implements FromPerson {}

  /**
   * Send the held message with this cid again; ignored if there is none ({@link
   * Pending.Delivery#isHeld}).
   */
  record ResendRequested(String cid) implements FromPerson {}

  /** Delete the held message with this cid; ignored if there is none. */
  record DiscardRequested(String cid) implements FromPerson {}

  /** Load older messages, if the server has any and none are on their way. */
  record HistoryRequested() implements FromPerson {}

  /**
   * Load a page of what moderators did and what was reported, which {@link Change.ActsArrived}
   * brings, or {@link Change.ActsRefused}; ignored unless online, or in {@code json}.
   *
   * @param before acts with a lower number are wanted ({@link
   *     org.websocketchat.protocol.Act#number}); 0 for the newest
   */
  record ActsRequested(long before) implements FromPerson {}

  /**
   * The messages before this offset are not shown any more; {@link HistoryRequested} brings them
   * back.
   */
  record HistoryForgotten(long before) implements FromPerson {}

  /**
   * The socket has opened.
   *
   * @param protocol the sub-protocol that the server picked; empty if it picked none
   */
  record Opened(int generation, String protocol) implements FromSocket {}

  /**
   * The constructor of the socket threw, so there is none.
   *
   * @param insecure whether it did so because the address is insecure or forbidden (SecurityError)
   * @param detail the message of the exception
   */
  record OpenRefused(int generation, boolean insecure, String detail) implements FromSocket {}

  /** The page's Content-Security-Policy forbids the address, so there is no socket. */
  record OpenBlocked(int generation) implements FromSocket {}

  /** A text frame has come. */
  record Received(int generation, String text) implements FromSocket {}

  /** A binary frame has come. */
  record BinaryReceived(int generation, Binary binary) implements FromSocket {}

  /** The socket fired an error event. It carries no information; a close event usually follows. */
  record Errored(int generation) implements FromSocket {}

  /**
   * The socket has closed.
   *
   * @param code the close code; 1005 or 1006 if none came
   * @param reason the reason as received: text from outside, maybe empty
   * @param clean whether the closing handshake was completed
   */
  record Closed(int generation, int code, String reason, boolean clean) implements FromSocket {}

  /**
   * The answer to {@link Output.MeasureBuffer}.
   *
   * @param bytes how many bytes the socket has taken and not given to the network yet
   */
  record BufferMeasured(int generation, long bytes) implements FromSocket {}

  /**
   * The host has tokens that say who the person is, or other ones than before, or none any more.
   *
   * <p>If a token is awaited, if the person is a guest, or after 4401, the host is asked anew. A
   * guest who gets a token, and somebody whose host has none any more, gets another socket. After
   * 4401, the session connects again if the token is another one.
   */
  record TokenSourceChanged(boolean hasTokens) implements FromHost {}

  /**
   * The answer to {@link Output.TokenWanted}; one to an earlier request changes nothing.
   *
   * @param request of that output
   * @param token empty if the person has none; null if the host cannot get one now
   */
  record TokenGiven(int request, @Nullable String token) implements FromHost {}

  /** The time of {@link Session#deadline} has come. (An input before that time is harmless.) */
  record TimePassed() implements FromHost {}

  /** The host believes that there is no network. */
  record WentOffline() implements FromHost {}

  /** The host believes that there is a network again. */
  record WentOnline() implements FromHost {}

  /** The page is visible again. */
  record BecameVisible() implements FromHost {}

  /** Another session goes on from the memory of this one: this one gives up, as after 4509. */
  record Replaced() implements FromHost {}
}
