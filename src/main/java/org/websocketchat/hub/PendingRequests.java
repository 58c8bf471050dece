package org.websocketchat.hub;

import java.util.LinkedHashMap;
import java.util.Map;
import org.websocketchat.protocol.ClientFrame;

/** What storage has been asked and has not answered, by the number of the request. */
final class PendingRequests {

  /** What an answer is for. */
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

  /** Where a room stands: when it begins, and when an append failed. */
  record OpenRoom(Room room) implements Request {}

  /** What is needed to welcome a socket. */
  record OpenSession(ChatClient client, ClientFrame.Hello hello) implements Lookup {}

  /** The id of a socket of {@code json}. */
  record OpenGuide(GuideClient client) implements Lookup {}

  /** What was said, into the log of its room. */
  record AppendToRoom(Room room) implements Request {}

  /** The next page for one who is behind, up to an offset. */
  record ReadMissed(ChatClient client, long to) implements Lookup {}

  /** An older page for one who asked. */
  record ReadHistory(ChatClient client, long before) implements Lookup {}

  private final Map<Long, Request> pending = new LinkedHashMap<>();
  private long last;

  /** Takes note of a request, and gives it a number. */
  long add(Request request) {
    request.room().requested();
    pending.put(++last, request);
    return last;
  }

  /** The request that this is the answer to, which is not pending any more. */
  Request take(HubInput.StorageAnswer answer) {
    var request = pending.remove(answer.ask());
    if (request == null || !request.room().name().equals(answer.room())) {
      throw notAsked(answer);
    }
    request.room().answered();
    return request;
  }

  /** A fault of storage, without what was said or a key. */
  static IllegalStateException notAsked(HubInput answer) {
    var kind = answer.getClass().getSimpleName();
    return new IllegalStateException("storage answered what was not asked: " + kind);
  }
}
