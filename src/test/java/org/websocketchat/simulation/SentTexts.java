package org.websocketchat.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Utf8;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;
import org.websocketchat.session.Pending.Delivery;

/** Everything one person said, and what the screen says has become of it. */
final class SentTexts {
  private static final int MOST_PENDING = 200;
  private static final int MOST_BYTES = 256 * 1024;
  private static final int MOST_ON_WIRE = 16;

  private final World world;
  private final String owner;
  private final Map<String, SentText> byKey = new LinkedHashMap<>();

  /** What is on the screen as not yet arrived, by mark. */
  private final Map<String, SentText> pending = new LinkedHashMap<>();

  private final Map<String, Integer> bytes = new LinkedHashMap<>();

  /**
   * The marks of those that are stored and only wait to be shown. One that was held may be among
   * them, so that there are more than may be on their way.
   */
  private final Set<String> settled = new HashSet<>();

  private boolean rolledBack;

  /** The same of corrections without words, which have no key, by mark. */
  private final Map<String, Pending> wordless = new LinkedHashMap<>();

  private int count;

  SentTexts(World world, String owner) {
    this.world = world;
    this.owner = owner;
  }

  /** A new text, which begins with a word that no other has. */
  String next(String rest) {
    var sent = new SentText(owner + "." + ++count, count);
    byKey.put(sent.key, sent);
    return sent.key + " " + rest;
  }

  /** A new text that names an offset of this epoch. */
  String next(String rest, String epoch) {
    var text = next(rest);
    byKey.computeIfPresent(
        StoredLog.key(text),
        (key, sent) -> {
          sent.epoch = epoch;
          return sent;
        });
    return text;
  }

  @Nullable SentText get(String key) {
    return byKey.get(key);
  }

  Iterable<SentText> all() {
    return byKey.values();
  }

  List<SentText> pending() {
    return new ArrayList<>(pending.values());
  }

  /** The marks of what stays until the person decides. */
  List<String> held() {
    var held = new ArrayList<String>();
    for (var each : pending.entrySet()) {
      if (isHeld(each.getValue())) {
        held.add(each.getKey());
      }
    }
    return held;
  }

  private static boolean isHeld(SentText sent) {
    return switch (sent.fate) {
      case NOT_CONFIRMED, NOT_SENT, FAILED -> true;
      case SAID, REFUSED, WAITING, ON_WIRE, ARRIVED, DISCARDED -> false;
    };
  }

  /** The person has a held text sent again, or deletes it. */
  void decided(String mark) {
    var sent = pending.get(mark);
    if (sent != null) {
      sent.decided = true;
    }
  }

  /** The page is gone, and with it what is shown; what was kept nowhere may be gone too. */
  void reloaded(boolean kept) {
    for (var sent : pending.values()) {
      sent.excused |= !kept;
      sent.fate = SentText.Fate.SAID;
    }
    pending.clear();
    wordless.clear();
    bytes.clear();
    settled.clear();
  }

  /** The browser has put back an older state: anything said so far may be sent again or lost. */
  void rolledBack() {
    rolledBack = true;
    for (var sent : byKey.values()) {
      sent.excused = true;
    }
  }

  /** Something is still pending after a reload, or has changed. */
  void changed(Pending now) {
    if (now.body() instanceof Body.Correction && !(now.body() instanceof Body.Edit)) {
      wordless.put(now.cid(), now);
      return;
    }
    var sent = byKey.get(StoredLog.key(now.body().text()));
    if (sent == null) {
      world.broke(Rule.NO_FORGERY, owner + " never said " + now.body().text());
      return;
    }
    // Under another mark it may be stored twice.
    sent.excused |= sent.decided && sent.mark != null && !now.cid().equals(sent.mark);
    sent.mark = now.cid();
    pending.put(now.cid(), sent);
    bytes.put(now.cid(), Utf8.length(now.body().text()));
    sent.fate =
        switch (now.delivery()) {
          case WAITING, WAITING_AGAIN, STORED -> SentText.Fate.WAITING;
          case HANDED_OVER -> SentText.Fate.ON_WIRE;
          case NOT_CONFIRMED -> SentText.Fate.NOT_CONFIRMED;
          case NOT_SENT -> SentText.Fate.NOT_SENT;
          case FAILED -> SentText.Fate.FAILED;
        };
    settled.remove(now.cid());
    if (now.delivery() == Delivery.STORED) {
      settled.add(now.cid());
    }
    sent.ofLostLog = Pending.OTHER_LOG.equals(now.fault());
    sent.wasOnWire |= sent.fate == SentText.Fate.ON_WIRE;
    sent.wasInDoubt |= sent.fate == SentText.Fate.NOT_CONFIRMED;
  }

  void apply(Change change) {
    switch (change) {
      case Change.PendingChanged(var now) -> changed(now);
      case Change.PendingArrived(var mark, var message) -> arrived(mark, message);
      case Change.PendingRemoved(var mark) -> {
        boolean tooMany = tooMuch(true) != null;
        wordless.remove(mark);
        var sent = pending.remove(mark);
        bytes.remove(mark);
        settled.remove(mark);
        if (sent != null) {
          boolean falls = isHeld(sent) && tooMany;
          sent.fate = sent.decided || falls ? SentText.Fate.DISCARDED : SentText.Fate.ARRIVED;
        }
      }
      case Change.Refused(var body, var why) -> {
        var sent = body == null ? null : byKey.get(StoredLog.key(body.text()));
        if (sent != null && sent.fate == SentText.Fate.SAID) {
          sent.fate = SentText.Fate.REFUSED;
        }
      }
      case Change.StateChanged ignored -> {}
      case Change.PeopleChanged ignored -> {}
      case Change.SignedIn ignored -> {}
      case Change.SignedOut ignored -> {}
      case Change.HistoryArrived ignored -> {}
      case Change.Missed ignored -> {}
      case Change.Corrected ignored -> {}
      case Change.ModeChanged ignored -> {}
      case Change.Slowed ignored -> {}
      case Change.Pinned ignored -> {}
      case Change.PinnedArrived ignored -> {}
      case Change.OfActs ignored -> {}
      case Change.Gap ignored -> {}
      case Change.Renamed ignored -> {}
      case Change.NameTaken ignored -> {}
      case Change.MessageArrived ignored -> {}
      case Change.Interrupted ignored -> {}
      case Change.Superseded ignored -> {}
      case Change.Forgotten ignored -> {}
      case Change.BinaryArrived ignored -> {}
      case Change.Unreadable ignored -> {}
    }
  }

  private void arrived(String mark, Message message) {
    var sent = pending.remove(mark);
    bytes.remove(mark);
    if (sent == null && wordless.remove(mark) != null && rolledBack) {
      return; // the memory put back a correction under an n that a text had used since
    }
    if (sent == null) {
      world.broke(Rule.SENDS_END, owner + ": arrived, but was not pending: " + mark);
    } else {
      var key = StoredLog.key(message.body().text());
      world.must(
          // A purge, or an edit by another tab of the same person, was faster.
          key.equals(sent.key) || sent.excused || message.isRemoved() || message.rev() > 0,
          Rule.NO_FORGERY,
          () -> sent.key + " was replaced by " + message.body().text());
      sent.fate = SentText.Fate.ARRIVED;
    }
  }

  /** After each turn: what is on its way is bounded, and so is what is held. */
  void checkQueues() {
    if (pending.isEmpty()) {
      return;
    }
    int onWire = onWire();
    world.must(
        onWire <= MOST_ON_WIRE, Rule.QUEUES_BOUNDED, () -> owner + ": on the wire " + onWire);
    for (boolean held : new boolean[] {true, false}) {
      var tooMuch = tooMuch(held);
      world.must(
          tooMuch == null,
          Rule.QUEUES_BOUNDED,
          () -> owner + (held ? " holds " : " has pending ") + tooMuch);
    }
  }

  private int onWire() {
    int texts = 0;
    for (var each : pending.entrySet()) {
      texts += isPresent(each) && each.getValue().fate == SentText.Fate.ON_WIRE ? 1 : 0;
    }
    return texts;
  }

  /** Whether this is the latest mark: one whose memory is rolled back may be under two. */
  private static boolean isPresent(Map.Entry<String, SentText> pending) {
    return pending.getKey().equals(pending.getValue().mark);
  }

  /** How many texts and bytes are held, or on their way, if that is too much; else null. */
  private @Nullable String tooMuch(boolean held) {
    int texts = 0;
    int total = 0;
    for (var each : pending.entrySet()) {
      boolean counts = isPresent(each) && !settled.contains(each.getKey());
      if (counts && isHeld(each.getValue()) == held) {
        texts++;
        total += bytes.getOrDefault(each.getKey(), 0);
      }
    }
    for (var each : wordless.values()) {
      if (each.delivery().isHeld() == held && each.delivery() != Delivery.STORED) {
        texts++;
        total += each.body().bytes();
      }
    }
    boolean fits = texts <= MOST_PENDING && total <= MOST_BYTES;
    return fits ? null : texts + " texts, " + total + " bytes";
  }
}
