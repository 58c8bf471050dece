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
   * Keep this in place of what was kept before, in one write, so that a later {@link Session} of
   * the same person, server and room can go on from it. What follows is carried out after that.
   *
   * @param memory for {@link Session.Settings#memory}; empty to forget
   */
  record Store(String memory) implements Output {}

  /** Tell whoever watches. */
  record Show(Change change) implements Output {}
}
