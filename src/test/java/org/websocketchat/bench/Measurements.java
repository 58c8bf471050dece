package org.websocketchat.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** All measured values, run by run. */
final class Measurements {
  /** What a value measures. */
  private record Key(String scenario, String metric, Peer peer) {}

  private final Map<Key, List<Double>> values = new LinkedHashMap<>();

  void add(String scenario, String metric, Peer peer, double value) {
    values.computeIfAbsent(new Key(scenario, metric, peer), key -> new ArrayList<>()).add(value);
  }

  /** The median of the runs; empty if there was none. */
  OptionalDouble median(String scenario, String metric, Peer peer) {
    var runs = sorted(scenario, metric, peer);
    return runs.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(runs.get(runs.size() / 2));
  }

  private List<Double> sorted(String scenario, String metric, Peer peer) {
    var runs = new ArrayList<>(values.getOrDefault(new Key(scenario, metric, peer), List.of()));
    Collections.sort(runs);
    return runs;
  }

  /**
   * A table for each scenario: the median of each metric by peer, and the lowest and highest in
   * brackets.
   */
  String markdown() {
    var tables = new StringBuilder();
    values.keySet().stream().map(Key::scenario).distinct().forEach(name -> table(tables, name));
    return tables.toString();
  }

  private void table(StringBuilder out, String scenario) {
    var peers = of(scenario).map(Key::peer).distinct().toList();
    out.append("### ").append(scenario).append("\n\n| |");
    peers.forEach(peer -> out.append(' ').append(peer.title()).append(" |"));
    out.append("\n|---|").append("---|".repeat(peers.size())).append('\n');
    for (var metric : of(scenario).map(Key::metric).distinct().toList()) {
      out.append("| ").append(metric).append(" |");
      peers.forEach(peer -> out.append(' ').append(cell(scenario, metric, peer)).append(" |"));
      out.append('\n');
    }
    out.append('\n');
  }

  private java.util.stream.Stream<Key> of(String scenario) {
    return values.keySet().stream().filter(key -> key.scenario().equals(scenario));
  }

  private String cell(String scenario, String metric, Peer peer) {
    var runs = sorted(scenario, metric, peer);
    if (runs.isEmpty()) {
      return "";
    }
    var middle = figure(runs.get(runs.size() / 2));
    if (runs.size() == 1) {
      return middle;
    }
    return middle + " (" + figure(runs.getFirst()) + " to " + figure(runs.getLast()) + ")";
  }

  /** A value with as many decimals as are significant. */
  static String figure(double value) {
    return value < 10
        ? String.format(Locale.ROOT, "%.1f", value)
        : String.format(Locale.ROOT, "%,.0f", value).replace(',', ' ');
  }
}
