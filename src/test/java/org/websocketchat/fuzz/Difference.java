package org.websocketchat.fuzz;

import java.util.List;

/** The first difference between what a script led to on the JVM and in a page. */
final class Difference {
  private static final int ENTRIES_BEFORE = 6;
  private static final int MOST_CHARS = 600;

  private Difference() {}

  /** A report that tells the seed; empty if there is no difference. */
  static String between(Fuzzer.Played expected, List<List<String>> actual) {
    var log = expected.log();
    int at = 0;
    while (at < log.size() && at < actual.size() && log.get(at).equals(actual.get(at))) {
      at++;
    }
    if (at == log.size() && at == actual.size()) {
      return "";
    }
    int seed = expected.script().seed();
    var report = new StringBuilder("\nseed " + seed + " (again: -Dfuzz.seed=" + seed + ")\n");
    for (int i = Math.max(0, at - ENTRIES_BEFORE); i < at; i++) {
      report.append("  both: ").append(told(expected, log, i)).append('\n');
    }
    return report
        .append("  JVM:  ")
        .append(told(expected, log, at))
        .append("\n  page: ")
        .append(told(expected, actual, at))
        .toString();
  }

  private static String told(Fuzzer.Played played, List<List<String>> log, int at) {
    if (at >= log.size()) {
      return "nothing more";
    }
    var entry = log.get(at);
    boolean isStep = entry.getFirst().equals("step");
    var told =
        isStep ? played.script().steps().get(Integer.parseInt(entry.get(1))) + "" : entry + "";
    return told.length() > MOST_CHARS ? told.substring(0, MOST_CHARS) + "…" : told;
  }
}
