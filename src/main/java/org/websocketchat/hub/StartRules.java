package org.websocketchat.hub;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rules with which rooms begin.
 *
 * @param everywhere of each room that is not named
 * @param byRoom of the rooms with these names
 */
public record StartRules(RoomRules everywhere, Map<String, RoomRules> byRoom) {
  public StartRules {
    byRoom = Collections.unmodifiableMap(new LinkedHashMap<>(byRoom));
  }

  /** The same rules for every room. */
  public StartRules(RoomRules everywhere) {
    this(everywhere, new LinkedHashMap<>());
  }

  /** The rules with which this room begins. */
  public RoomRules of(String room) {
    return byRoom.getOrDefault(room, everywhere);
  }
}
