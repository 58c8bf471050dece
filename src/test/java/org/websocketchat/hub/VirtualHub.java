package org.websocketchat.hub;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.Now;

/** A hub on virtual time, with sockets that note what they are sent and a log that can be held. */
final class VirtualHub {
  static final long WALL_START = 1_763_878_400_000L;

  private final Hub hub;
  private final Map<Long, List<String>> frames = new LinkedHashMap<>();
  private final ArrayDeque<HubOutput.Append> unanswered = new ArrayDeque<>();
  private final Map<String, Long> nextOffsets = new LinkedHashMap<>();
  private final Set<Long> demanded = new LinkedHashSet<>();
  private final List<HubOutput> said = new ArrayList<>();
  private boolean logHeld;
  private long millis;
  private long lastSocket;

  VirtualHub() {
    this(HubLimits.usual());
  }

  VirtualHub(HubLimits limits) {
    hub = new Hub(limits, new JacksonJson(), name -> name.strip().toLowerCase(Locale.ROOT));
  }

  Hub hub() {
    return hub;
  }

  /** A new socket in this room, from an address that is not counted. */
  long connect(String room) {
    return connect(room, null);
  }

  long connect(String room, @Nullable String address) {
    long socket = ++lastSocket;
    feed(new HubInput.Connected(socket, room, address));
    return socket;
  }

  /** A new socket in the lobby, called so; what it was told meanwhile is forgotten. */
  long join(String name) {
    long socket = connect("lobby");
    send(socket, "{'type':'username','name':'" + name + "'}");
    pass(1_000);
    forget();
    return socket;
  }

  /** A frame from this socket, as soon as the hub reads it; apostrophes stand for quotes. */
  void send(long socket, String frame) {
    for (int waits = 0; !demanded.contains(socket); waits++) {
      if (waits == 100) {
        throw new AssertionError("not read: " + socket);
      }
      pass(50);
    }
    demanded.remove(socket);
    feed(new HubInput.Received(socket, frame.replace('\'', '"')));
  }

  void say(long socket, String text) {
    send(socket, "{'type':'message','text':'" + text + "'}");
  }

  void binary(long socket) {
    demanded.remove(socket);
    feed(new HubInput.BinaryReceived(socket));
  }

  /** A pong, if the socket is being read. */
  void pong(long socket) {
    if (demanded.remove(socket)) {
      feed(new HubInput.Heard(socket));
    }
  }

  void feed(HubInput input) {
    for (var output : hub.handle(input, new Now(millis, WALL_START + millis))) {
      said.add(output);
      switch (output) {
        case HubOutput.Deliver(var frame, var sockets) ->
            sockets.forEach(
                socket -> frames.computeIfAbsent(socket, none -> new ArrayList<>()).add(frame));
        case HubOutput.Demand(long socket) -> {
          if (!demanded.add(socket)) {
            throw new AssertionError("demanded twice: " + socket);
          }
        }
        case HubOutput.Append append -> unanswered.add(append);
        case HubOutput.Open ask -> throw new AssertionError(ask);
        case HubOutput.Read ask -> throw new AssertionError(ask);
        case HubOutput.Remember sender -> throw new AssertionError(sender);
        case HubOutput.Ping ignored -> {}
        case HubOutput.Close ignored -> {}
        case HubOutput.Drop ignored -> {}
        case HubOutput.Forget ignored -> {}
      }
    }
    if (!logHeld) {
      answerLog();
    }
  }

  void holdLog() {
    logHeld = true;
  }

  void releaseLog() {
    logHeld = false;
    answerLog();
  }

  void failLog() {
    feed(new HubInput.AppendFailed(unanswered.remove().room()));
  }

  private void answerLog() {
    while (!unanswered.isEmpty()) {
      var append = unanswered.remove();
      long first = nextOffsets.merge(append.room(), 0L, Long::sum) + 1;
      nextOffsets.merge(append.room(), (long) append.drafts().size(), Long::sum);
      feed(new HubInput.Appended(append.room(), first));
    }
  }

  /** Lets time pass, waking the hub whenever it asked for it. */
  void pass(long byMillis) {
    long end = millis + byMillis;
    while (hub.deadline() <= end) {
      millis = Math.max(millis, hub.deadline());
      feed(new HubInput.TimePassed());
    }
    millis = end;
  }

  /** Lets time pass in which nothing was handled at all. */
  void stall(long forMillis) {
    millis += forMillis;
  }

  boolean isRead(long socket) {
    return demanded.contains(socket);
  }

  /** What this socket was sent; quotes are apostrophes. */
  List<String> frames(long socket) {
    return frames.getOrDefault(socket, List.of()).stream()
        .map(frame -> frame.replace('"', '\''))
        .toList();
  }

  /** What this socket was sent of this type. */
  List<String> frames(long socket, String type) {
    return frames(socket).stream()
        .filter(frame -> frame.startsWith("{'type':'" + type + "'"))
        .toList();
  }

  /** Everything the hub said of this kind. */
  <T extends HubOutput> List<T> said(Class<T> kind) {
    return said.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Nullable Integer closeCode(long socket) {
    var codes =
        said(HubOutput.Close.class).stream()
            .filter(close -> close.socket() == socket)
            .map(HubOutput.Close::code)
            .toList();
    if (codes.size() > 1) {
      throw new AssertionError("closed twice: " + codes);
    }
    return codes.isEmpty() ? null : codes.getFirst();
  }

  boolean isDropped(long socket) {
    return said.contains(new HubOutput.Drop(socket));
  }

  void forget() {
    frames.clear();
    said.clear();
  }
}
