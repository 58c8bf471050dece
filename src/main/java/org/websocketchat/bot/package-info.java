/**
 * The session's ports {@code Transport} and {@code Clock} on the JDK; a socket is a {@code
 * java.net.http.WebSocket}.
 *
 * <p>Invariant: uses no library besides the JDK, and decides nothing: it carries out what the
 * session decides. An exception of a listener is reported and does not stop a socket or a clock. A
 * program that runs a session also needs a {@link org.websocketchat.protocol.Json}: {@code
 * JacksonJson} of package {@code json}, and so jackson-core.
 */
@NullMarked
package org.websocketchat.bot;

import org.jspecify.annotations.NullMarked;
