/**
 * The command line of the server: options, printed text, exit codes, and the log on stderr.
 *
 * <p>Invariant: the only package that uses picocli. A program that starts the server from Java does
 * not need this package.
 */
@NullMarked
package org.websocketchat.command;

import org.jspecify.annotations.NullMarked;
