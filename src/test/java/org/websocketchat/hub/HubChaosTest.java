package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.Now;

/** Whatever comes in whatever order, the hub keeps its promises to the shell. */
class HubChaosTest {
  private static final int SEEDS = 200;
  private static final int STEPS = 400;

  @Test
  void promisesHoldAndASeedReplaysExactly() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      assertEquals(new Run(seed).play(), new Run(seed).play(), "seed " + seed);
    }
  }

  /** One seeded life of a hub. */
  private static final class Run {
    private final Random random;
    private final Hub hub =
        new Hub(new HubLimits(3, 3), new JacksonJson(), VirtualHub.library(), 1);
    private final Set<Long> alive = new LinkedHashSet<>();
    private final Set<Long> demanded = new LinkedHashSet<>();
    private final Set<Long> closed = new LinkedHashSet<>();
    private final Map<String, Integer> asked = new LinkedHashMap<>();
    private final Map<String, Long> offsets = new LinkedHashMap<>();
    private final List<HubOutput> trace = new ArrayList<>();

    /** Dropped in this turn; the shell tells their end in a turn of its own. */
    private final List<Long> ended = new ArrayList<>();

    private final ArrayDeque<HubInput> opens = new ArrayDeque<>();

    private long millis;
    private long lastSocket;

    Run(int seed) {
      random = new Random(seed);
    }

    List<HubOutput> play() {
      for (int step = 0; step < STEPS; step++) {
        step();
      }
      alive.forEach(socket -> feed(new HubInput.Disconnected(socket, 1006)));
      while (!asked.isEmpty()) {
        answer(asked.keySet().iterator().next(), random.nextBoolean());
      }
      assertEquals(0, hub.sockets());
      assertEquals(0, hub.rooms());
      return trace;
    }

    private void step() {
      millis += random.nextInt(10) == 0 ? random.nextInt(30_000) : random.nextInt(200);
      if (hub.deadline() <= millis && random.nextInt(4) > 0) {
        feed(new HubInput.TimePassed());
      }
      switch (random.nextInt(8)) {
        case 0 -> connect();
        case 1 -> end();
        case 2 -> {
          if (!asked.isEmpty()) {
            answer(pick(asked.keySet()), random.nextInt(4) > 0);
          }
        }
        case 3 -> {
          if (!alive.isEmpty() && random.nextInt(5) == 0) {
            feed(new HubInput.Backlogged(pick(alive)));
          }
        }
        default -> frame();
      }
    }

    private void connect() {
      long socket = ++lastSocket;
      alive.add(socket);
      var address = random.nextBoolean() ? null : "a" + random.nextInt(2);
      feed(new HubInput.Connected(socket, "r" + random.nextInt(4), "json", address));
    }

    private void end() {
      if (!alive.isEmpty()) {
        long socket = pick(alive);
        alive.remove(socket);
        demanded.remove(socket);
        feed(new HubInput.Disconnected(socket, 1006));
      }
    }

    private void frame() {
      if (demanded.isEmpty()) {
        return;
      }
      long socket = pick(demanded);
      demanded.remove(socket);
      var text =
          switch (random.nextInt(6)) {
            case 0 -> "{\"type\":\"username\",\"name\":\"N" + random.nextInt(3) + "\"}";
            case 1 -> "{\"type\":\"typing\"}";
            case 2 -> random.nextInt(5) == 0 ? "rubbish" : "{\"type\":\"x\"}";
            default -> "{\"type\":\"message\",\"text\":\"" + random.nextInt() + "\"}";
          };
      feed(
          random.nextInt(6) == 0
              ? new HubInput.Heard(socket)
              : new HubInput.Received(socket, text));
    }

    private void answer(String room, boolean kept) {
      int drafts = asked.getOrDefault(room, 0);
      asked.remove(room);
      long first = offsets.getOrDefault(room, 1L);
      if (kept) {
        offsets.put(room, first + drafts);
      }
      feed(kept ? new HubInput.Appended(room, first) : new HubInput.AppendFailed(room));
    }

    private void feed(HubInput input) {
      for (var output : hub.handle(input, new Now(millis, 1_000_000 + millis))) {
        trace.add(output);
        switch (output) {
          case HubOutput.Demand(long socket) ->
              assertTrue(demanded.add(socket) && alive.contains(socket), "demand " + socket);
          case HubOutput.Close(long socket, int ignored, var reason) ->
              assertTrue(closed.add(socket), "closed twice: " + socket + reason);
          case HubOutput.Append(var room, var drafts) ->
              assertEquals(null, asked.put(room, drafts.size()), "two appends in " + room);
          case HubOutput.Deliver(var ignored, var sockets) ->
              assertTrue(alive.containsAll(sockets), "delivered to the gone");
          case HubOutput.Drop(long socket) -> {
            assertTrue(alive.remove(socket), "dropped the gone");
            demanded.remove(socket);
            ended.add(socket);
          }
          case HubOutput.Ping(long socket) -> assertTrue(alive.contains(socket));
          case HubOutput.Forget(var room) -> offsets.remove(room);
          case HubOutput.Open(long ask, var room, var ignored, long after, long since) ->
              opens.add(opened(ask, room));
          case HubOutput.Read ask -> throw new AssertionError(ask);
          case HubOutput.Remember sender -> throw new AssertionError(sender);
          case HubOutput.Offer offer -> throw new AssertionError(offer);
          case HubOutput.Drain drain -> throw new AssertionError(drain);
        }
      }
      var now = List.copyOf(ended);
      ended.clear();
      now.forEach(socket -> feed(new HubInput.Disconnected(socket, 1006)));
      while (!opens.isEmpty()) {
        feed(opens.remove());
      }
    }

    private HubInput opened(long ask, String room) {
      long head = offsets.getOrDefault(room, 1L) - 1;
      return new HubInput.Opened(ask, room, "e", 1, head, 1, 0, null, List.of());
    }

    private <T> T pick(Set<T> some) {
      return List.copyOf(some).get(random.nextInt(some.size()));
    }
  }
}
