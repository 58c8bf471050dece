package org.websocketchat.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.websocketchat.server.Settings;
import org.websocketchat.server.SettingsBuilder;
import org.websocketchat.store.StorageException;
import org.websocketchat.store.Storages;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for the message log on disk. */
final class DataOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:websocketchat.data:-data}",
      description = "Keep the messages in this folder. (Default: ${DEFAULT-VALUE})")
  private Path folder = Path.of("data");

  @Option(
      names = "--keep-days",
      paramLabel = "N",
      description = "Delete messages that are older than N days. (Default: ${DEFAULT-VALUE})")
  private int keepDays = SettingsBuilder.DEFAULT_KEEP_DAYS;

  @Option(
      names = "--keep-messages",
      paramLabel = "N",
      description = "Keep at most N messages of one room. (Default: ${DEFAULT-VALUE})")
  private int keepMessages = SettingsBuilder.DEFAULT_KEEP_MESSAGES;

  @Option(
      names = "--max-bytes-per-room",
      paramLabel = "SIZE",
      converter = Size.Converter.class,
      description =
          "Keep at most SIZE of one room: names, texts, and 100 bytes for each message; at least "
              + "1M. "
              + "(Default: ${DEFAULT-VALUE})")
  private Size maxBytesPerRoom = new Size(SettingsBuilder.DEFAULT_MAX_BYTES_PER_ROOM);

  @Option(
      names = "--max-bytes",
      paramLabel = "SIZE",
      converter = Size.Converter.class,
      description =
          "Use at most SIZE of the file; beyond it, the largest rooms lose their oldest messages; "
              + "at least 1M. (Default: ${DEFAULT-VALUE})")
  private Size maxBytes = new Size(SettingsBuilder.DEFAULT_MAX_BYTES);

  @Option(
      names = "--restore",
      paramLabel = "FILE",
      description =
          "Before starting, restore this backup into the folder, which must not contain a log.")
  private @Nullable Path restored;

  @Option(
      names = "--backup",
      paramLabel = "FILE",
      description =
          "Write a backup of the log to this file, which must not exist, and end. The server may "
              + "run meanwhile.")
  private @Nullable Path backup;

  Path folder() {
    return folder;
  }

  /** Checks the options and adds them to the settings. */
  void addTo(SettingsBuilder settings) {
    atLeast1("--keep-days", keepDays);
    atLeast1("--keep-messages", keepMessages);
    atLeast1M("--max-bytes-per-room", maxBytesPerRoom);
    atLeast1M("--max-bytes", maxBytes);
    if (backup != null && restored != null) {
      throw wrong("--backup", "--restore begins a log, and --backup copies one; give one of them");
    }
    settings
        .data(folder)
        .keepDays(keepDays)
        .keepMessages(keepMessages)
        .maxBytesPerRoom(maxBytesPerRoom.bytes())
        .maxBytes(maxBytes.bytes());
  }

  private void atLeast1(String option, int value) {
    if (value < 1) {
      throw wrong(option, value + " is below 1");
    }
  }

  private void atLeast1M(String option, Size value) {
    if (value.bytes() < Settings.Data.MIN_BYTES) {
      throw wrong(option, value + " is below " + new Size(Settings.Data.MIN_BYTES));
    }
  }

  private ParameterException wrong(String option, String why) {
    return new ParameterException(
        spec.commandLine(), "Invalid value for option '" + option + "': " + why);
  }

  /** Restores the backup, if the command line names one. */
  void restore() throws StorageException {
    if (restored != null) {
      Storages.restore(restored, folder);
    }
  }

  /** Writes a backup if the command line wants one; returns a sentence about it, else null. */
  @Nullable String backUp() throws StorageException {
    if (backup == null) {
      return null;
    }
    Storages.backUp(folder, backup);
    return "Wrote " + size(backup) + " to " + backup;
  }

  /** The size of a file, for people. */
  static String size(Path file) {
    long kilobytes = Math.ceilDiv(file.toFile().length(), 1_000L);
    return kilobytes + " kB";
  }
}
