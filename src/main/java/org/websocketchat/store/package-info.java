/**
 * What keeps the logs of the rooms: SQLite on disk, or memory, behind the port {@code Storage}.
 *
 * <p>Invariant: the only package that knows JDBC; what is answered as kept is on disk, and nothing
 * of the protocol's rules is decided here but that a sender's numbers follow each other.
 *
 * <p>{@code SqliteStorage} takes what the hub asks, {@code SqliteWriter} does it in transactions
 * over {@code SqliteLog}; {@code SqliteUpkeep} lets go of what is old, between other work.
 */
@NullMarked
package org.websocketchat.store;

import org.jspecify.annotations.NullMarked;
