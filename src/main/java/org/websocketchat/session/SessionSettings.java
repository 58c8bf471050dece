package org.websocketchat.session;

import java.util.List;

/**
 * What does not change during a session.
 *
 * @param url the URL of the socket, from {@link ServerAddress#resolve}
 * @param protocols the sub-protocols to offer, the preferred one first; may be empty
 * @param seed for waiting times and cids, from a good random source
 * @param key 128 bits from a good random source in base64url (22 letters): the secret of this
 *     session, unless the memory has one
 * @param memory the memory of an earlier session of the same person, server and room: the latest
 *     {@link Output.Store} of each entry, in any order; empty if there is none. No other session
 *     may go on from it.
 * @param heldBackMillis how long the host may hold a socket back before it tries to connect, after
 *     many failures in a row; 0 if it never does
 */
public record SessionSettings(
    String url,
    List<String> protocols,
    long seed,
    String key,
    List<Output.Store> memory,
    long heldBackMillis) {

  /** For a host that never holds a socket back. */
  public SessionSettings(
      String url, List<String> protocols, long seed, String key, List<Output.Store> memory) {
    this(url, protocols, seed, key, memory, 0);
  }

  public SessionSettings {
    protocols = List.copyOf(protocols);
    memory = List.copyOf(memory);
  }
}
