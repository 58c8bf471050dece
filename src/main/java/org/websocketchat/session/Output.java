package org.websocketchat.session;

import java.util.List;

/**
 * Something that the shell of a session carries out, in the order in which the session returns it.
 * There is one socket at a time: the one opened last, until it is abandoned or has closed.
 */
public sealed interface Output {

  /**
   * Open a socket; the inputs about it have this generation.
   *
   * @param protocols the sub-protocols to offer, the preferred one first; maybe none
   */
  record Open(int generation, String url, List<String> protocols) implements Output {
    public Open {
      protocols = List.copyOf(protocols);
    }
  }

  /**
   * Get a token, and answer with {@link Input.TokenGiven} within ten seconds.
   *
   * @param request for the answer
   */
  record TokenWanted(int request) implements Output {}

  /** Send a text frame. */
  record Transmit(String text) implements Output {}

  /** Send a binary frame. */
  record TransmitBinary(Binary binary) implements Output {}

  /**
   * Measure how much the socket has buffered, and answer with {@link Input.BufferMeasured} as soon
   * as this turn is over.
   */
  record MeasureBuffer(int generation) implements Output {}

  /**
   * Begin the closing handshake.
   *
   * @param code 1000, or from 3000 to 4999
   * @param reason at most 123 bytes of UTF-8
   */
  record Close(int code, String reason) implements Output {}

  /** Stop listening to the socket, and close it without waiting. */
  record Abandon() implements Output {}

  /**
   * Store an entry of the memory in place of the one with the same name, before the outputs that
   * follow are carried out. A later {@link Session} of the same person, server and room goes on
   * from all entries ({@link SessionSettings#memory}).
   *
   * @param entry the name of the entry: empty for the main one, or the cid of a pending message
   * @param value what to store; empty to remove the entry
   */
  record Store(String entry, String value) implements Output {}

  /** Tell the observer. */
  record Show(Change change) implements Output {}
}
