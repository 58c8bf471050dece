package org.websocketchat.session;

import java.util.List;
import org.websocketchat.protocol.Json;

/**
 * The person whom an earlier session's memory belongs to.
 *
 * @param name the name that the person had last; empty if it cannot be read
 * @param seenWallMillis when a server was last told about the person, milliseconds since 1970; 0 if
 *     never
 */
public record MemoryOwner(String name, long seenWallMillis) {

  /** Reads the owner from a memory, of which the main entry is enough. */
  public static MemoryOwner of(List<Output.Store> memory, Json json) {
    return new MemoryReader(memory, json).owner();
  }
}
