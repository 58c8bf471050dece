package org.websocketchat.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Where the options of a command come from: the command line, else variables of the environment,
 * else a file, else their defaults. An option that can be repeated takes all its values from the
 * first of these that has any. A variable that is empty counts as absent.
 */
final class Configuration {
  static final String FILE_OPTION = "--config";

  /** What every variable begins with: {@code WSC_PORT} stands for {@code --port}. */
  static final String PREFIX = "WSC_";

  /** Options that are orders for one start, not settings. */
  private static final List<String> ORDERS =
      List.of("--help", "--version", "--print-config", "--restore", "--backup", FILE_OPTION);

  private final CommandLine command;
  private final Map<String, String> environment;

  /** Where the value of an option comes from, by its name, unless from the command line. */
  private final Map<String, String> sources = new HashMap<>();

  /** A value and its source, for people. */
  private record Sourced(String value, String source) {}

  Configuration(CommandLine command, Map<String, String> environment) {
    this.command = command;
    this.environment = Map.copyOf(environment);
  }

  /** Runs the command with the options of all sources; returns its exit code. */
  int execute(String... arguments) {
    var reporter = command.getParameterExceptionHandler();
    command.setParameterExceptionHandler(
        (wrong, given) -> reporter.handleParseException(located(wrong), given));
    String[] all;
    try {
      all = withOtherSources(arguments);
    } catch (ParameterException wrong) {
      return report(reporter, wrong, arguments);
    }
    return command.execute(all);
  }

  private static int report(
      CommandLine.IParameterExceptionHandler reporter, ParameterException wrong, String[] given) {
    try {
      return reporter.handleParseException(wrong, given);
    } catch (Exception fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** The arguments, behind those for which the environment or the file has values. */
  private String[] withOtherSources(String... arguments) {
    var given = command.parseArgs(arguments);
    if (given.isUsageHelpRequested() || given.isVersionHelpRequested()) {
      return arguments;
    }
    var variables = variables();
    var inFile = fileValues(file(given, variables.remove(FILE_OPTION)));
    var all = new ArrayList<String>();
    for (var option : command.getCommandSpec().options()) {
      var name = option.longestName();
      if (!given.hasMatchedOption(name)) {
        for (var value : variables.getOrDefault(name, inFile.getOrDefault(name, List.of()))) {
          sources.put(name, value.source());
          all.add(name + "=" + value.value());
        }
      }
    }
    all.addAll(List.of(arguments));
    return all.toArray(String[]::new);
  }

  /** The file that the command line names, or the variable; null if none does. */
  private @Nullable Path file(CommandLine.ParseResult given, @Nullable List<Sourced> variable) {
    if (given.hasMatchedOption(FILE_OPTION)) {
      return given.matchedOptionValue(FILE_OPTION, null);
    }
    try {
      return variable == null ? null : Path.of(variable.getFirst().value());
    } catch (InvalidPathException wrong) {
      throw fault(PREFIX + "CONFIG: " + wrong.getMessage());
    }
  }

  private Map<String, List<Sourced>> fileValues(@Nullable Path file) {
    var values = new LinkedHashMap<String, List<Sourced>>();
    if (file == null) {
      return values;
    }
    for (var line : read(file).values()) {
      var option = setting("--" + line.name());
      if (option == null) {
        throw fault(
            "'"
                + line.name()
                + "' in "
                + line.source()
                + " is no setting; --help lists the options, which stand there without '--'");
      }
      var all = values.computeIfAbsent(option.longestName(), name -> new ArrayList<>());
      if (!all.isEmpty() && !option.isMultiValue()) {
        throw fault(
            "'"
                + line.name()
                + "' stands twice: in "
                + all.getFirst().source()
                + ", and in "
                + line.source());
      }
      all.add(new Sourced(line.value(), line.source()));
    }
    return values;
  }

  private ConfigurationFile read(Path file) {
    try {
      return ConfigurationFile.read(file);
    } catch (IllegalArgumentException wrong) {
      throw fault(String.valueOf(wrong.getMessage()));
    }
  }

  private Map<String, List<Sourced>> variables() {
    var values = new HashMap<String, List<Sourced>>();
    for (var variable : new TreeMap<>(environment).entrySet()) {
      var name = variable.getKey();
      if (name.startsWith(PREFIX)) {
        var option =
            "--" + name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
        var setting = setting(option);
        if (setting == null && !option.equals(FILE_OPTION)) {
          throw fault("The variable " + name + " stands for no setting; --help lists the options");
        }
        if (variable.getValue().isBlank()) {
          continue; // as if it were not there
        }
        boolean several = setting != null && setting.isMultiValue();
        var texts =
            several
                ? variable.getValue().strip().split("\\s+")
                : new String[] {variable.getValue()};
        var all = values.computeIfAbsent(option, ignored -> new ArrayList<>());
        for (var text : texts) {
          all.add(new Sourced(text, "the variable " + name));
        }
      }
    }
    return values;
  }

  /** The option of this name that may stand in a file or a variable; null if there is none. */
  private @Nullable OptionSpec setting(String name) {
    return ORDERS.contains(name) ? null : command.getCommandSpec().findOption(name);
  }

  private ParameterException fault(String message) {
    return new ParameterException(command, message);
  }

  /** The same error, with the place of a value that does not stand on the command line. */
  private ParameterException located(ParameterException wrong) {
    var message = String.valueOf(wrong.getMessage());
    for (var source : sources.entrySet()) {
      if (message.contains("'" + source.getKey() + "'")) {
        return new ParameterException(
            wrong.getCommandLine(), message + " (from " + source.getValue() + ")", wrong);
      }
    }
    return wrong;
  }

  /**
   * The settings as a file that this class reads: those that somebody has set, and as comments the
   * others with their defaults.
   */
  static String print(CommandLine command) {
    var given = command.getParseResult();
    var text = new StringBuilder();
    for (var option : command.getCommandSpec().options()) {
      var name = option.longestName();
      if (ORDERS.contains(name)) {
        continue;
      }
      if (given.hasMatchedOption(name)) {
        option.originalStringValues().forEach(value -> text.append(line(name, value)));
      } else {
        text.append('#').append(line(name, defaultOf(option)));
      }
    }
    return text.toString();
  }

  private static String line(String option, String value) {
    return option.substring("--".length()) + " = " + value + "\n";
  }

  private static String defaultOf(OptionSpec option) {
    Object value = option.getValue();
    boolean none = value == null || (value instanceof Collection<?> values && values.isEmpty());
    return none ? "" : String.valueOf(value);
  }
}
