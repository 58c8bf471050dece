/**
 * The port {@link org.websocketchat.protocol.Json} on the JVM, by jackson-core.
 *
 * <p>Invariant: depth and length are bounded while parsing. Hostile input gives null, never an
 * exception, and never takes more than linear time.
 */
@NullMarked
package org.websocketchat.json;

import org.jspecify.annotations.NullMarked;
