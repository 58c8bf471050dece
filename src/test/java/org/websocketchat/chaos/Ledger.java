package org.websocketchat.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.websocketchat.chaos.Participant.View;

/**
 * Everything that was said and corrected, by whom and in which order; every text is unique. People
 * correct what they said themselves, and nothing that they have removed.
 */
final class Ledger {
  /** Of who has left: everything had come back by then. */
  private static final View GONE = new View(List.of(), 0, List.of(), List.of());

  /** The texts of each person, and the labels of their corrections ({@link KeptLog.Entry}). */
  private final Map<String, List<String>> said = new LinkedHashMap<>();

  private final Set<String> texts = new LinkedHashSet<>();

  /** What each message said that was corrected, the present text last, by its offset. */
  private final Map<Long, List<String>> corrected = new HashMap<>();

  /** The name of whom a moderator has banned, and everything of whom was removed. */
  private String banned = "";

  /** The public id of the same. */
  private String bannedWho = "";

  void say(String sender, String text) {
    said.computeIfAbsent(sender, name -> new ArrayList<>()).add(text);
    texts.add(text);
  }

  /**
   * Notes that somebody corrects a message of their own.
   *
   * @param target its offset
   * @param before what it said
   * @param after what it says from now on, or {@link KeptLog#REMOVED}
   */
  void correct(String sender, long target, String before, String after) {
    boolean removes = after.equals(KeptLog.REMOVED);
    said.computeIfAbsent(sender, name -> new ArrayList<>()).add(KeptLog.label(removes, target));
    corrected.computeIfAbsent(target, offset -> new ArrayList<>(List.of(before))).add(after);
    if (!removes) {
      texts.add(after);
    }
  }

  /** Notes that a moderator bans somebody, everything of whom will be removed. */
  void ban(String moderator, String name, String who) {
    said.computeIfAbsent(moderator, none -> new ArrayList<>()).add(KeptLog.BAN);
    banned = name;
    bannedWho = who;
  }

  /** Notes that a moderator removes everything of who is banned. */
  void purge(String moderator) {
    said.computeIfAbsent(moderator, none -> new ArrayList<>()).add(KeptLog.PURGE);
  }

  boolean isBanned(String name) {
    return name.equals(banned);
  }

  boolean isRemoved(long offset) {
    return corrected.getOrDefault(offset, List.of()).contains(KeptLog.REMOVED);
  }

  /** How many texts there are, which is the number of the next. */
  int count() {
    return texts.size();
  }

  /** What messages once said and nobody may find any more, as soon as all is in the log. */
  List<String> destroyed() {
    var corrections =
        corrected.values().stream()
            .flatMap(history -> history.subList(0, history.size() - 1).stream());
    var purged = texts.stream().filter(text -> text.startsWith(banned + " "));
    return Stream.concat(corrections, purged).distinct().toList();
  }

  /**
   * What is wrong; empty if nothing is.
   *
   * @param log as the server keeps it
   * @param views what everybody sees in the end, by name
   */
  List<String> differences(List<KeptLog.Entry> log, Map<String, View> views) {
    var wrong = new ArrayList<String>();
    for (int i = 0; i < log.size(); i++) {
      if (log.get(i).offset() != i + 1) {
        wrong.add("log: offset " + log.get(i).offset() + " in place " + (i + 1));
        break;
      }
    }
    var asked = log.stream().map(this::asked).toList();
    said.forEach(
        (sender, ours) -> {
          if (!isBanned(sender)) {
            compareSender(sender, ours, asked, views.getOrDefault(sender, GONE), wrong);
          }
        });
    compareBan(log, wrong);
    var messages = log.stream().filter(KeptLog.Entry::isMessage).toList();
    messages.forEach(message -> compareMessage(message, wrong));
    var present = messages.stream().map(KeptLog.Entry::text).toList();
    views.forEach((name, view) -> compareView(name, view, present, wrong));
    return wrong;
  }

  /** What its sender asked for when it came to be. */
  private String asked(KeptLog.Entry entry) {
    return entry.isMessage()
        ? corrected.getOrDefault(entry.offset(), List.of(entry.text())).getFirst()
        : entry.text();
  }

  /** After the ban nothing of that person is kept. */
  private void compareBan(List<KeptLog.Entry> log, List<String> wrong) {
    var ban = log.stream().filter(entry -> entry.text().equals(KeptLog.BAN)).findFirst();
    for (var entry : log) {
      if (ban.isPresent() && isOfBanned(entry) && entry.offset() > ban.get().offset()) {
        wrong.add("log at " + entry.offset() + ": of " + banned + ", who was banned");
      }
    }
  }

  private boolean isOfBanned(KeptLog.Entry entry) {
    return !banned.isEmpty() && entry.who().equals(bannedWho);
  }

  /** What was corrected says what the last correction made of it. */
  private void compareMessage(KeptLog.Entry message, List<String> wrong) {
    if (isOfBanned(message)) {
      if (!message.text().equals(KeptLog.REMOVED)) {
        wrong.add("log at " + message.offset() + ": " + message.text() + " was not removed");
      }
      return;
    }
    var present = corrected.getOrDefault(message.offset(), List.of(message.text())).getLast();
    if (!present.equals(message.text())) {
      wrong.add("log at " + message.offset() + ": " + message.text() + " instead of " + present);
    } else if (!texts.contains(present) && !isRemoved(message.offset())) {
      wrong.add("log: nobody said " + present);
    }
  }

  private static void compareSender(
      String sender, List<String> ours, List<String> asked, View view, List<String> wrong) {
    var claimed = new ArrayList<>(ours);
    claimed.removeAll(view.failed());
    view.pending().forEach(text -> wrong.add(sender + ": still pending: " + text));
    var mine = new LinkedHashSet<>(ours);
    var kept = asked.stream().filter(mine::contains).toList();
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
