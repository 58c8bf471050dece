package org.websocketchat.hub;

import java.util.LinkedHashMap;
import java.util.Map;
import org.websocketchat.protocol.ClientFrame;

/** The requests that storage has not answered, by their numbers. */
final class PendingRequests {

  /** The purpose of a request. */
  sealed interface Request {
    Room room();
  }

  /** A request for one socket; how many of these are under way is limited ({@link Lookups}). */
  sealed interface Lookup extends Request {
    Client client();

    @Override
    default Room room() {
      return client().room();
    }
  }

  /** Asks where a room stands: when it begins, and after an append failed. */
  record OpenRoom(Room room) implements Request {}

  /** Asks where the session of a hello stands, to welcome its socket. */
  record OpenSession(ChatClient client, ClientFrame.Hello hello) implements Lookup {}

  /** Asks where the log stands, to welcome a spectator. */
  record OpenSpectator(ChatClient client, ClientFrame.SpectatorHello hello) implements Lookup {}

  /** Asks for the id of a socket of {@code json}. */
  record OpenGuide(GuideClient client) implements Lookup {}

  /** Appends drafts to the log of a room. */
  record AppendToRoom(Room room) implements Request {}

  /** Reads the next page of a replay, up to an offset. */
  record ReadMissed(ChatClient client, long to) implements Lookup {}

  /** Reads a page of history before an offset. */
  record ReadHistory(ChatClient client, long before) implements Lookup {}

  /** Reads records of acts, before a number. */
  record ReadActs(ChatClient client, long before) implements Lookup {}

  private final Map<Long, Request> pending = new LinkedHashMap<>();
  private long last;

  /** Adds a request; returns its number. */
  long add(Request request) {
    request.room().requested();
    pending.put(++last, request);
    return last;
  }

  /**
   * Removes and returns the request that this answers.
   *
   * @throws IllegalStateException if there is none: a fault of the storage
   */
  Request take(HubInput.StorageAnswer answer) {
    var request = pending.get(answer.ask());
    if (request == null || !request.room().name().equals(answer.room())) {
      throw notAsked(answer);
    }
    pending.remove(answer.ask());
    request.room().answered();
    return request;
  }

  /** The exception for an answer that fits no request. It names no text and no key. */
  static IllegalStateException notAsked(HubInput answer) {
    var kind = answer.getClass().getSimpleName();
    return new IllegalStateException("storage answered what was not asked: " + kind);
  }
}
