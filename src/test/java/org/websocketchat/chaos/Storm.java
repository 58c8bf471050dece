package org.websocketchat.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets everybody talk, and everything go wrong, in an order that the seed decides. */
final class Storm {
  private final Stage stage;
  private final Random random;
  private final Trace trace;

  /** What will happen later. */
  private final List<Later> later = new ArrayList<>();

  private int kills;
  private int copies;

  /** When the server, which is up, will be killed; 0 before that is decided. */
  private long killNanos;

  Storm(Stage stage, Random random, Trace trace) {
    this.stage = stage;
    this.random = random;
    this.trace = trace;
  }

  private record Later(long atNanos, Runnable action) {}

  int kills() {
    return kills;
  }

  /** Goes on at least for this time, and until the server was killed so often. */
  void rage(int wantedKills, long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() < end || kills < wantedKills) {
      server();
      runDue(System.nanoTime());
      step();
    }
  }

  /** Lets everything go on that was stopped, and starts the server. */
  void calm() {
    trace.add("storm", "calm");
    stage.proxy().set(Weather.CLEAR);
    runDue(Long.MAX_VALUE);
    stage.awaitServer();
  }

  private void runDue(long nowNanos) {
    for (var what : List.copyOf(later)) {
      if (what.atNanos() <= nowNanos) {
        later.remove(what);
        what.action().run();
      }
    }
  }

  /** Happens at a time of its own, or when the storm is over. */
  private void later(int mostMillis, Runnable action) {
    later.add(new Later(System.nanoTime() + nanos(random.nextInt(mostMillis)), action));
  }

  private static long nanos(int millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private void server() {
    var server = stage.server();
    if (!server.isUp()) {
      return;
    }
    if (killNanos == 0) {
      killNanos = System.nanoTime() + nanos(500 + random.nextInt(4_500));
    } else if (System.nanoTime() > killNanos) {
      stage.clients().forEach(client -> talk(client, 1 + random.nextInt(4)));
      LockSupport.parkNanos(nanos(random.nextInt(60))); // anywhere between frame and answer
      server.kill();
      kills++;
      killNanos = 0;
      later(1_500, server::start);
    }
  }

  private void step() {
    int dice = random.nextInt(100);
    if (dice < 50) {
      talk(anybody(), 1 + random.nextInt(5));
    } else if (dice < 60) {
      anybody().retry();
    } else if (dice < 68) {
      stage.proxy().set(Weather.random(random));
    } else if (dice < 72) {
      stage.proxy().resetSome(random);
    } else if (dice < 75) {
      stage.proxy().loseSome(random);
    } else if (dice < 79) {
      freeze();
    } else if (dice < 81) {
      stop();
    } else if (dice < 84) {
      crash();
    } else if (dice < 86) {
      reload();
    } else if (dice < 87) {
      duplicate();
    } else if (dice < 95) {
      correct();
    } else {
      LockSupport.parkNanos(nanos(random.nextInt(300))); // nothing happens for once
    }
  }

  private Participant anybody() {
    var all = new ArrayList<Participant>(stage.clients());
    all.addAll(awake());
    return all.get(random.nextInt(all.size()));
  }

  private List<PageClient> awake() {
    return stage.pages().stream().filter(PageClient::isAwake).toList();
  }

  private void talk(Participant who, int texts) {
    boolean taken = true;
    for (int i = 0; i < texts && taken; i++) {
      taken = stage.say(who, words());
    }
    trace.add(who.name(), (taken ? "said " : "was refused one of ") + texts);
  }

  private void correct() {
    var client = stage.clients().get(random.nextInt(stage.clients().size()));
    boolean taken = stage.correct(client, random, words());
    trace.add(client.name(), taken ? "corrected a message" : "could correct nothing");
  }

  private String words() {
    return switch (random.nextInt(8)) {
      case 0 -> "你好，" + "界".repeat(random.nextInt(20));
      case 1 -> "<b>&amp;\"\\" + "😀".repeat(random.nextInt(5));
      case 2 -> "long " + "x".repeat(random.nextInt(2_000));
      default -> "word";
    };
  }

  private void freeze() {
    var pages = awake();
    if (!pages.isEmpty()) {
      var page = pages.get(random.nextInt(pages.size()));
      page.freeze();
      later(6_000, page::thaw);
    }
  }

  /** The last browser: somebody must go on talking. */
  private void stop() {
    var browser = stage.browsers().getLast();
    boolean free = !browser.isStopped() && stage.pages().stream().noneMatch(PageClient::isFrozen);
    if (free) {
      trace.add("browser", "stops");
      browser.stop();
      later(
          6_000,
          () -> {
            trace.add("browser", "goes on");
            browser.resume();
          });
    }
  }

  private void crash() {
    var client = stage.clients().get(random.nextInt(stage.clients().size()));
    if (random.nextBoolean()) {
      client.crash();
    } else {
      client.crashAtStore();
    }
  }

  private void reload() {
    var pages = awake();
    if (!pages.isEmpty()) {
      pages.get(random.nextInt(pages.size())).reload();
    }
  }

  /** Copies a tab; a copy is closed when it has nothing left to say. */
  private void duplicate() {
    var pages = awake();
    if (pages.isEmpty() || copies > 2) {
      return;
    }
    var page = pages.get(random.nextInt(pages.size()));
    stage.pages().add(page.duplicate("Copy" + ++copies));
  }
}
