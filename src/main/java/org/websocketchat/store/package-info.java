/**
 * Stores the logs of the rooms, in SQLite on disk or in memory, behind the port {@code Storage}.
 *
 * <p>Invariant: the only package that uses JDBC. A message that was answered as kept is on disk. Of
 * the protocol's rules, this package decides only that a sender's numbers follow each other.
 *
 * <p>{@code SqliteStorage} takes the hub's requests, {@code SqliteWriter} does them in transactions
 * by {@code SqliteLog}. Between other work {@code SqliteUpkeep} deletes old messages, and {@code
 * SqliteErasure} what is left of texts that were taken away.
 */
@NullMarked
package org.websocketchat.store;

import org.jspecify.annotations.NullMarked;
