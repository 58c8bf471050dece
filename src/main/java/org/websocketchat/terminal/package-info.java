/**
 * A chat client for a terminal, on a {@link org.websocketchat.bot.Bot}.
 *
 * <p>Invariant: the only package that uses JLine; text from outside reaches the terminal without
 * control characters, so that nobody can send escape sequences to it.
 */
@NullMarked
package org.websocketchat.terminal;

import org.jspecify.annotations.NullMarked;
