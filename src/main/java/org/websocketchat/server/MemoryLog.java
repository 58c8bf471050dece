package org.websocketchat.server;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput;

/**
 * A log that lasts as long as somebody is in the room, and never takes more than so much memory.
 */
final class MemoryLog implements MessageLog {
  /** What a draft takes besides its text. */
  private static final int OVERHEAD_CHARS = 100;

  /** What is kept of one room. */
  private static final class RoomLog {
    private final ArrayDeque<Draft> drafts = new ArrayDeque<>();
    private long nextOffset = 1;
    private long chars;
  }

  private final long maxCharsOfRoom;
  private final long maxChars;
  private final Map<String, RoomLog> rooms = new LinkedHashMap<>();
  private long chars;

  /** Makes an empty log that keeps so much of one room, and so much of all together. */
  MemoryLog(long maxCharsOfRoom, long maxChars) {
    this.maxCharsOfRoom = maxCharsOfRoom;
    this.maxChars = maxChars;
  }

  @Override
  public void append(String room, List<Draft> drafts, Consumer<HubInput> answer) {
    var log = rooms.computeIfAbsent(room, name -> new RoomLog());
    long first = log.nextOffset;
    for (var draft : drafts) {
      log.drafts.add(draft);
      count(log, size(draft));
    }
    log.nextOffset += drafts.size();
    while (log.chars > maxCharsOfRoom || (chars > maxChars && !log.drafts.isEmpty())) {
      count(log, -size(log.drafts.remove()));
    }
    answer.accept(new HubInput.Appended(room, first));
  }

  @Override
  public void forget(String room) {
    var log = rooms.remove(room);
    if (log != null) {
      chars -= log.chars;
    }
  }

  /** What is still kept of this room, oldest first. */
  List<Draft> of(String room) {
    var log = rooms.get(room);
    return log == null ? List.of() : List.copyOf(log.drafts);
  }

  private void count(RoomLog log, long more) {
    log.chars += more;
    chars += more;
  }

  private static long size(Draft draft) {
    return (long) draft.text().length() + draft.name().length() + OVERHEAD_CHARS;
  }
}
