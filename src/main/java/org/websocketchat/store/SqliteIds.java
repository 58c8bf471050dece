package org.websocketchat.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ids that may be given out without writing: so many of a room at a time are taken from the
 * file, that nobody who comes back needs a disk with space on it.
 */
final class SqliteIds {
  /** So many are taken at a time; what is left of them when the process ends is never given. */
  static final int BLOCK = 1_000;

  /** What is left for one room, in one epoch of it. */
  private record Block(String epoch, long next, long end) {}

  private final Map<String, Block> blocks = new LinkedHashMap<>();

  /** The rooms whose blocks were taken in a transaction that has not ended. */
  private final List<String> fresh = new ArrayList<>();

  /** An id that has been taken from the file before; 0 if there is none. */
  long next(String room, String epoch) {
    var block = blocks.get(room);
    if (block == null || !block.epoch.equals(epoch) || block.next == block.end) {
      return 0;
    }
    blocks.put(room, new Block(epoch, block.next + 1, block.end));
    return block.next;
  }

  /** A block has been taken; returns the first id in it. */
  long begin(String room, String epoch, long afterId) {
    blocks.put(room, new Block(epoch, afterId + 2, afterId + 1 + BLOCK));
    fresh.add(room);
    return afterId + 1;
  }

  /** Nobody is in this room any more. */
  void forget(String room) {
    blocks.remove(room);
  }

  /** What was taken is taken in the file. */
  void committed() {
    fresh.clear();
  }

  /** What was taken in the last transaction may not be taken in the file. */
  void failed() {
    fresh.forEach(blocks::remove);
    fresh.clear();
  }
}
