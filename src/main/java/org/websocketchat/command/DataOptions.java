package org.websocketchat.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.websocketchat.server.Settings;
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
  private int keepDays = Settings.Data.USUAL_DAYS;

  @Option(
      names = "--keep-messages",
      paramLabel = "N",
      description = "Keep so many messages of one room at most. (Default: ${DEFAULT-VALUE})")
  private int keepMessages = Settings.Data.USUAL_MESSAGES;

  @Option(
      names = "--restore",
      paramLabel = "FILE",
      description = "First put this backup into the folder, which must have no log yet.")
  private @Nullable Path backup;

  /** What was asked for, checked. */
  Settings.Data data() {
    atLeast1("--keep-days", keepDays);
    atLeast1("--keep-messages", keepMessages);
    return new Settings.Data(folder, keepDays, keepMessages);
  }

  private void atLeast1(String option, int value) {
    if (value < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '" + option + "': " + value + " is below 1");
    }
  }

  /** Restores the backup, if one was named. */
  void restore() throws StorageException {
    if (backup != null) {
      Storages.restore(backup, folder);
    }
  }
}
