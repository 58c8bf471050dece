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

/** The options of the command line about the log on disk. */
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
      description = "Let go of messages older than this. (Default: ${DEFAULT-VALUE})")
  private int keepDays = SettingsBuilder.DEFAULT_KEEP_DAYS;

  @Option(
      names = "--keep-messages",
      paramLabel = "N",
      description = "Keep so many messages of one room at most. (Default: ${DEFAULT-VALUE})")
  private int keepMessages = SettingsBuilder.DEFAULT_KEEP_MESSAGES;

  @Option(
      names = "--max-bytes-per-room",
      paramLabel = "SIZE",
      converter = Size.Converter.class,
      description =
          "Keep so much of one room at most, names and texts and 100 bytes a message; at least 1M. "
              + "(Default: ${DEFAULT-VALUE})")
  private Size maxBytesPerRoom = new Size(SettingsBuilder.DEFAULT_MAX_BYTES_PER_ROOM);

  @Option(
      names = "--max-bytes",
      paramLabel = "SIZE",
      converter = Size.Converter.class,
      description =
          "Use so much of the file at most; beyond it, the largest rooms lose their oldest messages; "
              + "at least 1M. (Default: ${DEFAULT-VALUE})")
  private Size maxBytes = new Size(SettingsBuilder.DEFAULT_MAX_BYTES);

  @Option(
      names = "--restore",
      paramLabel = "FILE",
      description = "First put this backup into the folder, which must have no log yet.")
  private @Nullable Path backup;

  Path folder() {
    return folder;
  }

  /** Adds what was asked for, checked. */
  void addTo(SettingsBuilder settings) {
    atLeast1("--keep-days", keepDays);
    atLeast1("--keep-messages", keepMessages);
    atLeast1M("--max-bytes-per-room", maxBytesPerRoom);
    atLeast1M("--max-bytes", maxBytes);
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

  /** Restores the backup, if one was named. */
  void restore() throws StorageException {
    if (backup != null) {
      Storages.restore(backup, folder);
    }
  }
}
