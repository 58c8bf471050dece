package org.websocketchat.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.Utf8;
import org.websocketchat.store.LogEditor;
import org.websocketchat.store.LogReader;
import org.websocketchat.store.StorageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line that reads and mends what a server keeps. */
@Command(
    name = "admin",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    description =
        "Reads what the server keeps, while it runs or not, and mends it while it does not run.")
public final class Admin implements Callable<Integer> {
  private static final int FAILED = 1;

  private static final Pattern WHO = Pattern.compile("[A-Za-z0-9_-]{1,16}");

  private final LongSupplier wallMillis;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = CommandLine.ScopeType.INHERIT,
      defaultValue = "${sys:websocketchat.data:-data}",
      description = "The folder of the server. (Default: ${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  /** The command as users run it. */
  public Admin() {
    this(System::currentTimeMillis);
  }

  Admin(LongSupplier wallMillis) {
    this.wallMillis = wallMillis;
  }

  /** Does one command. Exits with 1 if it cannot, with 2 if the command line is wrong. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Admin()).execute(arguments));
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Name a command: see --help");
  }

  /** Work that may find the log unusable. */
  private interface Work {
    boolean does(PrintWriter out) throws StorageException;
  }

  private int run(Work work) {
    var out = spec.commandLine().getOut();
    try {
      boolean done = work.does(out);
      out.flush();
      return done ? 0 : FAILED;
    } catch (StorageException unusable) {
      out.flush();
      return refuse(unusable.getMessage());
    }
  }

  private int refuse(String why) {
    spec.commandLine().getErr().println(why);
    spec.commandLine().getErr().flush();
    return FAILED;
  }

  @Command(
      name = "export",
      description = "Prints the messages of a room as they are now, one line of JSON for each.")
  int export(@Parameters(paramLabel = "ROOM") String room) {
    return run(
        out -> {
          try (var log = LogReader.open(data)) {
            return log.export(room, line -> out.println(PrintedLines.ofMessage(line)))
                || refuse("There is no room " + room) == 0;
          }
        });
  }

  @Command(name = "bans", description = "Prints who is banned or quiet, and until when.")
  int bans() {
    return run(
        out -> {
          try (var log = LogReader.open(data)) {
            log.sanctions(wallMillis.getAsLong(), held -> out.println(PrintedLines.of(held)));
            return true;
          }
        });
  }

  @Command(
      name = "acts",
      description =
          "Prints what moderators have done in the last year, and what was reported, the oldest"
              + " first.")
  int acts() {
    return run(
        out -> {
          try (var log = LogReader.open(data)) {
            log.acts(act -> out.println(PrintedLines.of(act)));
            return true;
          }
        });
  }

  @Command(
      name = "pardon",
      description = "Ends every ban and quiet of a person. The server must not run.")
  int pardon(
      @Parameters(paramLabel = "WHO") String who,
      @Option(names = "--room", paramLabel = "ROOM", description = "In this room only.")
          List<String> rooms) {
    return run(
        out -> {
          var found = new ArrayList<String>();
          try (var log = LogReader.open(data)) {
            log.sanctions(
                wallMillis.getAsLong(),
                held -> {
                  boolean named = rooms == null || rooms.contains(held.room());
                  if (held.who().equals(who) && named && !found.contains(held.room())) {
                    found.add(held.room());
                  }
                });
          }
          if (found.isEmpty()) {
            return refuse("Nothing holds of " + who + " there.") == 0;
          }
          try (var log = LogEditor.open(data)) {
            log.pardon(who, found);
          }
          out.println("Pardoned in " + String.join(", ", found));
          return true;
        });
  }

  @Command(
      name = "ban",
      description =
          "Bans a person from every room that there is, but not the address. The server must not"
              + " run.")
  int ban(
      @Parameters(paramLabel = "WHO") String who,
      @Option(names = "--room", paramLabel = "ROOM", description = "From this room only.")
          List<String> rooms,
      @Option(
              names = "--days",
              paramLabel = "DAYS",
              description = "For how long. (Default: for ever)")
          int days,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              defaultValue = "",
              description = "What the person and moderators are told.")
          String reason) {
    if (!WHO.matcher(who).matches() || days < 0) {
      return refuse("WHO is the public id of a person, and DAYS a number from 1.");
    }
    if (Utf8.length(reason) > Limits.REASON_BYTES) {
      return refuse("The reason has more than " + Limits.REASON_BYTES + " bytes.");
    }
    return run(
        out -> {
          List<String> known;
          try (var log = LogReader.open(data)) {
            known = log.rooms();
          }
          var named = rooms == null ? known : rooms;
          if (named.isEmpty() || !known.containsAll(named)) {
            return refuse("There is no such room.") == 0;
          }
          try (var log = LogEditor.open(data)) {
            var full = log.ban(who, named, TimeUnit.DAYS.toMillis(days), reason);
            for (var room : full) {
              refuse("As many sanctions hold in " + room + " as can.");
            }
            out.println("Banned from " + (named.size() - full.size()) + " rooms");
            return full.isEmpty();
          }
        });
  }

  @Command(
      name = "erase",
      description =
          "Removes every message of a person in every room, and the name. The server must not run.")
  int erase(@Parameters(paramLabel = "WHO") String who) {
    return run(
        out -> {
          try (var log = LogEditor.open(data)) {
            out.println("Removed " + log.erase(who) + " messages of " + who);
            return true;
          }
        });
  }
}
