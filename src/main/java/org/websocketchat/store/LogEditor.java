package org.websocketchat.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.SanctionKind;

/**
 * Changes the log of a stopped server: by entries, as a moderator would, so that whoever comes back
 * is told. A server that runs has the folder locked, since it knows the state of its rooms by
 * heart.
 */
public final class LogEditor implements AutoCloseable {
  /** What stands in place of the name of an erased person. */
  static final String NO_NAME = "\u2013";

  private final SqliteWriter writer;
  private final Clocks clocks;
  private final Path folder;

  private LogEditor(Path folder, SqliteWriter writer, Clocks clocks) {
    this.folder = folder;
    this.writer = writer;
    this.clocks = clocks;
  }

  /**
   * Locks the folder.
   *
   * @throws StorageException if a server uses it, or there is no log that can be used
   */
  public static LogEditor open(Path folder) throws StorageException {
    LogReader.open(folder).close(); // fails where a new log would be made
    var file = SqliteFile.open(folder, SqliteSchema.current(), 0);
    var clocks = Clocks.system();
    return new LogEditor(folder, new SqliteWriter(file, Retention.unlimited(), clocks), clocks);
  }

  /**
   * Ends every sanction of a person in these rooms.
   *
   * @param everywhere whether it also ends those for all rooms
   * @throws StorageException if that failed; then nothing is changed
   */
  public void pardon(String who, List<String> rooms, boolean everywhere) throws StorageException {
    var pardon = new Body.Sanction(SanctionKind.PARDON, who, 0, "");
    does(
        log -> {
          for (var room : rooms) {
            append(log, room, pardon);
          }
          if (everywhere) {
            log.general().add(pardon, clocks.wallMillis().getAsLong());
          }
        });
  }

  /**
   * Makes a sanction that holds in these rooms, in place of an earlier one of its kind.
   *
   * @param sanction a quiet or a ban
   * @return the rooms in which as many sanctions hold as can, so that this one does not
   * @throws StorageException if that failed; then nothing is changed
   */
  public List<String> sanction(Body.Sanction sanction, List<String> rooms) throws StorageException {
    var full = new ArrayList<String>();
    does(
        log -> {
          for (var room : rooms) {
            if (!append(log, room, sanction).denied().isEmpty()) {
              full.add(room);
            }
          }
        });
    return full;
  }

  /**
   * Makes a sanction that holds in all rooms, those that begin later included, in place of an
   * earlier one of its kind for all rooms. No moderator can end it.
   *
   * @param sanction a quiet or a ban
   * @return false if as many hold for all rooms as can, so that this one does not
   * @throws StorageException if that failed; then nothing is changed
   */
  public boolean sanctionEverywhere(Body.Sanction sanction) throws StorageException {
    var done = new boolean[1];
    does(log -> done[0] = log.general().add(sanction, clocks.wallMillis().getAsLong()));
    return done[0];
  }

  /**
   * Removes every message of a person in every room, and the name from what is left of them. The
   * files have no copy of them after that.
   *
   * @return how many messages were removed
   * @throws StorageException if that failed; then nothing is changed, or, as it says then, copies
   *     may be left in the files
   */
  public int erase(String who) throws StorageException {
    var counts = new LinkedHashMap<String, Integer>();
    try (var log = LogReader.open(folder)) {
      log.messagesOf(who, counts::put);
    }
    does(
        log -> {
          for (var room : counts.keySet()) {
            boolean more = true;
            while (more) { // each purge removes at most so many
              more = append(log, room, new Body.Purge(who, 1)).denied().isEmpty();
            }
          }
          log.person(who).strip(NO_NAME);
        });
    // so that no copy is left where rows were moved, nor in the write-ahead log
    boolean isClean = writer.compact(Long.MAX_VALUE) && writer.empty();
    if (!isClean) {
      throw new StorageException(
          "The messages are removed, but copies may be left in the files: run it again when nothing"
              + " else reads them and the disk has room.",
          null);
    }
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private HubInput.Appended append(SqliteLog log, String room, Body body) throws SQLException {
    long now = clocks.wallMillis().getAsLong();
    var draft = new Draft(0, null, "", body, now, null, null);
    var answer = log.append(new HubOutput.Append(0, room, List.of(draft)), Long.MAX_VALUE);
    if (answer instanceof HubInput.Appended appended) {
      return appended;
    }
    throw new SQLException("the log took no entry");
  }

  private void does(SqliteWriter.Work work) throws StorageException {
    if (writer.does(work) != SqliteWriter.End.DONE) {
      throw new StorageException("Nothing was changed: " + writer.fault(), null);
    }
  }

  @Override
  public void close() {
    writer.close();
  }
}
