/**
 * The chat for Java programs: {@link org.websocketchat.bot.Bot}; docs/bots.md is the guide to it.
 * Under it are the session's ports {@code Transport} and {@code Clock} on the JDK; a socket is a
 * {@code java.net.http.WebSocket}.
 *
 * <p>Invariant: the session, its sockets and its memory have one thread, on which no code of the
 * program runs. What a program throws is told, and stops nothing. The package uses the JDK and, by
 * package {@code json}, jackson-core; no other library.
 */
@NullMarked
package org.websocketchat.bot;

import org.jspecify.annotations.NullMarked;
