/**
 * The server's core: rooms, names, fan-out, limits, pacing.
 *
 * <p>Invariant: does no I/O, storage included; one thread owns it. A copy of a message goes out
 * only after storage has answered that it is kept. What one peer sends never harms another.
 *
 * <p>Begin with {@link org.websocketchat.hub.HubInput} and {@link org.websocketchat.hub.HubOutput},
 * then {@link org.websocketchat.hub.Hub}, which leads each input to its handler. The frames of a
 * sub-protocol are handled by {@code GuideDialect} or {@code ChatDialect}. A message goes through
 * {@code Appends} and its room's {@code RoomLog}, a hello through {@code Hellos}, and then {@code
 * Replay} sends what was missed. {@code Sessions}, {@code Presence} and {@code Names} know who is
 * present, for how long, and under which name. {@code Budget} decides what may be had.
 */
@NullMarked
package org.websocketchat.hub;

import org.jspecify.annotations.NullMarked;
