package org.websocketchat.hub;

import java.util.LinkedHashMap;
import java.util.Map;
import org.websocketchat.protocol.ClientFrame;

/** What storage has been asked and has not answered, by the number of the question. */
final class PendingRequests {

  /** What an answer is for. */
  sealed interface Ask {
    Room room();
  }

  /** Where a room stands: when it begins, and when an append failed. */
  record OfRoom(Room room) implements Ask {}

  /** What is needed to welcome a socket. */
  record OfHello(ChatClient client, ClientFrame.Hello hello) implements Ask {
    @Override
    public Room room() {
      return client.room();
    }
  }

  /** The next page for one who is behind. */
  record OfReplay(ChatClient client) implements Ask {
    @Override
    public Room room() {
      return client.room();
    }
  }

  /** An older page for one who asked. */
  record OfHistory(ChatClient client, long before) implements Ask {
    @Override
    public Room room() {
      return client.room();
    }
  }

  private final Map<Long, Ask> open = new LinkedHashMap<>();
  private long last;

  /** Takes note of a question, and gives it a number. */
  long add(Ask ask) {
    ask.room().log().question();
    open.put(++last, ask);
    return last;
  }

  /** A fault of storage, without what was said or a key. */
  static IllegalStateException notAsked(HubInput answer) {
    var kind = answer.getClass().getSimpleName();
    return new IllegalStateException("storage answered what was not asked: " + kind);
  }

  /** Takes the question that this is the answer to. */
  Ask take(long number, HubInput answer) {
    var ask = open.remove(number);
    if (ask == null) {
      throw notAsked(answer);
    }
    ask.room().log().answer();
    return ask;
  }
}
