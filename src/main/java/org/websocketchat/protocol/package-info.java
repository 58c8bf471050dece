/**
 * What client and server say: sealed frames, their codecs over the port {@link
 * org.websocketchat.protocol.Json}, limits, close codes, names of sub-protocols.
 *
 * <p>Invariant: pure functions and values. Nothing here knows a socket, a clock, a thread or a DOM;
 * a frame that cannot be read is a value that says what is wrong, never an exception.
 */
@NullMarked
package org.websocketchat.protocol;

import org.jspecify.annotations.NullMarked;
