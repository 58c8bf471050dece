package org.websocketchat.session;

/**
 * Something that happened to a session. Events of a socket carry the generation it was opened as.
 */
public sealed interface Input {

  /** An input from a socket. */
  sealed interface SocketInput extends Input {
    /** As in the {@link Output.Open} that asked for the socket. */
    int generation();
  }

  // From the person or the page.

  /** Join under this name, which has no {@link org.websocketchat.protocol.PersonName#fault}. */
  record ConnectRequested(String name) implements Input {}

  /** Leave. */
  record DisconnectRequested() implements Input {}

  /** Try now instead of at the announced time. */
  record RetryRequested() implements Input {}

  /** Be called otherwise; the name has no {@link org.websocketchat.protocol.PersonName#fault}. */
  record RenameRequested(String name) implements Input {}

  /** Say this. */
  record SendRequested(String text) implements Input {}

  /** The person is writing something to say, which others may know. */
  record Typed() implements Input {}

  /** Send this as it is. */
  record BinaryRequested(Binary binary) implements Input {}

  /** Say again what was not confirmed or not sent. */
  record ResendRequested(String cid) implements Input {}

  /** Forget what was not confirmed or not sent. */
  record DiscardRequested(String cid) implements Input {}

  /** Load older messages, if there are any and none are on their way. */
  record HistoryRequested() implements Input {}

  /** What was before this offset is not shown any more; {@link HistoryRequested} brings it back. */
  record HistoryForgotten(long before) implements Input {}

  // From a socket.

  /** It is open. */
  record Opened(int generation, String protocol) implements SocketInput {}

  /** The constructor threw; there is no socket. */
  record OpenRefused(int generation, boolean insecure, String detail) implements SocketInput {}

  /** The page's policy forbids the address. */
  record OpenBlocked(int generation) implements SocketInput {}

  /** A text frame came. */
  record Received(int generation, String text) implements SocketInput {}

  /** A binary frame came. */
  record BinaryReceived(int generation, Binary binary) implements SocketInput {}

  /** An error event: says nothing of itself; a close event usually follows. */
  record Errored(int generation) implements SocketInput {}

  /** It is closed. */
  record Closed(int generation, int code, String reason, boolean clean) implements SocketInput {}

  /** The answer to {@link Output.MeasureBuffer}. */
  record BufferMeasured(int generation, long bytes) implements SocketInput {}

  // From the host.

  /** The time that {@link Session#deadline} named has come, or gone by. */
  record TimePassed() implements Input {}

  /** The host believes that there is no network. */
  record WentOffline() implements Input {}

  /** The host believes that there is a network again. */
  record WentOnline() implements Input {}

  /** The person looks at the page again. */
  record BecameVisible() implements Input {}
}
