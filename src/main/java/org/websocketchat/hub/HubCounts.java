package org.websocketchat.hub;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a hub has at a moment.
 *
 * @param rooms those that somebody is in or may return to
 * @param sockets those that are open or closing
 * @param people those who are present, the sum over all rooms
 * @param refusals what the budget has refused since the start; without what it never refused
 */
public record HubCounts(int rooms, int sockets, int people, Map<RefusalKind, Long> refusals) {
  public HubCounts {
    refusals = Collections.unmodifiableMap(new LinkedHashMap<>(refusals));
  }
}
