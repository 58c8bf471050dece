package org.websocketchat.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.SanctionKind;
import org.websocketchat.store.LogEditor;
import org.websocketchat.store.LogReader;
import org.websocketchat.store.StorageException;
import org.websocketchat.store.Storages;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Command(
      name = "backup",
      description =
          "Writes a backup of the log, as it is at one moment, to a file that does not exist yet."
              + " The server may run.")
  int backup(@Parameters(paramLabel = "FILE") Path file) {
    return run(
        out -> {
          Storages.backUp(data, file);
          out.println("Wrote " + DataOptions.size(file) + " to " + file);
          return true;
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
      description =
          "Ends every ban and quiet of a person, also those for every room. The server must not"
              + " run.")
  int pardon(
      @Parameters(paramLabel = "WHO") String who,
      @Option(
              names = "--room",
              paramLabel = "ROOM",
              description = "In this room only, and none that is for every room.")
          List<String> rooms) {
    return run(
        out -> {
          var found = sanctioned(who);
          boolean everywhere = found.remove(LogReader.EVERY_ROOM);
          if (rooms != null) {
            found.retainAll(rooms);
          }
          boolean all = everywhere && rooms == null;
          if (found.isEmpty() && !all) {
            return refuse(
                    everywhere
                        ? "It holds in every room: pardon " + who + " without --room."
                        : "Nothing holds of " + who + " there.")
                == 0;
          }
          try (var log = LogEditor.open(data)) {
            log.pardon(who, List.copyOf(found), all);
          }
          var still = everywhere ? "; what is for every room still holds" : "";
          out.println("Pardoned in " + (all ? "every room" : String.join(", ", found) + still));
          return true;
        });
  }

  /** The rooms in which something holds of a person, {@link LogReader#EVERY_ROOM} among them. */
  private Set<String> sanctioned(String who) throws StorageException {
    var rooms = new LinkedHashSet<String>();
    try (var log = LogReader.open(data)) {
      log.sanctions(
          wallMillis.getAsLong(),
          held -> {
            if (held.who().equals(who)) {
              rooms.add(held.room());
            }
          });
    }
    return rooms;
  }

  @Command(
      name = "ban",
      description =
          "Bans a person from every room, also from those that begin later, but not the address."
              + " No moderator can end that. The server must not run.")
  int ban(@Mixin SanctionOptions options) {
    return sanction(options, SanctionKind.BAN);
  }

  @Command(
      name = "quiet",
      description =
          "Lets a person say nothing in every room, also in those that begin later. No moderator"
              + " can end that. The server must not run.")
  int quiet(@Mixin SanctionOptions options) {
    return sanction(options, SanctionKind.QUIET);
  }

  private int sanction(SanctionOptions options, SanctionKind kind) {
    var fault = options.fault();
    if (fault != null) {
      return refuse(fault);
    }
    var sanction = options.sanction(kind);
    return run(
        out ->
            options.rooms().isEmpty()
                ? sanctionEverywhere(out, sanction)
                : sanction(out, sanction, options.rooms()));
  }

  private boolean sanctionEverywhere(PrintWriter out, Body.Sanction sanction)
      throws StorageException {
    try (var log = LogEditor.open(data)) {
      if (!log.sanctionEverywhere(sanction)) {
        return refuse("As many sanctions hold for every room as can.") == 0;
      }
    }
    out.println(PrintedLines.of(sanction) + "every room, also in those that begin later");
    return true;
  }

  private boolean sanction(PrintWriter out, Body.Sanction sanction, List<String> rooms)
      throws StorageException {
    List<String> known;
    try (var log = LogReader.open(data)) {
      known = log.rooms();
    }
    if (!known.containsAll(rooms)) {
      return refuse("There is no such room.") == 0;
    }
    var done = new ArrayList<>(rooms);
    try (var log = LogEditor.open(data)) {
      for (var full : log.sanction(sanction, rooms)) {
        refuse("As many sanctions hold in " + full + " as can.");
        done.remove(full);
      }
    }
    if (!done.isEmpty()) {
      out.println(PrintedLines.of(sanction) + String.join(", ", done));
    }
    return done.size() == rooms.size();
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
