package org.websocketchat.session;

import java.util.List;

/**
 * Something that the shell of a session carries out, in order. There is one socket at a time: the
 * one opened last, until it is abandoned or has closed.
 */
public sealed interface Output {

  /** Open a socket; its events carry this generation from now on. */
  record Open(int generation, String url, List<String> protocols) implements Output {
    public Open {
      protocols = List.copyOf(protocols);
    }
  }

  /** Send a text frame. */
  record Transmit(String text) implements Output {}

  /** Send a binary frame. */
  record TransmitBinary(Binary binary) implements Output {}

  /** Answer with {@link Input.BufferMeasured} as soon as this turn is over. */
  record MeasureBuffer(int generation) implements Output {}

  /**
   * Begin the closing handshake; the code is 1000 or 3000 to 4999, the reason at most 123 bytes.
   */
  record Close(int code, String reason) implements Output {}

  /** Stop listening to the socket and close it without waiting. */
  record Abandon() implements Output {}

  /**
   * Keep this in place of what was kept under the same name before, so that a later {@link Session}
   * of the same person, server and room can go on from all that is kept ({@link
   * Session.Settings#memory}). What follows is carried out after that.
   *
   * @param entry its name: empty, or the cid of a text
   * @param value what to keep; empty to remove what was kept
   */
  record Store(String entry, String value) implements Output {}

  /** Tell whoever watches. */
  record Show(Change change) implements Output {}
}
