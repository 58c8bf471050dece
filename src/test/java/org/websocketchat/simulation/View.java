package org.websocketchat.simulation;

import java.util.List;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;

/** What one reader sees, and whether that is what is stored. */
final class View {
  private final World world;
  private final Truth truth;
  private final String reader;
  private List<String> people = List.of();

  /** The epoch that the present socket was opened in. */
  private String epoch = "";

  /** The place in the log of what was shown last; 0 for nothing yet in this epoch. */
  private long last;

  /** Whether nothing has been shown since the present socket opened. */
  private boolean fresh = true;

  View(World world, Truth truth, String reader) {
    this.world = world;
    this.truth = truth;
    this.reader = reader;
  }

  List<String> people() {
    return people;
  }

  /** A new socket is open; before it, something may have been missed. */
  void connected(String epochNow) {
    if (!epochNow.equals(epoch)) {
      epoch = epochNow;
      last = 0;
    }
    fresh = true;
  }

  void apply(Change change) {
    switch (change) {
      case Change.MessageArrived(var message) -> shown(message);
      case Change.PendingArrived(var mark, var message) -> shown(message);
      case Change.PeopleChanged(var names) -> people = names;
      case Change.PendingChanged ignored -> {}
      case Change.PendingRemoved ignored -> {}
      case Change.StateChanged ignored -> {}
      case Change.SignedIn ignored -> {}
      case Change.Renamed ignored -> {}
      case Change.NameTaken ignored -> {}
      case Change.Interrupted ignored -> {}
      case Change.BinaryArrived ignored -> {}
      case Change.Refused ignored -> {}
      case Change.Unreadable ignored -> {}
    }
  }

  /** In json a message has no place of its own: it must be the next that was told to all. */
  private void shown(Message message) {
    var key = Truth.key(message.text());
    var log = truth.log(epoch);
    long next = last + 1;
    while (next <= log.size() && !log.get((int) next - 1).key().equals(key)) {
      var passed = log.get((int) next - 1);
      boolean missed = !fresh && truth.wasTold(passed);
      world.must(!missed, Rule.ONE_ORDER, reader + " sees " + key + ", not " + passed.key());
      next++;
    }
    if (next > log.size()) {
      boolean again = log.stream().anyMatch(entry -> entry.key().equals(key));
      world.broke(
          again ? Rule.SENT_IS_STORED_ONCE : Rule.ONE_ORDER,
          reader + " sees " + key + (again ? " again, or late" : ", which is not stored"));
      return;
    }
    last = next;
    fresh = false;
  }

  /** Whether everything up to here that was told to all has been shown. */
  boolean isAtHead() {
    var log = truth.log(truth.epoch());
    long head = log.size();
    while (head > 0 && !truth.wasTold(log.get((int) head - 1))) {
      head--;
    }
    return epoch.equals(truth.epoch()) && last >= head;
  }
}
