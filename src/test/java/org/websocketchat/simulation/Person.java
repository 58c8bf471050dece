package org.websocketchat.simulation;

import java.util.Set;
import org.websocketchat.session.Input;
import org.websocketchat.session.Status;

/** Somebody at a tab: says, renames, leaves, comes back, decides about what is held. */
final class Person {
  private static final int QUICK_MILLIS = 12_000;
  private static final int SLOW_MILLIS = 120_000;
  private static final int LONGEST_TEXT = 17_000;

  private final World world;
  private final Host host;
  private final Set<Fault> faults;
  private boolean calm;

  /** With little to say, or much. */
  private final boolean quick;

  Person(World world, Host host, Set<Fault> faults, boolean quick) {
    this.quick = quick;
    this.world = world;
    this.host = host;
    this.faults = faults;
  }

  Host host() {
    return host;
  }

  /** Comes, and goes on doing things until calmed. */
  void come(long afterMillis) {
    world.after(
        afterMillis,
        () -> {
          host.join();
          next();
        });
  }

  /** From now on does nothing unasked. */
  void calm() {
    calm = true;
  }

  private void next() {
    world.after(
        world.dice.between(50, quick ? QUICK_MILLIS : SLOW_MILLIS),
        () -> {
          if (!calm && !host.isGone()) {
            if (host.isAwake()) {
              act();
            }
            next();
          }
        });
  }

  private void act() {
    int action = world.dice.below(20);
    if (host.settings.reads()) {
      read(action);
    } else if (action == 0 && faults.contains(Fault.LEAVING)) {
      leaveForAWhile();
    } else if (action < 3) {
      decide();
    } else if (action < 5) {
      host.retry();
    } else if (action == 19 && !host.settings.moderates()) { // another tab may be the same person
      host.rename(world.dice.pick(Simulation.NAMES));
    } else if (action < 6) {
      host.feed(new Input.HistoryRequested());
    } else if (action >= 18) {
      host.act();
    } else if (action >= 16) {
      host.correct();
    } else if (action == 15) {
      host.reply();
    } else if (action < 8 && faults.contains(Fault.DOUBLE_CLICKS)) {
      burst();
    } else {
      host.say(rest());
    }
  }

  /** What somebody does who only reads. */
  private void read(int action) {
    if (action == 0 && faults.contains(Fault.LEAVING)) {
      leaveForAWhile();
    } else if (action < 3) {
      host.retry();
    } else {
      host.feed(new Input.HistoryRequested());
    }
  }

  private String rest() {
    return switch (world.dice.below(20)) {
      case 0 -> "a < b and c > d";
      case 1 -> "\u4f60\u597d \ud83d\ude00 \ud83d";
      case 2 -> "x".repeat(world.dice.below(LONGEST_TEXT));
      default -> "hi";
    };
  }

  private void burst() {
    boolean flood = world.dice.oneIn(60);
    int size = flood ? 230 : world.dice.between(2, 20);
    for (int i = 0; i < size; i++) {
      host.say(flood ? "hi" : rest());
    }
  }

  /** Says a held text again or deletes it. */
  private void decide() {
    var held = host.said.held();
    if (!held.isEmpty()) {
      var mark = world.dice.pick(held);
      boolean again = world.dice.oneIn(2);
      host.said.decided(mark);
      host.feed(again ? new Input.ResendRequested(mark) : new Input.DiscardRequested(mark));
    }
  }

  private void leaveForAWhile() {
    host.leave();
    world.after(
        world.dice.below(20_000),
        () -> {
          if (host.isAwake() && host.state().status() != Status.IDLE) {
            host.join();
          }
        });
  }
}
