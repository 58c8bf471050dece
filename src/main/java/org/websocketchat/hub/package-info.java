/**
 * The server's core: rooms, names, fan-out, limits, pacing.\n *\n *
 *
 * <p>Invariant: does no I/O, storage included; one thread owns it. A copy of a message goes out
 * only\n * after storage has answered that it is kept. What one peer sends never harms another.
 */
@NullMarked
package org.websocketchat.hub;

import org.jspecify.annotations.NullMarked;
