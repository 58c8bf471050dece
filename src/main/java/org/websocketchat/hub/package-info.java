/**
 * The server's core: rooms, names, fan-out, limits, pacing.
 *
 * <p>Invariant: does no I/O, storage included; one thread owns it. A copy of a message goes out
 * only after storage has answered that it is kept. What one peer sends never harms another.
 *
 * <p>Begin with {@link org.websocketchat.hub.HubInput} and {@link org.websocketchat.hub.HubOutput},
 * then {@link org.websocketchat.hub.Hub}, which leads each input to who handles it. What is said in
 * a sub-protocol stands in its dialect, {@code GuideDialect} or {@code ChatDialect}. A message goes
 * through {@code Appends} and its room's {@code RoomLog}, a hello through {@code Hellos}, from
 * where {@code Replay} takes over; who is here, for how long and called what is in {@code
 * Sessions}, {@code Presence} and {@code Names}.
 */
@NullMarked
package org.websocketchat.hub;

import org.jspecify.annotations.NullMarked;
