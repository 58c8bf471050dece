/**
 * A session: one person in one room, over many sockets.
 *
 * <p>Invariant: {@link org.websocketchat.session.Session} does no I/O, and reads no clock and no
 * random source. The same seed and inputs give the same outputs on every machine. Events of an
 * older socket change nothing.
 */
@NullMarked
package org.websocketchat.session;

import org.jspecify.annotations.NullMarked;
