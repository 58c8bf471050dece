package org.websocketchat.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.websocketchat.json.JacksonJson;

/** What {@code scripts/simulate} starts. */
public final class Simulate {
  private static final int SEEDS = 2_000;

  private Simulate() {}

  /** {@code [--seeds N] [--seed S] [--plant NAME] [--plants]}. */
  public static void main(String[] args) {
    var options = new LinkedHashMap<String, String>();
    for (int i = 0; i < args.length; i++) {
      boolean flag = args[i].equals("--plants");
      if (!flag
          && (!List.of("--seeds", "--seed", "--plant").contains(args[i]) || i + 1 == args.length)) {
        System.err.println(
            "usage: scripts/simulate [--seeds N] [--seed S] [--plant NAME] [--plants]");
        System.exit(2);
      }
      options.put(args[i], flag ? "" : args[++i]);
    }
    if (options.containsKey("--plants")) {
      for (var plant : Plant.values()) {
        System.out.println(plant.label() + ": " + plant.sentence + " (" + plant.breaks + ")");
      }
      return;
    }
    var plant = options.containsKey("--plant") ? plant(options.get("--plant")) : null;
    long first = Long.parseLong(options.getOrDefault("--seed", "1"));
    boolean one = options.containsKey("--seed") && !options.containsKey("--seeds");
    long count = one ? 1 : Long.parseLong(options.getOrDefault("--seeds", "" + SEEDS));
    System.exit(run(first, count, plant, one) == 0 ? 0 : 1);
  }

  private static Plant plant(String label) {
    for (var plant : Plant.values()) {
      if (plant.label().equals(label)) {
        return plant;
      }
    }
    throw new IllegalArgumentException("no such plant: " + label + "; --plants lists them");
  }

  private static long run(long first, long count, @Nullable Plant plant, boolean traced) {
    var failed =
        LongStream.range(first, first + count)
            .parallel()
            .mapToObj(seed -> Simulation.run(seed, plant, new JacksonJson(), traced))
            .peek(outcome -> outcome.lines().forEach(System.out::println))
            .filter(outcome -> traced || outcome.failure() != null)
            .toList();
    for (var outcome : failed) {
      System.out.println(
          "seed "
              + outcome.seed()
              + " ("
              + outcome.hash()
              + "): "
              + (outcome.failure() == null ? "all held" : outcome.failure()));
    }
    long bad = failed.stream().filter(outcome -> outcome.failure() != null).count();
    System.out.println(count + " seeds, " + (count - bad) + " passed, " + bad + " failed");
    return bad;
  }
}
