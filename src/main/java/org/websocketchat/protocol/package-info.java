/**
 * What client and server say to each other: sealed frames and bodies, their codecs over the port
 * {@link org.websocketchat.protocol.Json}, limits, close codes and the names of the sub-protocols.
 *
 * <p>Invariant: everything here is a value or a pure function. Nothing knows a socket, a clock, a
 * thread or a DOM. A frame that cannot be read is a value that says what is wrong, and never an
 * exception.
 */
@NullMarked
package org.websocketchat.protocol;

import org.jspecify.annotations.NullMarked;
