package org.websocketchat.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures our server beside two others: scripts/bench server. */
@Command(
    name = "scripts/bench server",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    description = "Measures our server beside two small ones on Node, in alternation.")
final class ServerBench implements Callable<Integer> {
  private final PrintStream out;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Repeat everything this often. (Default: ${DEFAULT-VALUE})")
  private int runs = 3;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Send messages for this long in each run. (Default: ${DEFAULT-VALUE})")
  private int seconds = 10;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "Run only these scenarios: fan-out, few, rooms, acks, storm, idle.")
  private List<String> scenarios = List.of();

  @Option(
      names = "--peers",
      split = ",",
      paramLabel = "NAME",
      description = "Measure only these servers: ${COMPLETION-CANDIDATES}.")
  private Set<Peer> peers = EnumSet.allOf(Peer.class);

  @Option(
      names = "--logs",
      paramLabel = "FOLDER",
      description =
          "Store the servers' data and output in this folder. (Default: ${DEFAULT-VALUE})")
  private Path logs = Path.of("target/bench/logs");

  @Option(
      names = "--plots",
      paramLabel = "FOLDER",
      description = "Write the charts into this folder. (Default: ${DEFAULT-VALUE})")
  private Path plots = Path.of("target/bench");

  private ServerBench(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ServerBench(System.out)).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    var measurements = new Measurements();
    for (int run = 1; run <= runs; run++) {
      for (var scenario : Scenario.values()) {
        for (var peer : Peer.values()) {
          if (isWanted(scenario, run) && isWanted(peer) && scenario.concerns(peer)) {
            out.printf("%n%d of %d: %s, %s%n", run, runs, peer.title(), scenario.title());
            measure(scenario, peer, measurements);
          }
        }
      }
    }
    out.println("\n" + measurements.markdown());
    new Plots(measurements).write(plots);
    return 0;
  }

  private boolean isWanted(Scenario scenario, int run) {
    boolean isNamed = scenarios.isEmpty() || scenarios.contains(scenario.option());
    return isNamed && run <= scenario.maxRuns();
  }

  private boolean isWanted(Peer peer) {
    return peers.contains(peer) && peer.isInstalled();
  }

  private void measure(Scenario scenario, Peer peer, Measurements measurements) throws IOException {
    try (var server = peer.start(logs)) {
      scenario.run(
          server,
          (metric, value) -> {
            out.printf("  %s %s%n", Measurements.figure(value), metric);
            measurements.add(scenario.title(), metric, peer, value);
          },
          seconds);
    }
  }
}
