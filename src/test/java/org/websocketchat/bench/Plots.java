package org.websocketchat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Draws the results of {@link Scenario#FAN_OUT}. */
final class Plots {
  private static final List<String> RATES = List.of("20", "100", "300");

  private final Measurements measurements;
  private final List<Peer> peers;

  Plots(Measurements measurements) {
    this.measurements = measurements;
    this.peers =
        Stream.of(Peer.values()).filter(peer -> has(peer, rate("20") + Scenario.MEDIAN)).toList();
  }

  /** Writes the charts into this folder; none if that scenario was not measured. */
  void write(Path folder) throws IOException {
    if (peers.isEmpty()) {
      return;
    }
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("server-latency.svg"), latency().svg());
    Files.writeString(folder.resolve("server-processor.svg"), processor().svg());
  }

  private Chart latency() {
    var chart =
        chart(
            "Time from sending to receiving, 1 000 readers, p50 (bottom) and p99 (top), ms",
            List.of(1.0, 10.0, 100.0, 1_000.0, 10_000.0),
            true);
    fill(chart, Scenario.MEDIAN, Scenario.SLOWEST);
    return chart;
  }

  private Chart processor() {
    var marks = List.of(0.0, 5.0, 10.0, 15.0);
    var chart = chart("Processor time of the server for each copy, µs", marks, false);
    fill(chart, "", Scenario.PROCESSOR);
    return chart;
  }

  private Chart chart(String title, List<Double> marks, boolean isLogarithmic) {
    var groups = RATES.stream().map(rate -> rate + " a second").toList();
    return new Chart(title, groups, peers.stream().map(Peer::title).toList(), marks, isLogarithmic);
  }

  /** Draws each bar from one metric to another; from 0 if there is no such metric. */
  private void fill(Chart chart, String low, String high) {
    for (int group = 0; group < RATES.size(); group++) {
      for (int series = 0; series < peers.size(); series++) {
        var rate = rate(RATES.get(group));
        chart.add(
            group,
            series,
            value(peers.get(series), rate + low),
            value(peers.get(series), rate + high));
      }
    }
  }

  private static String rate(String messages) {
    return messages + " a second: ";
  }

  private boolean has(Peer peer, String metric) {
    return measurements.median(Scenario.FAN_OUT.title(), metric, peer).isPresent();
  }

  private double value(Peer peer, String metric) {
    return measurements.median(Scenario.FAN_OUT.title(), metric, peer).orElse(0);
  }
}
