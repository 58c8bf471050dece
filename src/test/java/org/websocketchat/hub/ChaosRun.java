package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.Now;

/** One seeded life of a hub: its sockets, their peers, honest or not, and its storage. */
final class ChaosRun {
  private static final int STEPS = 600;
  private static final int KEYS = 4;

  private final Random random;
  private final Hub hub =
      new Hub(
          HubLimits.builder().socketsPerAddress(3).rooms(3).names(100).build(),
          new JacksonJson(),
          Keys.library(),
          1);
  private final VirtualStorage storage = new VirtualStorage();
  private final Set<Long> alive = new LinkedHashSet<>();
  private final Set<Long> demanded = new LinkedHashSet<>();
  private final Set<Long> closed = new LinkedHashSet<>();
  private final Set<Long> draining = new LinkedHashSet<>();
  private final Map<Long, ChaosSocket> readers = new LinkedHashMap<>();
  private final List<HubOutput> trace = new ArrayList<>();

  /** Dropped in this turn; the shell tells their end in a turn of its own. */
  private final List<Long> ended = new ArrayList<>();

  private long millis;
  private long lastSocket;

  ChaosRun(int seed) {
    random = new Random(seed);
    storage.hold();
  }

  List<HubOutput> play() {
    for (int step = 0; step < STEPS; step++) {
      step();
    }
    settle();
    readers.values().stream().filter(this::isCurrent).forEach(this::assertSeesAll);
    for (var socket : List.copyOf(alive)) {
      end(socket, 1000);
    }
    settle();
    pass(200_000);
    assertEquals(0, hub.sockets());
    assertEquals(0, hub.rooms());
    pass(100_000);
    assertEquals(Long.MAX_VALUE, hub.deadline());
    return trace;
  }

  /** Lets storage answer and peers read until nothing happens any more. */
  private void settle() {
    answerAll();
    pass(2_000); // where an answer failed, it is asked again
    answerAll();
    pass(2_000);
  }

  private void answerAll() {
    while (storage.waiting() > 0 || !draining.isEmpty()) {
      answer();
      drain();
    }
  }

  private void pass(long byMillis) {
    long end = millis + byMillis;
    while (hub.deadline() <= end) {
      millis = Math.max(millis, hub.deadline());
      feed(new HubInput.TimePassed());
    }
    millis = end;
  }

  private boolean isCurrent(ChaosSocket reader) {
    return alive.contains(reader.socket)
        && !closed.contains(reader.socket)
        && reader.welcome != null;
  }

  private void assertSeesAll(ChaosSocket reader) {
    var kept = storage.of(reader.room);
    if (!kept.isEmpty()) {
      assertEquals(kept.getLast().offset(), reader.position, "not everything came");
    }
    reader.assertNamesDiffer();
    readers.values().stream()
        .filter(this::isCurrent)
        .filter(other -> other.room.equals(reader.room))
        .forEach(other -> assertEquals(reader.names(), other.names()));
  }

  private void step() {
    millis += random.nextInt(20) == 0 ? random.nextInt(30_000) : random.nextInt(200);
    if (hub.deadline() <= millis && random.nextInt(4) > 0) {
      feed(new HubInput.TimePassed());
    }
    switch (random.nextInt(12)) {
      case 0 -> connect();
      case 1 -> {
        if (!alive.isEmpty() && random.nextBoolean()) {
          end(pick(alive), random.nextBoolean() ? 1000 : 1006);
        }
      }
      case 2, 3, 4 -> answer();
      case 5 -> {
        if (storage.canFail() && random.nextInt(4) == 0) {
          feed(storage.fail(random.nextBoolean()));
        }
      }
      case 6 -> drain();
      case 7 -> {
        if (!alive.isEmpty() && random.nextInt(8) == 0) {
          feed(new HubInput.Backlogged(pick(alive)));
        }
      }
      case 8 -> {
        if (random.nextInt(40) == 0 && storage.waiting() == 0) {
          storage.lose();
        }
      }
      default -> frame();
    }
  }

  private void connect() {
    long socket = ++lastSocket;
    alive.add(socket);
    var address = random.nextBoolean() ? null : new Address(List.of("a" + random.nextInt(2)));
    var room = "r" + random.nextInt(4);
    var protocol = random.nextInt(4) == 0 ? "json" : "websocket-chat.v1";
    if (!protocol.equals("json")) {
      readers.put(socket, new ChaosSocket(storage, socket, room));
    }
    feed(new HubInput.Connected(socket, room, protocol, address));
  }

  private void end(long socket, int code) {
    alive.remove(socket);
    demanded.remove(socket);
    draining.remove(socket);
    feed(new HubInput.Disconnected(socket, code));
  }

  private void drain() {
    if (!draining.isEmpty()) {
      long socket = pick(draining);
      draining.remove(socket);
      feed(new HubInput.Drained(socket));
    }
  }

  private void answer() {
    var answer = storage.answerOne();
    if (answer != null) {
      feed(answer);
    }
  }

  private void frame() {
    if (demanded.isEmpty()) {
      return;
    }
    long socket = pick(demanded);
    demanded.remove(socket);
    var reader = readers.get(socket);
    var text = reader == null ? guideFrame() : chatFrame(reader);
    feed(
        random.nextInt(10) == 0
            ? new HubInput.Heard(socket)
            : new HubInput.Received(socket, text.replace('\'', '"')));
  }

  private String guideFrame() {
    return switch (random.nextInt(6)) {
      case 0 -> "{'type':'username','name':'N" + random.nextInt(3) + "'}";
      case 1 -> "{'type':'typing'}";
      case 2 -> random.nextInt(5) == 0 ? "rubbish" : "{'type':'x'}";
      case 3 -> "{'type':'message','cid':'" + anyCid() + "','text':'guide'}";
      default -> "{'type':'message','text':'guide'}";
    };
  }

  private String chatFrame(ChaosSocket reader) {
    if (reader.key == 0) {
      return random.nextInt(20) == 0 ? "{'type':'ping'}" : hello(reader);
    }
    return switch (random.nextInt(12)) {
      case 0 -> "{'type':'username','name':'N" + random.nextInt(3) + "'}";
      case 1 -> "{'type':'typing'}";
      case 2 -> random.nextInt(10) == 0 ? "rubbish" : "{'type':'x'}";
      case 3 -> "{'type':'history','before':" + random.nextInt(20) + ",'limit':5}";
      case 4 -> "{'type':'message','cid':'" + anyCid() + "','text':'key " + reader.key + "'}";
      case 5 -> message(reader, random.nextInt(10), random.nextInt(10));
      case 6 -> "{'type':'pong'}";
      default -> {
        long after = reader.sentN;
        reader.sentN += 1 + random.nextInt(2);
        yield message(reader, reader.sentN, after);
      }
    };
  }

  private static String message(ChaosSocket reader, long n, long after) {
    var cid = Keys.tag(reader.key) + "." + n;
    var text = "key " + reader.key;
    return "{'type':'message','cid':'" + cid + "','after':" + after + ",'text':'" + text + "'}";
  }

  /** A cid that may belong to another sender. */
  private String anyCid() {
    return Keys.tag(1 + random.nextInt(KEYS)) + "." + (1 + random.nextInt(5));
  }

  private String hello(ChaosSocket reader) {
    reader.key = 1 + random.nextInt(KEYS);
    reader.askedEpoch = "e" + (1 + random.nextInt(3));
    reader.askedOffset = random.nextInt(6);
    var attempt = random.nextBoolean() ? "" : ",'try':" + random.nextInt(3);
    var position = ",'epoch':'" + reader.askedEpoch + "','offset':" + reader.askedOffset;
    var key = Keys.of(reader.key);
    return "{'type':'hello','key':'" + key + "','name':'N1'" + attempt + position + "}";
  }

  private void feed(HubInput input) {
    for (var output : hub.handle(input, new Now(millis, 1_000_000_000 + millis))) {
      trace.add(output);
      carryOut(output);
    }
    assertOneSocketEach();
    var now = List.copyOf(ended);
    ended.clear();
    now.forEach(socket -> feed(new HubInput.Disconnected(socket, 1006)));
  }

  private void carryOut(HubOutput output) {
    switch (output) {
      case HubOutput.Demand(long socket) ->
          assertTrue(demanded.add(socket) && alive.contains(socket), "demand " + socket);
      case HubOutput.Close(long socket, int ignored, var reason) ->
          assertTrue(closed.add(socket), "closed twice: " + socket + reason);
      case HubOutput.Append append -> {
        append.drafts().forEach(ChaosRun::assertOwn);
        storage.ask(append);
      }
      case HubOutput.Deliver(var frame, var sockets) -> deliver(frame, sockets);
      case HubOutput.Offer(var frame, var sockets) -> deliver(frame, sockets);
      case HubOutput.Drain(long socket) -> assertTrue(draining.add(socket), "drain " + socket);
      case HubOutput.Drop(long socket) -> {
        assertTrue(alive.remove(socket), "dropped the gone");
        demanded.remove(socket);
        draining.remove(socket);
        ended.add(socket);
      }
      case HubOutput.Ping(long socket) -> assertTrue(alive.contains(socket));
      case HubOutput.Verify ask -> throw new AssertionError("nobody here has a token: " + ask);
      case HubOutput.Open ask -> storage.ask(ask);
      case HubOutput.Read ask -> storage.ask(ask);
      case HubOutput.ReadActs ask -> storage.ask(ask);
      case HubOutput.Remember ask -> storage.ask(ask);
      case HubOutput.Forget room -> storage.ask(room);
    }
  }

  /** Nobody speaks in another's name. */
  private static void assertOwn(Draft draft) {
    var sequence = draft.sequence();
    if (sequence == null) {
      assertEquals("guide", draft.body().text());
    } else {
      var key = Integer.parseInt(draft.body().text().substring("key ".length()));
      assertEquals(Keys.tag(key), sequence.tag());
    }
  }

  private void deliver(String frame, List<Long> sockets) {
    assertTrue(alive.containsAll(sockets), "delivered to the gone");
    for (var socket : sockets) {
      assertTrue(!closed.contains(socket), "delivered behind a close");
      var reader = readers.get(socket);
      if (reader != null) {
        reader.sent(frame);
      }
    }
  }

  /** Of all sockets with one key in one room, one is open. */
  private void assertOneSocketEach() {
    var seen = new LinkedHashSet<String>();
    for (var reader : readers.values()) {
      if (isCurrent(reader)) {
        assertTrue(seen.add(reader.room + reader.key), "two sockets of one key");
      }
    }
  }

  private <T> T pick(Set<T> some) {
    return List.copyOf(some).get(random.nextInt(some.size()));
  }
}
