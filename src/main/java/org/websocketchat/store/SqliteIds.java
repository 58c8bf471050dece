package org.websocketchat.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ids that may be given without writing. They are reserved in the file in blocks, so that a
 * person who comes back does not need a disk with free space.
 */
final class SqliteIds {
  /** The size of a block; ids left when the process ends are never given. */
  static final int BLOCK = 1_000;

  /** The ids left for one room, in one of its epochs. */
  private record Block(String epoch, long next, long end) {}

  private final Map<String, Block> blocks = new LinkedHashMap<>();

  /** The rooms whose blocks were reserved in the present transaction. */
  private final List<String> fresh = new ArrayList<>();

  /** A reserved id; 0 if there is none. */
  long next(String room, String epoch) {
    var block = blocks.get(room);
    if (block == null || !block.epoch.equals(epoch) || block.next == block.end) {
      return 0;
    }
    blocks.put(room, new Block(epoch, block.next + 1, block.end));
    return block.next;
  }

  /** Adds a block that was reserved; returns its first id. */
  long begin(String room, String epoch, long afterId) {
    blocks.put(room, new Block(epoch, afterId + 2, afterId + 1 + BLOCK));
    fresh.add(room);
    return afterId + 1;
  }

  /** Forgets a room that nobody is in any more. */
  void forget(String room) {
    blocks.remove(room);
  }

  /** Notes that the transaction was committed. */
  void committed() {
    fresh.clear();
  }

  /** Forgets the blocks of the last transaction, which may not be reserved in the file. */
  void failed() {
    fresh.forEach(blocks::remove);
    fresh.clear();
  }
}
