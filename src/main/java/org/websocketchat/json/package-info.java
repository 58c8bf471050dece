/**
 * {@link org.websocketchat.protocol.Json} on the JVM.
 *
 * <p>Invariant: depth and length are bounded while parsing; hostile input gives null, never an
 * exception or more than linear work.
 */
@NullMarked
package org.websocketchat.json;

import org.jspecify.annotations.NullMarked;
