/**
 * The ports of the session on the JDK: a socket by {@code java.net.http.WebSocket}.
 *
 * <p>Invariant: uses the JDK and the session and no library; carries out what the session decided
 * and decides nothing; what a listener throws is reported and stops nothing. A program that runs a
 * session also needs a {@link org.websocketchat.protocol.Json}: {@code JacksonJson} of package
 * {@code json}, and so jackson-core.
 */
@NullMarked
package org.websocketchat.jvm;

import org.jspecify.annotations.NullMarked;
