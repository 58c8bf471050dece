package org.websocketchat.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Hub;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubLimits;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.Rate;
import org.websocketchat.hub.RolePolicy;
import org.websocketchat.hub.RoomRules;
import org.websocketchat.hub.RoomState;
import org.websocketchat.hub.StartRules;
import org.websocketchat.hub.StoredSanction;
import org.websocketchat.hub.TokenVerdict;
import org.websocketchat.protocol.Body.SanctionKind;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.Now;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.SubProtocol;

/** Our server: the shell of a hub, on the virtual network and the virtual disk. */
final class ServerNode implements Server {
  private static final String ROOM = "lobby";

  /** How a list of people begins by websocket-chat.v1. */
  private static final String LIST = "{\"type\":\"userlist\",\"users\":[{";

  /** Who is welcomed meanwhile gets the list with the others. */
  private static final int TICK_MILLIS = 50;

  private static final int MOST_QUEUED_BYTES = 1 << 20;
  private static final int ONE_TURN_BYTES = 512 * 1024;
  private static final int OFFER_BYTES = 256 * 1024;
  private static final int DRAINED_BYTES = 64 * 1024;
  private static final int DRAIN_MILLIS = 50;

  /** In place of a socket that is no json, or one of strangers, whose views nobody compares. */
  private static final long NOBODY = -1;

  private static final int STOP_MILLIS = 3_000;
  private static final int END_OF_RUN_MILLIS = 1_000_000;
  private static final int CHECK_MILLIS = 1_000;
  private static final int LATE_MILLIS = 1_500;

  /** What may wait for all together, before the one for whom most waits has to go. */
  private static final int MOST_QUEUED_IN_ALL_BYTES = 256 * 1024;

  /** The same with those who have been told to go, and with what came for them meanwhile. */
  private static final int WITH_CLOSING_BYTES = 1 << 20;

  /** How many opens, and how many pages, of one network are under way at a time. */
  static final int LOOKUPS_OF_KIND = 2;

  /** When these are dropped at the latest; after the server did nothing, that time begins anew. */
  private static final int DROPPED_MILLIS = 1_000;

  /** How long whose token is over may be told something. */
  private static final int POWERS_MILLIS = 5_000;

  private static final long NO_TOKEN = -1;

  /**
   * What an answer of storage says of the log.
   *
   * @param state what it has made of the room
   * @param told the offsets of what the hub hears is stored
   */
  private record Answer(RoomState state, List<Long> told) {}

  /** One socket as the shell sees it. */
  private static final class Peer {
    final Link link;
    final long socket;

    /** What has arrived and was not demanded yet. */
    final ArrayDeque<Packet> inbox = new ArrayDeque<>();

    /** Whether the hub was told that it is the fullest of too many bytes. */
    boolean told;

    /** When that was, or when the server went on after it did nothing. */
    long toldMillis;

    /** In json: whether storage was seen to answer for it. */
    boolean answered;

    boolean demanded;
    boolean backlogged;
    boolean closing;

    /** When a frame of it was last read, or it came. */
    long readMillis;

    /** Whether it is in the room: in json, from the beginning. */
    boolean welcomed;

    /** What it was welcomed with; null before that, and in json. */
    ServerFrame.@Nullable Welcome welcome;

    /** When the token that it showed last ends, milliseconds since 1970. */
    long tokenEndWallMillis = NO_TOKEN;

    Peer(Link link, long socket) {
      this.link = link;
      this.socket = socket;
      welcomed = link.protocol().equals(SubProtocol.JSON);
    }
  }

  private final World world;
  private final StoredLog truth;
  private final VirtualStorage storage;
  private final FaultyParts parts;
  private final NextDoor nextDoor;
  private final IdMonitor ids;
  private final Bystanders bystanders;
  private final SpectatorMonitor spectators;
  private final Map<Long, Peer> peers = new LinkedHashMap<>();

  /** The sockets that had storage asked something when they came, by the number of the request. */
  private final Map<Long, Long> guides = new LinkedHashMap<>();

  private final ArrayDeque<HubInput> inbox = new ArrayDeque<>();

  /** What those answers in the inbox say of the log that tell of it. */
  private final ArrayDeque<Answer> answers = new ArrayDeque<>();

  /** What the log has made of the room, as the hub was told last. */
  private RoomState toldState = RoomState.USUAL;

  /** Null while it is down. */
  private @Nullable Hub hub;

  private long lastSocket;

  /** When the room as it is now last sent a list of people by websocket-chat.v1. */
  private long lastListMillis;

  private long wakesAtMillis = Long.MAX_VALUE;
  private long lastWake;
  private boolean inTurn;
  private boolean stalled;

  /** Since when, if it is. */
  private long stalledSinceMillis;

  /** When it last went on after it did nothing. */
  private long wentOnMillis;

  private boolean slams;

  ServerNode(World world, StoredLog truth, VirtualStorage storage, Json json, boolean prompt) {
    this.world = world;
    this.truth = truth;
    this.storage = storage;
    parts = new FaultyParts(json);
    nextDoor = new NextDoor(world);
    ids = new IdMonitor(truth, json);
    bystanders = new Bystanders(world, prompt);
    spectators = new SpectatorMonitor(world, json);
    start();
    check();
  }

  // What happens to it.

  void start() {
    if (hub == null) {
      world.note("server", "STARTS", storage.epoch());
      var rules = new StartRules(RoomRules.usual().withEditMillis(30_000));
      var roles = new RolePolicy(parts.library());
      var policy = world.hasPlant() ? new LaxPolicy(roles, world) : roles;
      hub = new Hub(limits(), parts.json(), parts.library(), policy, rules, world.dice.next());
      guides.clear();
      bystanders.started();
      listsBegin();
      storage.serve(this::answered);
      feed(nextDoor.comes());
    }
  }

  /**
   * Small enough for a simulation; a tab, which has an address of its own, is within them even if
   * it says as much as its session's pace allows.
   */
  private HubLimits limits() {
    int lookups = world.has(Plant.UNLIMITED_LOOKUPS) ? 1_000 : LOOKUPS_OF_KIND;
    return HubLimits.builder()
        .socketsPerAddress(12)
        .connectsPerAddress(Rate.perMinute(120, 30))
        .hellosPerAddress(Rate.perMinute(120, 15))
        .framesPerAddress(Rate.perSecond(40, 100))
        .refusalsPerAddress(Rate.perMinute(60, 30))
        .reportsPerAddress(Rate.perSecond(12, 30))
        .renamesPerAddress(Rate.perMinute(60, 10))
        .messagesPerAddress(Rate.perSecond(12, 30))
        .bytesPerAddress(Rate.perSecond(16_384, 131_072))
        .readsPerAddress(Rate.perSecond(65_536, 524_288))
        .messagesPerRoom(Rate.perSecond(30, 60))
        .bytesPerRoom(Rate.perSecond(65_536, 131_072))
        .peoplePerAddress(20)
        .namesPerAddress(6)
        .opensPerAddress(lookups)
        .pagesPerAddress(lookups)
        .build();
  }

  /** A room that begins, also after a fault has ended the one before, may send a list at once. */
  private void listsBegin() {
    lastListMillis = world.millis() - TICK_MILLIS;
  }

  /** Killed as by {@code kill -9}. */
  void crash() {
    if (hub != null) {
      world.note("server", "CRASHES", "");
      hub = null;
      storage.crash();
      inbox.clear();
      answers.clear();
      toldState = RoomState.USUAL;
      lastWake++;
      wakesAtMillis = Long.MAX_VALUE;
      stalled = false;
      for (var peer : peers.values()) {
        peer.link.serverDrops();
      }
      peers.clear();
    }
  }

  /** Says bye and ends when all have gone, or soon. */
  void stop() {
    if (hub != null) {
      world.note("server", "STOPS", "");
      nextDoor.stopping();
      feed(new HubInput.StopRequested());
      world.after(STOP_MILLIS, this::crash);
    }
  }

  /** Does nothing for a while. */
  void stall(long forMillis) {
    world.note("server", "STALLS", Long.toString(forMillis));
    stalledSinceMillis = stalled ? stalledSinceMillis : world.millis();
    stalled = true;
    world.after(forMillis, this::goOn);
  }

  private void goOn() {
    if (stalled) {
      excuse(world.millis() - stalledSinceMillis);
      wentOnMillis = world.millis();
    }
    stalled = false;
    pump();
  }

  /** Nobody else has caused that the server did nothing for so long. */
  private void excuse(long millis) {
    bystanders.excuse(millis);
    for (var peer : peers.values()) {
      peer.toldMillis = world.millis();
      peer.readMillis = Math.min(world.millis(), peer.readMillis + millis);
    }
  }

  /** A turn throws, as soon as one uses what is broken. */
  void fail() {
    world.note("server", "IS FAULTY", parts.arm(world.dice));
  }

  void heal() {
    parts.disarm();
  }

  /** From now on it closes every socket as soon as it is open, or no longer does. */
  void slam(boolean on) {
    slams = on;
  }

  /** What a server says that wants nobody just now; rarely, that it never will. */
  static int slamCode(Dice dice) {
    return dice.oneIn(8)
        ? CloseCode.POLICY
        : dice.pick(List.of(1000, 1001, 1011, 1013, 4029, 4200));
  }

  // The network.

  @Override
  public @Nullable String pick(List<String> offered) {
    if (hub == null) {
      return null;
    }
    return offered.contains(SubProtocol.V1) ? SubProtocol.V1 : SubProtocol.JSON;
  }

  @Override
  public void opened(Link link) {
    if (slams) {
      link.serverSends(new Packet.Close(slamCode(world.dice), ""));
      return;
    }
    var peer = new Peer(link, ++lastSocket);
    link.takenIn(truth);
    peer.readMillis = world.millis();
    peers.put(peer.socket, peer);
    var address = bystanders.addressOf(link.owner());
    if (world.has(Plant.CONNECT_TWICE)) {
      feed(new HubInput.Connected(peer.socket, ROOM, link.protocol(), address));
    }
    feed(new HubInput.Connected(peer.socket, ROOM, link.protocol(), address));
  }

  @Override
  public void arrived(Link link, Packet packet) {
    var peer = peer(link);
    if (peer != null) {
      peer.inbox.add(packet);
      read(peer);
    } else if (packet instanceof Packet.Close close) {
      link.serverEnds(close);
    }
  }

  @Override
  public void gone(Link link) {
    var peer = peer(link);
    if (peer != null) {
      peer.inbox.clear();
      disconnected(peer, CloseCode.ABNORMAL);
    }
  }

  private @Nullable Peer peer(Link link) {
    for (var peer : peers.values()) {
      if (peer.link == link) {
        return peer;
      }
    }
    return null;
  }

  private void disconnected(Peer peer, int code) {
    peers.remove(peer.socket);
    bystanders.gone(peer.link.owner());
    feed(new HubInput.Disconnected(peer.socket, code));
  }

  private void read(Peer peer) {
    if (peer.demanded && !peer.inbox.isEmpty()) {
      peer.demanded = false;
      peer.readMillis = world.millis();
      switch (peer.inbox.remove()) {
        case Packet.Text(var text, int ignored) -> {
          bystanders.read(peer.link.owner(), text);
          var read = spectators.read(text, peer.socket);
          var received = new HubInput.Received(sender(peer, text), read);
          if (world.has(Plant.LATE_HUB)) {
            world.after(LATE_MILLIS, () -> feed(received));
          } else {
            feed(received);
          }
        }
        case Packet.Pong ignored -> feed(new HubInput.Heard(peer.socket));
        case Packet.Close close -> {
          peer.link.serverEnds(close);
          disconnected(peer, close.code());
        }
        case Packet.Upgrade ignored -> {}
        case Packet.Accepted ignored -> {}
        case Packet.Ping ignored -> {}
        case Packet.Reset ignored -> {}
      }
    }
  }

  /** Whose frame it is. */
  private long sender(Peer peer, String text) {
    if (world.has(Plant.WRONG_SOCKET) && text.contains(" mine")) {
      for (var other : peers.values()) {
        if (!other.link.owner().equals(peer.link.owner()) && other.link.protocol().equals("json")) {
          return other.socket;
        }
      }
    }
    return peer.socket;
  }

  // The hub.

  private void feed(HubInput input) {
    if (hub != null) {
      inbox.add(input);
      pump();
    }
  }

  private void answered(HubInput answer) {
    if (tellsState(answer)) {
      answers.add(new Answer(storage.state(), storage.takeTold()));
    }
    feed(answer);
  }

  /** The hub is told what storage has answered. */
  private void hearAnswer(HubInput answer) {
    if (tellsState(answer)) {
      var heard = answers.remove();
      toldState = heard.state();
      heard.told().forEach(truth::told);
    }
    var socket = answer instanceof HubInput.Opened opened ? guides.remove(opened.ask()) : null;
    var peer = socket == null ? null : peers.get(socket);
    if (peer != null) {
      takenIn(peer);
    }
  }

  /** A socket of json gets what is told after storage has given it an id. */
  private void takenIn(Peer peer) {
    peer.link.takenIn(truth);
    peer.answered = true;
  }

  private void pump() {
    if (inTurn || stalled) {
      return;
    }
    inTurn = true;
    while (hub != null && !inbox.isEmpty()) {
      var input = inbox.remove();
      hearAnswer(input);
      var outputs = turn(hub, input);
      noteAnswer(input, outputs);
      for (var output : outputs) {
        if (input instanceof HubInput.Connected event && output instanceof HubOutput.Open ask) {
          guides.put(ask.ask(), event.socket());
        } else if (output instanceof HubOutput.Open ask
            && (isOfWaiting(input, ask) || isOfSpectator(input, ask, outputs))) {
          guides.put(ask.ask(), NOBODY);
        }
        carryOut(output);
      }
      if (hub != null && hub.rooms() == 1) { // the one next door
        listsBegin();
      }
    }
    inTurn = false;
    arm();
    tellOverfull();
    checkBans();
  }

  /** Whether this tells the hub what the log has made of the room. */
  private static boolean tellsState(HubInput answer) {
    return switch (answer) {
      case HubInput.Opened opened -> opened.room().equals(ROOM);
      case HubInput.Appended appended -> appended.room().equals(ROOM);
      default -> false;
    };
  }

  /** Tells for whom the disk was asked what it answers here. */
  private void noteAnswer(HubInput answer, List<HubOutput> outputs) {
    if (answer instanceof HubInput.Opened opened) {
      bystanders.answered(opened.ask());
      noteLookup(outputs);
    } else if (answer instanceof HubInput.Page) {
      noteLookup(outputs);
    } else if (answer instanceof HubInput.Appended appended) {
      bystanders.answered(appended.ask());
    }
  }

  /** A lookup is answered to the socket that asked, before anything is told to others. */
  private void noteLookup(List<HubOutput> outputs) {
    for (var output : outputs) {
      if (output instanceof HubOutput.Deliver deliver) {
        var peer = deliver.sockets().size() == 1 ? peers.get(deliver.sockets().getFirst()) : null;
        if (peer != null) {
          bystanders.lookedUp(peer.link.owner());
        }
        return;
      }
    }
  }

  private List<HubOutput> turn(Hub present, HubInput input) {
    try {
      return present.handle(input, now());
    } catch (FaultyParts.PlannedFault fault) {
      world.note("server", "FAILS", input.toString());
      var outputs = new ArrayList<HubOutput>();
      if (!world.has(Plant.PASS_FAULT_OVER)) {
        outputs.addAll(present.recover(now()));
      }
      if (world.has(Plant.END_ALL_ROOMS)) {
        outputs.add(nextDoor.end());
      }
      if (!(input instanceof HubInput.StopRequested)) { // which is about no room
        checkAllClosed(outputs);
      }
      return outputs;
    }
  }

  /** Whether each socket of the room that has ended is closed. */
  private void checkAllClosed(List<HubOutput> outputs) {
    var open = new LinkedHashMap<>(peers);
    open.values().removeIf(peer -> peer.closing);
    for (var output : outputs) {
      if (output instanceof HubOutput.Close close) {
        open.remove(close.socket());
      } else if (output instanceof HubOutput.Drop drop) {
        open.remove(drop.socket());
      }
    }
    for (var input : inbox) {
      if (input instanceof HubInput.Connected later) {
        open.remove(later.socket());
      }
    }
    world.must(
        open.isEmpty(),
        Rule.ONE_ROOM_ENDS,
        () -> open.size() + " sockets stay in a room of which nobody knows what it holds");
  }

  /** Whether a socket of json, which had to wait for its turn, has storage asked now. */
  private static boolean isOfWaiting(HubInput input, HubOutput.Open ask) {
    boolean answer =
        input instanceof HubInput.Opened
            || input instanceof HubInput.Page
            || input instanceof HubInput.StorageFailed;
    return answer && ask.tag() == null && ask.seenSinceMillis() == Long.MAX_VALUE;
  }

  /** Whether a spectator, who said hello, has storage asked: the room itself asks before. */
  private static boolean isOfSpectator(
      HubInput input, HubOutput.Open ask, List<HubOutput> outputs) {
    return input instanceof HubInput.Received(long ignored, var text)
        && SpectatorMonitor.isOfSpectator(text)
        && outputs.getLast().equals(ask);
  }

  /** Whether the room itself asks where its log stands, after an append failed. */
  private boolean isOfRoom(HubOutput.Open ask) {
    return ask.tag() == null && !guides.containsKey(ask.ask());
  }

  private Now now() {
    return new Now(world.millis(), World.WALL_MILLIS + world.millis());
  }

  private void carryOut(HubOutput output) {
    nextDoor.answers(output).forEach(this::feed);
    switch (output) {
      case HubOutput.Deliver(var frame, var sockets) -> {
        checkLists(frame, sockets.size());
        spectators.said(frame);
        var packet = new Packet.Text(frame);
        (tellsActor(frame) ? peers.keySet() : sockets).forEach(to -> deliver(packet, to));
      }
      case HubOutput.Offer(var frame, var sockets) -> {
        var packet = new Packet.Text(frame);
        sockets.forEach(to -> offer(packet, to));
      }
      case HubOutput.Drain(long socket) -> drain(socket);
      case HubOutput.Demand(long socket) -> {
        var peer = peers.get(socket);
        if (peer != null) {
          peer.demanded = true;
          world.after(0, () -> read(peer));
        }
      }
      case HubOutput.Ping(long socket) -> send(socket, new Packet.Ping());
      case HubOutput.Close close -> close(close);
      case HubOutput.Drop(long socket) -> {
        var peer = peers.get(socket);
        if (peer != null) {
          peer.link.serverDrops();
          disconnected(peer, CloseCode.ABNORMAL);
        }
      }
      case HubOutput.Verify(long socket, var token) ->
          feed(new HubInput.Verified(socket, verdict(socket, token)));
      case HubOutput.Open ask -> {
        if (!nextDoor.owns(ask)) {
          if (isOfRoom(ask)) {
            bystanders.askedForRoom(ask.ask());
          }
          storage.open(ask, guides.containsKey(ask.ask()));
        }
      }
      case HubOutput.Append ask -> {
        bystanders.asked(ask);
        storage.append(ask);
      }
      case HubOutput.Read ask -> storage.read(ask);
      case HubOutput.ReadActs ask -> storage.readActs(ask);
      case HubOutput.Remember sender -> {
        spectators.remembered(sender.tag());
        storage.remember(sender);
      }
      case HubOutput.Forget ignored -> {}
    }
  }

  private TokenVerdict verdict(long socket, String token) {
    long wallMillis = now().wallMillis();
    var verdict = StandInTokens.verdict(token, wallMillis);
    var peer = peers.get(socket);
    if (peer != null && verdict instanceof TokenVerdict.Accepted accepted) {
      peer.tokenEndWallMillis = accepted.identity().expiresWallMillis();
    }
    long later = wallMillis + END_OF_RUN_MILLIS;
    if (verdict instanceof TokenVerdict.Refused && world.has(Plant.BELIEVE_TOKENS)) {
      return StandInTokens.verdict(StandInTokens.issue("any", "", Role.GUEST, later), wallMillis);
    }
    return verdict instanceof TokenVerdict.Accepted accepted && world.has(Plant.KEEP_POWERS)
        ? StandInTokens.until(later, accepted.identity())
        : verdict;
  }

  /** Nobody is here whom a ban that the hub was told of keeps away. */
  private void checkBans() {
    for (var peer : peers.values()) {
      var welcome = peer.closing ? null : peer.welcome;
      var ban = welcome == null ? null : banOf(welcome, peer.link.owner());
      world.must(
          ban == null,
          Rule.SANCTIONS_HOLD,
          () -> peer.link.owner() + " is here in spite of " + ban);
    }
  }

  private @Nullable StoredSanction banOf(ServerFrame.Welcome welcome, String owner) {
    var who = welcome.self().standing().who();
    var address = bystanders.addressOf(owner).narrowest();
    var covered =
        who.equals(welcome.self().tag()) ? parts.library().addressHash().apply(address) : null;
    for (var each : toldState.sanctions()) {
      boolean names = each.who().equals(who);
      boolean covers = covered != null && covered.equals(each.address());
      if (each.kind() == SanctionKind.BAN && (names || covers) && each.holds(now().wallMillis())) {
        return each;
      }
    }
    return null;
  }

  /** Whether this is planted to go to everybody. */
  private boolean tellsActor(String frame) {
    return world.has(Plant.TELL_ACTOR) && frame.contains("\"actor\":");
  }

  /** The hub sends this list of people for so many. */
  private void checkLists(String frame, int readers) {
    if (frame.startsWith(LIST)) {
      boolean split = world.has(Plant.LIST_FOR_EACH) && readers > 1;
      long pause = split ? 0 : world.millis() - lastListMillis;
      world.must(
          pause >= TICK_MILLIS, Rule.LIST_ONCE, () -> "the next list after " + pause + " ms");
      lastListMillis = world.millis();
    }
  }

  private void close(HubOutput.Close close) {
    var peer = peers.get(close.socket());
    if (peer != null) {
      peer.closing = true;
      bystanders.closed(peer.link.owner(), close.code(), close.reason());
    }
    world.must(
        peer == null
            || !peer.welcomed
            || Strangers.are(peer.link.owner())
            || close.code() != CloseCode.TRY_LATER
            || !storage.isHealthy(),
        Rule.BYSTANDER_STAYS,
        () -> "closed for nothing: " + close);
    send(close.socket(), new Packet.Close(close.code(), close.reason()));
  }

  private void deliver(Packet.Text packet, long socket) {
    var peer = peers.get(socket);
    var frame = packet.text();
    boolean kept = world.has(Plant.NO_PING) && frame.startsWith("{\"type\":\"ping\"");
    if (peer != null && !kept) {
      checkToken(peer);
      if (!peer.answered && frame.startsWith("{\"type\":\"id\"")) {
        peer.link.takenIn(truth); // its lookup had to wait for others of its network
      }
      var welcome = ids.told(frame, peer.link.owner());
      peer.welcome = welcome == null ? peer.welcome : welcome;
      peer.welcomed |= welcome != null;
      send(socket, packet);
    }
  }

  /**
   * Whose token is over is told nothing of the room any more. A server that did nothing sees it
   * when it goes on, maybe after what has come meanwhile.
   */
  private void checkToken(Peer peer) {
    long end = Math.max(peer.tokenEndWallMillis, World.WALL_MILLIS + wentOnMillis);
    long over = peer.tokenEndWallMillis == NO_TOKEN ? 0 : now().wallMillis() - end;
    world.must(
        over <= POWERS_MILLIS,
        Rule.POWERS_END,
        () -> peer.link.owner() + " is told of the room " + over + " ms after the token's end");
  }

  private void offer(Packet.Text packet, long socket) {
    var peer = peers.get(socket);
    if (peer != null && peer.link.down().queuedBytes() <= OFFER_BYTES) {
      deliver(packet, socket);
    }
  }

  private void drain(long socket) {
    var peer = peers.get(socket);
    if (peer != null && peer.link.down().queuedBytes() >= DRAINED_BYTES) {
      world.after(DRAIN_MILLIS, () -> drain(socket));
    } else if (peer != null) {
      world.after(0, () -> feed(new HubInput.Drained(socket)));
    }
  }

  private void send(long socket, Packet packet) {
    var peer = peers.get(socket);
    if (peer == null) {
      return;
    }
    peer.link.serverSends(packet);
    int queued = peer.link.down().queuedBytes();
    if (queued > MOST_QUEUED_BYTES && !peer.backlogged) {
      peer.backlogged = true;
      feed(new HubInput.Backlogged(socket));
    }
    world.must(
        queued <= MOST_QUEUED_BYTES + ONE_TURN_BYTES,
        Rule.QUEUES_BOUNDED,
        () -> "the server keeps " + queued + " bytes for " + peer.link.owner());
  }

  /** Has the one for whom most waits go, where too much waits for all. */
  private void tellOverfull() {
    long open = 0;
    long all = 0;
    Peer fullest = null;
    for (var peer : peers.values()) {
      int queued = peer.link.down().queuedBytes();
      all += queued;
      open += peer.closing ? 0 : queued;
      if (!peer.closing && (fullest == null || queued > fullest.link.down().queuedBytes())) {
        fullest = peer;
      }
    }
    if (open > MOST_QUEUED_IN_ALL_BYTES && fullest != null && !stalled) {
      if (fullest.told) {
        world.broke(Rule.QUEUED_IN_ALL, "the server keeps " + open + " bytes for open sockets");
      }
      fullest.told = true;
      fullest.toldMillis = world.millis();
      if (!world.has(Plant.IGNORE_OVERFULL)) {
        feed(new HubInput.Overfull(fullest.socket));
      }
    }
    checkQueued(all);
  }

  private void checkQueued(long bytes) {
    world.must(
        bytes <= WITH_CLOSING_BYTES,
        Rule.QUEUED_IN_ALL,
        () -> "the server keeps " + bytes + " bytes");
    for (var peer : peers.values()) {
      long millis = peer.told ? world.millis() - peer.toldMillis : 0;
      world.must(
          millis <= DROPPED_MILLIS,
          Rule.QUEUED_IN_ALL,
          () -> "what waits for " + peer.link.owner() + " is kept for " + millis + " ms");
    }
  }

  /** Looks now and then for who is not read. */
  private void check() {
    for (var peer : peers.values()) {
      if (!stalled && !peer.demanded && !peer.closing && peer.link.down().queuedBytes() == 0) {
        bystanders.unread(peer.link.owner(), peer.readMillis);
      }
    }
    world.after(CHECK_MILLIS, this::check);
  }

  private void arm() {
    long deadline = hub == null ? Long.MAX_VALUE : hub.deadline();
    if (deadline != wakesAtMillis) {
      wakesAtMillis = deadline;
      long wake = ++lastWake;
      if (deadline != Long.MAX_VALUE) {
        world.after(Math.max(0, deadline - world.millis()), () -> wake(wake));
      }
    }
  }

  private void wake(long wake) {
    if (wake == lastWake) {
      wakesAtMillis = Long.MAX_VALUE;
      feed(new HubInput.TimePassed());
    }
  }

  /** The names of all whose sockets are open, for comparison with what is shown. */
  List<String> owners() {
    var owners = new ArrayList<String>();
    peers.values().forEach(peer -> owners.add(peer.link.owner()));
    return owners;
  }
}
