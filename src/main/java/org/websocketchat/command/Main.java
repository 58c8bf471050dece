package org.websocketchat.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.HubLimits;
import org.websocketchat.server.ChatServer;
import org.websocketchat.server.CidrBlock;
import org.websocketchat.server.MetricsPortException;
import org.websocketchat.server.Origin;
import org.websocketchat.server.Settings;
import org.websocketchat.server.SettingsBuilder;
import org.websocketchat.server.UnusableFileException;
import org.websocketchat.store.StorageException;
import org.websocketchat.token.TokenKeysException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the server. */
@Command(
    name = "websocket-chat",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    versionProvider = ProjectVersion.class,
    description = "Serves the chat: the page at /, the socket at /chat, health at /health.")
public final class Main implements Callable<Integer> {
  private static final int CANNOT_START = 1;
  private static final int FAILED = 3;

  /** Starts a server, and returns when it is ready. */
  interface ServerStarter {
    ChatServer start(Settings settings) throws IOException;
  }

  private final ServerStarter starter;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Listen on this port; 0 for any free one. (Default: ${DEFAULT-VALUE})")
  private int port = Settings.DEFAULT_PORT;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description =
          "Listen on this name or address; 0.0.0.0 for all networks of this machine. "
              + "(Default: ${DEFAULT-VALUE})")
  private String host = "127.0.0.1";

  @Option(
      names = "--origin",
      paramLabel = "URL",
      description =
          "Let pages of this site open the socket, besides the server's own page; null for pages of "
              + "file:.")
  private List<String> origins = new ArrayList<>();

  @Option(
      names = "--connect",
      paramLabel = "URL",
      description = "Let the served page connect to this other chat server.")
  private List<String> connects = new ArrayList<>();

  @Option(
      names = "--frame-ancestors",
      paramLabel = "URL",
      description = "Let pages of this site show the served page in a frame.")
  private List<String> frameAncestors = new ArrayList<>();

  @Option(
      names = "--trust-proxy",
      paramLabel = "ADDRESS",
      description =
          "Believe the proxy at this address, or the proxies in this block (10.0.0.0/8), about a "
              + "visitor's address; nobody else is believed.")
  private List<String> proxies = new ArrayList<>();

  @SuppressWarnings("UnusedVariable") // Configuration reads it, before this object has it
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Read options from this file: lines such as 'port = 8080'. The command line counts before "
              + "variables such as WSC_PORT, and those before the file.")
  private @Nullable Path configuration;

  @Option(names = "--print-config", description = "Print the settings as such a file, and end.")
  private boolean printsConfiguration;

  @Option(
      names = "--max-queued-bytes",
      paramLabel = "SIZE",
      converter = Size.Converter.class,
      description =
          "Let at most SIZE wait to be sent to all sockets together; beyond it, the sockets with the "
              + "longest queues are closed; at least 4M. (Default: an eighth of the memory, "
              + "${DEFAULT-VALUE})")
  private Size maxQueuedBytes = new Size(SettingsBuilder.defaultMaxQueuedBytes());

  @Option(
      names = "--log-format",
      paramLabel = "text|json",
      converter = LogFormat.Converter.class,
      description =
          "Write the log as lines of text or of JSON objects. (Default: ${DEFAULT-VALUE})")
  private LogFormat logFormat = LogFormat.TEXT;

  @Mixin private DataOptions data = new DataOptions();
  @Mixin private MetricsOptions metrics = new MetricsOptions();
  @Mixin private TokenOptions tokens = new TokenOptions();
  @Mixin private AddressOptions address = new AddressOptions();
  @Mixin private RuleOptions rules = new RuleOptions();
  @Mixin private RoomOptions room = new RoomOptions();
  @Mixin private ServerOptions total = new ServerOptions();

  /** The command as users run it. */
  public Main() {
    this(ChatServer::start);
  }

  Main(ServerStarter starter) {
    this.starter = starter;
  }

  /**
   * Runs the server until it is told to stop. Exits with 1 if it cannot start, with 2 if an option
   * is wrong, with 3 after a fault that it could not survive.
   */
  public static void main(String[] arguments) {
    run(new Main(), arguments);
  }

  static void run(Main main, String... arguments) {
    int code = new Configuration(new CommandLine(main), System.getenv()).execute(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    var settings = settings();
    if (printsConfiguration) {
      spec.commandLine().getOut().print(Configuration.print(spec.commandLine()));
      spec.commandLine().getOut().flush();
      return 0;
    }
    var log = startLog();
    try {
      var written = data.backUp();
      if (written != null) {
        say(spec.commandLine().getOut(), written);
        return 0;
      }
      data.restore();
      var server = starter.start(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, log), "stop"));
      announce(server);
      server.awaitEnd();
      var failure = server.failure();
      log.close();
      failure.ifPresent(error -> say(spec.commandLine().getErr(), sentence(error)));
      return failure.isPresent() ? FAILED : 0;
    } catch (StorageException unusable) {
      say(spec.commandLine().getErr(), unusable.getMessage());
      return CANNOT_START;
    } catch (TokenKeysException unusable) {
      say(spec.commandLine().getErr(), unusable.getMessage());
      return CANNOT_START;
    } catch (UnusableFileException unusable) {
      say(spec.commandLine().getErr(), unusable.getMessage());
      return CANNOT_START;
    } catch (MetricsPortException cannotListen) {
      say(
          spec.commandLine().getErr(),
          cannotListen.getMessage()
              + ". Choose another port with --metrics-port, 0 for any free one, or another"
              + " address with --metrics-host.");
      return CANNOT_START;
    } catch (IOException cannotListen) {
      say(spec.commandLine().getErr(), sentence(cannotListen));
      return CANNOT_START;
    }
  }

  private HubLimits limits() {
    var limits = HubLimits.builder();
    address.addTo(limits);
    room.addTo(limits);
    total.addTo(limits);
    return limits.build();
  }

  private Settings settings() {
    if (port < 0 || port > Settings.MAX_PORT) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '--port': " + port + " is not 0 to 65535");
    }
    if (host.isBlank()) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '--host': '" + host + "' is blank");
    }
    if (maxQueuedBytes.bytes() < Settings.MIN_QUEUED_BYTES) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--max-queued-bytes': " + maxQueuedBytes + " is below 4M");
    }
    var settings =
        Settings.builder()
            .host(host)
            .port(port)
            .maxQueuedBytes(maxQueuedBytes.bytes())
            .limits(limits());
    for (var origin : origins) {
      settings.origin(parsed("--origin", () -> Origin.ofSite(origin)));
    }
    for (var connect : connects) {
      settings.connect(parsed("--connect", () -> Origin.ofSocket(connect)));
    }
    for (var ancestor : frameAncestors) {
      settings.frameAncestor(parsed("--frame-ancestors", () -> Origin.ofFrameAncestor(ancestor)));
    }
    for (var proxy : proxies) {
      settings.proxy(parsed("--trust-proxy", () -> CidrBlock.of(proxy)));
    }
    data.addTo(settings);
    metrics.addTo(settings, port);
    tokens.addTo(settings);
    rules.addTo(settings);
    return settings.build();
  }

  private <T> T parsed(String option, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '" + option + "': " + wrong.getMessage(),
          wrong);
    }
  }

  private void announce(ChatServer server) {
    var out = spec.commandLine().getOut();
    say(out, "The chat is at " + server.url());
    server.urlsOnNetwork().forEach(url -> say(out, "On your network it is at " + url));
    server.metricsUrl().ifPresent(url -> say(out, "Metrics are at " + url));
    say(out, "Messages are kept in " + data.folder().toAbsolutePath().normalize());
  }

  private String sentence(IOException cannotListen) {
    var cause = cannotListen.getCause() == null ? cannotListen : cannotListen.getCause();
    return "Cannot listen on port "
        + port
        + " of "
        + host
        + " ("
        + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage())
        + "). Choose another port with --port, 0 for any free one, or another address with --host.";
  }

  private static void say(PrintWriter to, String line) {
    to.println(line);
    to.flush();
  }

  private static String sentence(Throwable failure) {
    return "The server has to end after a fault of its own ("
        + failure.getClass().getSimpleName()
        + "); the log says where. Start it again.";
  }

  /** Stops the server after a signal; ends the process with 0, not with 143. */
  private static void stop(ChatServer server, LogWriter log) {
    server.close();
    log.close();
    Runtime.getRuntime().halt(server.failure().isPresent() ? FAILED : 0);
  }

  /** Writes the log to stderr, one line for each event, by a thread of its own. */
  private LogWriter startLog() {
    var root = Logger.getLogger("");
    for (var handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    var log = LogWriter.start(System.err, System::nanoTime);
    log.setFilter(Main::concernsUs);
    log.setFormatter(logFormat.formatter());
    root.addHandler(log);
    return log;
  }

  /** Whether to log an event: not what Jetty says about its own start and stop. */
  private static boolean concernsUs(LogRecord event) {
    boolean routine = event.getLevel().intValue() < Level.WARNING.intValue();
    var source = event.getLoggerName();
    return !routine || source == null || !source.startsWith("org.eclipse.jetty");
  }
}
