/**
 * The server's core: rooms, names, fan-out, limits, pacing.
 *
 * <p>Invariant: does no I/O, storage included; one thread owns it. A copy of a message goes out
 * only after storage has answered that it is kept. What one peer sends never harms another.
 *
 * <p>Begin with {@link org.websocketchat.hub.HubInput} and {@link org.websocketchat.hub.HubOutput},
 * then {@link org.websocketchat.hub.Hub}, which knows no sub-protocol; what is said in one stands
 * in its dialect, as yet {@code GuideDialect} alone.
 */
@NullMarked
package org.websocketchat.hub;

import org.jspecify.annotations.NullMarked;
