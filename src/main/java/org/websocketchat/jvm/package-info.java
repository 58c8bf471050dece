/**
 * The ports of the session on the JDK: a socket by {@code java.net.http.WebSocket}.
 *
 * <p>Invariant: needs the JDK alone; carries out what the session decided and decides nothing; what
 * a listener throws is reported and stops nothing.
 */
@NullMarked
package org.websocketchat.jvm;

import org.jspecify.annotations.NullMarked;
