package org.websocketchat.hub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.Now;
import org.websocketchat.protocol.SubProtocol;

/**
 * A hub on virtual time, with sockets that record their frames and a storage that can be held back.
 */
final class VirtualHub {
  static final long WALL_START = 1_763_878_400_000L;

  private final Hub hub;
  private final Map<Long, List<String>> frames = new LinkedHashMap<>();
  private final VirtualStorage storage;
  private final Set<Long> demanded = new LinkedHashSet<>();
  private final List<HubOutput> said = new ArrayList<>();
  private final Set<Long> unread = new LinkedHashSet<>();
  private final Set<Long> draining = new LinkedHashSet<>();
  private long millis;
  private long suspendedMillis;
  private long lastSocket;
  private final Map<String, TokenVerdict> tokens = new LinkedHashMap<>();
  private final List<HubOutput.Verify> toVerify = new ArrayList<>();
  private boolean holdsVerifications;

  VirtualHub() {
    this(HubLimits.usual());
  }

  VirtualHub(HubLimits limits) {
    this(limits, new VirtualStorage());
  }

  /** A hub that begins where another one left its storage. */
  VirtualHub(HubLimits limits, VirtualStorage storage) {
    this(limits, storage, Keys.library());
  }

  VirtualHub(HubLimits limits, VirtualStorage storage, Library library) {
    this(limits, storage, library, RoomRules.usual());
  }

  /** A hub whose rooms begin with these rules. */
  VirtualHub(RoomRules rules) {
    this(HubLimits.usual(), new VirtualStorage(), Keys.library(), rules);
  }

  VirtualHub(HubLimits limits, VirtualStorage storage, Library library, RoomRules rules) {
    this(limits, storage, library, new RolePolicy(library), rules);
  }

  VirtualHub(
      HubLimits limits, VirtualStorage storage, Library library, Policy policy, RoomRules rules) {
    this.storage = storage;
    hub = new Hub(limits, new JacksonJson(), library, policy, new StartRules(rules), 1);
  }

  VirtualStorage storage() {
    return storage;
  }

  Hub hub() {
    return hub;
  }

  /** A new socket in this room, from an address that is not counted. */
  long connect(String room) {
    return connect(room, null);
  }

  long connect(String room, @Nullable String address) {
    return connect(room, SubProtocol.JSON, address);
  }

  long connect(String room, String protocol, @Nullable String address) {
    return connect(room, protocol, address == null ? null : new Address(List.of(address)));
  }

  long connect(String room, String protocol, @Nullable Address address) {
    long socket = ++lastSocket;
    feed(new HubInput.Connected(socket, room, protocol, address));
    return socket;
  }

  /** A new socket of {@code websocket-chat.v1} that has sent nothing. */
  long connectV1() {
    return connect("lobby", SubProtocol.V1, (String) null);
  }

  /** A new socket in the lobby, called so; what it was told meanwhile is forgotten. */
  long join(String name) {
    long socket = connect("lobby");
    send(socket, "{'type':'username','name':'" + name + "'}");
    pass(1_000);
    forget();
    return socket;
  }

  /** A new socket in the lobby whose hello has this key; the rest begins with a comma. */
  long hello(int key, String name, String rest) {
    long socket = connectV1();
    send(socket, "{'type':'hello','key':'" + Keys.of(key) + "','name':'" + name + "'" + rest + "}");
    return socket;
  }

  long hello(int key, String name) {
    return hello(key, name, "");
  }

  /** The same, and what it and the others were told meanwhile is forgotten. */
  long enter(int key, String name) {
    long socket = hello(key, name);
    pass(1_000);
    forget();
    return socket;
  }

  /** Sends its n-th text, after another n. */
  void say(long socket, String tag, long n, long after, String text) {
    var cid = tag + "." + n;
    send(
        socket,
        "{'type':'message','cid':'" + cid + "','after':" + after + ",'text':'" + text + "'}");
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
    carryOut(hub.handle(input, now()));
  }

  /** Does what the shell does after a turn threw. */
  void recover() {
    carryOut(hub.recover(now()));
  }

  private Now now() {
    return new Now(millis, WALL_START + millis + suspendedMillis);
  }

  /** The machine is suspended: its steady clock stands still, the wall clock does not. */
  void suspend(long forMillis) {
    suspendedMillis += forMillis;
  }

  private void carryOut(List<HubOutput> outputs) {
    for (var output : outputs) {
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
        case HubOutput.Offer(var frame, var sockets) ->
            sockets.stream()
                .filter(socket -> !unread.contains(socket))
                .forEach(
                    socket -> frames.computeIfAbsent(socket, none -> new ArrayList<>()).add(frame));
        case HubOutput.Drain(long socket) -> draining.add(socket);
        case HubOutput.Verify ask -> toVerify.add(ask);
        case HubOutput.Append append -> storage.ask(append);
        case HubOutput.Open ask -> storage.ask(ask);
        case HubOutput.Read ask -> storage.ask(ask);
        case HubOutput.ReadActs ask -> storage.ask(ask);
        case HubOutput.Remember sender -> storage.ask(sender);
        case HubOutput.Forget room -> storage.ask(room);
        case HubOutput.Ping ignored -> {}
        case HubOutput.Close ignored -> {}
        case HubOutput.Drop ignored -> {}
      }
    }
    drain();
    answerLog();
    verify();
  }

  /** From now on, this text is a token that says so. */
  void issue(String token, SignedIdentity identity) {
    tokens.put(token, new TokenVerdict.Accepted(identity));
  }

  /** Answers about tokens only when {@link #answerVerifications} is called. */
  void holdVerifications() {
    holdsVerifications = true;
  }

  void answerVerifications() {
    holdsVerifications = false;
    verify();
  }

  private void verify() {
    while (!holdsVerifications && !toVerify.isEmpty()) {
      var ask = toVerify.removeFirst();
      var unknown = new TokenVerdict.Refused("no such token");
      feed(new HubInput.Verified(ask.socket(), tokens.getOrDefault(ask.token(), unknown)));
    }
  }

  private void drain() {
    for (var socket : List.copyOf(draining)) {
      if (!unread.contains(socket) && draining.remove(socket)) {
        feed(new HubInput.Drained(socket));
      }
    }
  }

  /** The number of the socket that came last. */
  long lastSocket() {
    return lastSocket;
  }

  /** When the hub wants to be woken; {@link Long#MAX_VALUE} for never. */
  long deadline() {
    return hub.deadline();
  }

  /** How much time has passed. */
  long millis() {
    return millis;
  }

  /** The peer of this socket stops reading. */
  void stopReading(long socket) {
    unread.add(socket);
  }

  void readAgain(long socket) {
    unread.remove(socket);
    drain();
  }

  void holdLog() {
    storage.hold();
  }

  void releaseLog() {
    storage.release();
    answerLog();
  }

  /** Fails the next request that can fail, and answers those before it. */
  void failLog() {
    feed(storage.fail(false));
    answerLog();
  }

  /** The same, but the drafts of a failed append are stored. */
  void failLogThatKept() {
    feed(storage.fail(true));
    answerLog();
  }

  /** Answers one request although storage is held back. */
  void answerOne() {
    var answer = storage.answerOne();
    if (answer != null) {
      feed(answer);
    }
  }

  /** Answers all that storage is asked by now, although the log is held. */
  void answerBatch() {
    storage.answerBatch().forEach(this::feed);
  }

  private void answerLog() {
    for (var answer = storage.answer(); answer != null; answer = storage.answer()) {
      feed(answer);
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

  /** Lets time pass while the hub handles nothing. */
  void stall(long forMillis) {
    millis += forMillis;
  }

  boolean isRead(long socket) {
    return demanded.contains(socket);
  }

  /** The frames that this socket was sent; quotes are apostrophes. */
  List<String> frames(long socket) {
    return frames.getOrDefault(socket, List.of()).stream()
        .map(frame -> frame.replace('"', '\''))
        .toList();
  }

  /** The frames of this type that this socket was sent. */
  List<String> frames(long socket, String type) {
    return frames(socket).stream()
        .filter(frame -> frame.startsWith("{'type':'" + type + "'"))
        .toList();
  }

  /** All outputs of this kind. */
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
