/**
 * The command line of the server: options, what is printed, exit codes.
 *
 * <p>Invariant: the only package that knows picocli; a server that is started from Java needs
 * nothing of it.
 */
@NullMarked
package org.websocketchat.command;

import org.jspecify.annotations.NullMarked;
