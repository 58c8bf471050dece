/**
 * One person's stay in one room over many sockets.\n *\n *
 *
 * <p>Invariant: {@link org.websocketchat.session.Session} does no I/O and reads no clock and no\n *
 * random source; the same seed and inputs give the same outputs on every machine. Events of an\n *
 * older socket change nothing.
 */
@NullMarked
package org.websocketchat.session;

import org.jspecify.annotations.NullMarked;
