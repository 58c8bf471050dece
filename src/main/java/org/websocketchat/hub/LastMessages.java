package org.websocketchat.hub;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When each person of a room wrote last, as long as the room's slow mode has to know it. */
final class LastMessages {
  /** Beyond this the oldest is forgotten. */
  static final int MOST = 10_000;

  private record Last(@Nullable String cid, long millis) {
    boolean is(@Nullable String other) {
      return other != null && other.equals(cid);
    }
  }

  /** By the person, the oldest first. */
  private final Map<String, Last> last = new LinkedHashMap<>();

  /**
   * The time since the person's last message; {@link Long#MAX_VALUE} if it is the message with this
   * cid, which comes again because its socket was lost; null for no cid.
   *
   * @param hereMillis the time if no message is known
   */
  long sinceMillis(String person, @Nullable String cid, long nowMillis, long hereMillis) {
    var known = last.get(person);
    if (known == null) {
      return hereMillis;
    }
    return known.is(cid) ? Long.MAX_VALUE : nowMillis - known.millis();
  }

  /** Notes a message, and forgets those that are older than the slow mode. */
  void add(String person, @Nullable String cid, long nowMillis, long slowMillis) {
    var before = last.remove(person);
    boolean same = before != null && before.is(cid);
    if (slowMillis > 0) {
      last.put(person, same ? before : new Last(cid, nowMillis));
    }
    var oldest = last.values().iterator();
    boolean isOver = true;
    while (isOver && oldest.hasNext()) {
      isOver = nowMillis - oldest.next().millis() >= slowMillis || last.size() > MOST;
      if (isOver) {
        oldest.remove();
      }
    }
  }
}
