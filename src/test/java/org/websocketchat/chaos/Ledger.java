package org.websocketchat.chaos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.websocketchat.chaos.Participant.View;

/** Everything that was said, by whom and in which order; every text is unique. */
final class Ledger {
  /** One message as the server keeps it. */
  record StoredMessage(long offset, String text) {}

  /** Of who has left: everything had come back by then. */
  private static final View GONE = new View(List.of(), 0, List.of(), List.of());

  private final Map<String, List<String>> said = new LinkedHashMap<>();

  private final Set<String> texts = new LinkedHashSet<>();

  void say(String sender, String text) {
    said.computeIfAbsent(sender, name -> new ArrayList<>()).add(text);
    texts.add(text);
  }

  /** How many texts were said, which is the number of the next. */
  int count() {
    return texts.size();
  }

  /**
   * What is wrong; empty if nothing is.
   *
   * @param log as the server keeps it
   * @param views what everybody sees in the end, by name
   */
  List<String> differences(List<StoredMessage> log, Map<String, View> views) {
    var wrong = new ArrayList<String>();
    for (int i = 0; i < log.size(); i++) {
      if (log.get(i).offset() != i + 1) {
        wrong.add("log: offset " + log.get(i).offset() + " in place " + (i + 1));
        break;
      }
    }
    var texts = log.stream().map(StoredMessage::text).toList();
    said.forEach(
        (sender, ours) ->
            compareSender(sender, ours, texts, views.getOrDefault(sender, GONE), wrong));
    texts.stream()
        .filter(text -> !this.texts.contains(text))
        .forEach(text -> wrong.add("log: nobody said " + text));
    views.forEach((name, view) -> compareView(name, view, texts, wrong));
    return wrong;
  }

  private static void compareSender(
      String sender, List<String> ours, List<String> texts, View view, List<String> wrong) {
    var claimed = new ArrayList<>(ours);
    claimed.removeAll(view.failed());
    view.pending().forEach(text -> wrong.add(sender + ": still pending: " + text));
    var mine = new LinkedHashSet<>(ours);
    var kept = texts.stream().filter(mine::contains).toList();
    compare("log of " + sender, claimed, kept, wrong);
  }

  private static void compareView(String name, View view, List<String> texts, List<String> wrong) {
    int size = Math.min(texts.size(), Math.max(view.most(), view.arrived().size()));
    compare(
        "view of " + name, texts.subList(texts.size() - size, texts.size()), view.arrived(), wrong);
  }

  private static void compare(
      String where, List<String> expected, List<String> actual, List<String> wrong) {
    if (expected.equals(actual)) {
      return;
    }
    var lost = new ArrayList<>(expected);
    actual.forEach(lost::remove);
    var surplus = new ArrayList<>(actual);
    expected.forEach(surplus::remove);
    int at = 0;
    while (at < Math.min(expected.size(), actual.size())
        && expected.get(at).equals(actual.get(at))) {
      at++;
    }
    wrong.add(
        where
            + (": " + expected.size() + " expected, " + actual.size() + " there")
            + (lost.isEmpty() ? "" : "; lost: " + lost)
            + (surplus.isEmpty() ? "" : "; too many: " + surplus)
            + ("; first in place " + (at + 1) + ": expected " + around(expected, at))
            + (", there " + around(actual, at)));
  }

  private static List<String> around(List<String> list, int at) {
    return list.subList(Math.max(0, at - 1), Math.min(list.size(), at + 3));
  }
}
