package org.websocketchat.simulation;

import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Virtual time: what happens when, in an order that only the seed decides. */
final class World {
  /** What the clocks on the walls say when time begins. */
  static final long WALL_MILLIS = 1_763_878_400_000L;

  /** Nine times what the busiest of 3 000 seeds takes. */
  private static final int MOST_EVENTS = 100_000;

  private record Event(long atMillis, long order, Runnable what) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return atMillis == other.atMillis
          ? Long.compare(order, other.order)
          : Long.compare(atMillis, other.atMillis);
    }
  }

  /** A rule that did not hold, and how that showed. */
  record Broken(Rule rule, long atMillis, String detail) {}

  /** Thrown to end a run. */
  @SuppressWarnings("serial")
  static final class Over extends RuntimeException {}

  final Dice dice;
  final Trace trace;
  private final @Nullable Plant plant;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long lastOrder;

  /** How many events there were. */
  private int count;

  private long millis;
  private @Nullable Broken broken;

  World(Dice dice, Trace trace, @Nullable Plant plant) {
    this.dice = dice;
    this.trace = trace;
    this.plant = plant;
  }

  long millis() {
    return millis;
  }

  /** Whether this bug is planted in the run. */
  boolean has(Plant bug) {
    return plant == bug;
  }

  /** Whether any bug is planted. */
  boolean hasPlant() {
    return plant != null;
  }

  void after(long delayMillis, Runnable what) {
    events.add(new Event(millis + delayMillis, ++lastOrder, what));
  }

  /** Lets happen what is due until then. */
  void runUntil(long endMillis) {
    while (!events.isEmpty() && events.peek().atMillis() <= endMillis) {
      var event = events.remove();
      millis = event.atMillis();
      must(++count <= MOST_EVENTS, Rule.TIME_GOES_ON, () -> "more than " + MOST_EVENTS + " events");
      event.what().run();
    }
    millis = endMillis;
  }

  void note(String who, String what, String detail) {
    trace.note(millis, who, what, detail);
  }

  /** A rule does not hold: ends the run. */
  void broke(Rule rule, String detail) {
    broken = new Broken(rule, millis, detail);
    trace.note(millis, "!", rule.name(), detail);
    throw new Over();
  }

  /** Breaks the rule unless this is so; the detail is worked out only if it breaks. */
  void must(boolean holds, Rule rule, Supplier<String> detail) {
    if (!holds) {
      broke(rule, detail.get());
    }
  }

  @Nullable Broken broken() {
    return broken;
  }
}
