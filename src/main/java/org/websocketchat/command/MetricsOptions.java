package org.websocketchat.command;

import org.jspecify.annotations.Nullable;
import org.websocketchat.server.Settings;
import org.websocketchat.server.SettingsBuilder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for the port on which Prometheus finds metrics. */
final class MetricsOptions {
  private static final String LOCAL = "127.0.0.1";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description =
          "Tell Prometheus at /metrics of this port what the server does; 0 for any free one. "
              + "(Default: no metrics)")
  private @Nullable Integer port;

  @Option(
      names = "--metrics-host",
      paramLabel = "HOST",
      description =
          "Listen on this name or address for them; 0.0.0.0 for all networks of this machine. "
              + "(Default: "
              + LOCAL
              + ")")
  private @Nullable String host;

  /**
   * Checks the options and adds them to the settings.
   *
   * @param chatPort the port of the chat, which cannot be that of metrics
   */
  void addTo(SettingsBuilder settings, int chatPort) {
    if (port == null) {
      if (host != null) {
        throw wrong("--metrics-host", "there are no metrics without --metrics-port; give both");
      }
      return;
    }
    if (port < 0 || port > Settings.MAX_PORT) {
      throw wrong("--metrics-port", port + " is not 0 to " + Settings.MAX_PORT);
    }
    if (port != 0 && port == chatPort) {
      throw wrong("--metrics-port", port + " is the port of the chat, too; choose another one");
    }
    if (host != null && host.isBlank()) {
      throw wrong("--metrics-host", "'" + host + "' is blank");
    }
    settings.metrics(host == null ? LOCAL : host, port);
  }

  private ParameterException wrong(String option, String why) {
    return new ParameterException(
        spec.commandLine(), "Invalid value for option '" + option + "': " + why);
  }
}
