package org.websocketchat.session;

import java.util.List;

/** The port to a WebSocket (RFC 6455). One thread at a time calls it and is called by it. */
public interface Transport {

  /**
   * Opens a socket. It never throws: if the address cannot be used, it calls {@link
   * Listener#refused}, maybe before it returns.
   *
   * @param protocols the sub-protocols to offer, the preferred one first; may be empty
   */
  Socket open(String url, List<String> protocols, Listener listener);

  /** One socket. */
  interface Socket {
    /** Sends a text frame; does nothing unless the socket is open. */
    void send(String text);

    /** Sends a binary frame; does nothing unless the socket is open. */
    void send(Binary binary);

    /**
     * How many bytes the socket has taken and not given to the network yet. Zero does not mean that
     * they have arrived.
     */
    long bufferedBytes();

    /**
     * Begins the closing handshake.
     *
     * @param code 1000, or from 3000 to 4999
     * @param reason is cut to 123 bytes of UTF-8
     */
    void close(int code, String reason);

    /** Stops listening, closes with code 4004, and waits for nothing. */
    void abandon();
  }

  /** Is told the events of a socket, each after the call for the one before has returned. */
  interface Listener {
    /**
     * The socket is open. The sub-protocol is the one that the server picked; empty if it picked
     * none.
     */
    void opened(String protocol);

    /** There will be no socket, since the constructor threw; as in {@link Input.OpenRefused}. */
    void refused(boolean insecure, String detail);

    /** There will be no socket, since the page's policy forbids the address. */
    void blocked();

    /** A text frame has come. */
    void received(String text);

    /** A binary frame has come. */
    void received(Binary binary);

    /** The socket has fired an error event, which carries no information. */
    void errored();

    /**
     * The socket has closed. No other call follows.
     *
     * @param code the close code; 1005 or 1006 if none was received
     * @param clean whether the closing handshake was completed
     */
    void closed(int code, String reason, boolean clean);
  }
}
