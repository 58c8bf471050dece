package org.websocketchat.session;

import java.util.List;

/** The port to a WebSocket (RFC 6455). One thread at a time uses it and is called by it. */
public interface Transport {

  /**
   * Opens a socket. Never throws: an address that cannot be used ends in {@link Listener#refused},
   * maybe before this returns.
   *
   * @param protocols what to offer, best first; may be empty
   */
  Socket open(String url, List<String> protocols, Listener listener);

  /** One socket. */
  interface Socket {
    /** Hands a text frame over; without effect unless open. */
    void send(String text);

    /** Hands a binary frame over; without effect unless open. */
    void send(Binary binary);

    /** Bytes handed over and not yet given to the network; no proof of delivery. */
    long bufferedBytes();

    /**
     * Begins the closing handshake; the reason is cut to 123 bytes of UTF-8.
     *
     * @param code 1000 or 3000 to 4999
     */
    void close(int code, String reason);

    /** Stops listening, closes with 4004 and waits for nothing. */
    void abandon();
  }

  /** What a socket tells, each after the one before has returned. */
  interface Listener {
    /** Open; the sub-protocol that the server picked, or the empty text. */
    void opened(String protocol);

    /** There will be no socket: the constructor threw. */
    void refused(boolean insecure, String detail);

    /** There will be no socket: the page's policy forbids the address. */
    void blocked();

    void received(String text);

    void received(Binary binary);

    /** An error event, which tells nothing else. */
    void errored();

    /** Closed; 1005 and 1006 where no code was received. The last call. */
    void closed(int code, String reason, boolean clean);
  }
}
