package org.websocketchat.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.SubProtocol;
import org.websocketchat.session.Change;
import org.websocketchat.session.Input;
import org.websocketchat.session.Output;
import org.websocketchat.session.Session;
import org.websocketchat.session.SessionSettings;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;

/** One tab: the shell of a session, with a browser that does to it what browsers do. */
final class Host {
  private static final int IMAGINED_MILLIS = 10_000;
  private static final int SHORTEST_TOKEN_MILLIS = 30_000;
  private static final int LONGEST_TOKEN_MILLIS = 200_000;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  private static final int KEY_END = "{'key':'".length() + 22;
  private static final String URL = "wss://chat.example/chat?room=lobby";

  /**
   * What a tab is made of.
   *
   * @param owner unlike that of every other tab; kept when the page is loaded again
   * @param kind whether nothing excuses a reconnect just now
   * @param keeps whether the browser stores anything
   * @param subject whom the person's token, one of a moderator, names, which another tab may have,
   *     too; empty for a guest
   * @param prompt whether the server's storage never fails; after a restart, one that does cannot
   *     tell which names are reserved
   * @param reads whether it only reads, so that nobody is here
   */
  record Settings(
      String owner,
      String person,
      List<String> protocols,
      BooleanSupplier kind,
      boolean keeps,
      String subject,
      boolean prompt,
      boolean reads) {
    boolean hasToken() {
      return !subject.isEmpty();
    }

    /** Whether the person may act as a moderator: who only reads may do nothing. */
    boolean moderates() {
      return hasToken() && !reads;
    }
  }

  final Settings settings;
  final SentTexts said;
  final HostClock clock;
  private final World world;
  private final Net net;
  private final BrowserStorage slots;
  private final StoredLog truth;
  private final Json json;
  private final SessionMonitor watch;
  private final SocketMonitor wire;
  private final PlantedBugs tampering;
  private final Acts acts;
  private final ArrayDeque<Input> inbox = new ArrayDeque<>();
  private final ArrayDeque<Input> backlog = new ArrayDeque<>();
  private Session session;
  private View view;

  /** Whether the present socket has been given an id, in json. */
  private boolean numbered;

  private @Nullable Link link;
  private int generation;
  private long wakesAtMillis = Long.MAX_VALUE;
  private long lastWake;
  private boolean inTurn;
  private boolean frozen;
  private boolean gone;

  /** When the latest token ends. */
  private long tokenEndMillis;

  Host(World world, Net net, BrowserStorage slots, StoredLog truth, Json json, Settings settings) {
    this.world = world;
    this.net = net;
    this.slots = slots;
    this.truth = truth;
    this.json = json;
    this.settings = settings;
    said = new SentTexts(world, settings.owner());
    clock = new HostClock(world);
    watch = new SessionMonitor(world, truth, settings);
    wire = new SocketMonitor(world, settings.owner(), clock, json);
    tampering = new PlantedBugs(world, said);
    acts = new Acts(world, json, settings);
    session = newSession();
    view = new View(world, truth, settings.owner());
    if (world.has(Plant.IMAGINE_FRAMES)) {
      world.after(IMAGINED_MILLIS, this::imagine);
    }
  }

  private void imagine() {
    var pong = new Input.Received(generation, "{\"type\":\"pong\"}");
    session.handle(pong, clock.now()).forEach(this::carryOut);
    arm();
    world.after(IMAGINED_MILLIS, this::imagine);
  }

  private Session newSession() {
    var key = new StringBuilder();
    for (int i = 0; i < 21; i++) {
      key.append(LETTERS.charAt(world.dice.below(LETTERS.length())));
    }
    var memory =
        world.has(Plant.FORGET_OUTBOX) ? List.<Output.Store>of() : slots.get(settings.owner());
    var made =
        new SessionSettings(
            URL, settings.protocols(), world.dice.next(), key.append('A').toString(), memory);
    return settings.reads() ? Session.ofSpectator(made, json) : new Session(made, json);
  }

  State state() {
    return session.state();
  }

  View view() {
    return view;
  }

  /**
   * Whether the person has left, has not come yet, or was sent away: by a rude server, or with a
   * token that ended on the way.
   */
  boolean hasLeft() {
    return switch (session.state().status()) {
      case IDLE, CLOSING, CLOSED -> true;
      case FAILED ->
          session.state().code() == CloseCode.POLICY
              || session.state().code() == CloseCode.UNAUTHORIZED;
      case CONNECTING, HANDSHAKING, ONLINE, WAITING -> false;
    };
  }

  /** Whether somebody can act here. */
  boolean isAwake() {
    return !frozen && !gone;
  }

  boolean isGone() {
    return gone;
  }

  /** Whether json is spoken on the present socket. */
  boolean isGuided() {
    return !session.state().protocol().equals(SubProtocol.V1);
  }

  SocketMonitor wire() {
    return wire;
  }

  // What the person or the browser does.

  void join() {
    watch.joined();
    if (settings.hasToken()) {
      feed(new Input.TokenSourceChanged(true));
    }
    if (!settings.reads()) {
      watch.typed(settings.person());
    }
    feed(joining());
  }

  private Input joining() {
    return settings.reads()
        ? new Input.ReadRequested()
        : new Input.ConnectRequested(settings.person());
  }

  /** The person wants another attempt, whatever the server said. */
  void retry() {
    watch.joined();
    feed(new Input.RetryRequested());
  }

  void leave() {
    feed(new Input.DisconnectRequested());
    watch.left();
    if (world.has(Plant.COME_BACK)) {
      world.after(5_000, () -> feed(joining()));
    }
  }

  /** An input that may lead to an attempt at once. */
  void urge(Input input) {
    watch.urged();
    feed(input);
  }

  void rename(String name) {
    watch.renamed();
    if (State.isJoined(session.state().status())) {
      watch.typed(name);
    }
    feed(new Input.RenameRequested(name));
  }

  void checkName() {
    watch.checkName(session.state());
  }

  /** Says a new text that ends so; who only reads says nothing. */
  void say(String rest) {
    if (settings.reads()) {
      return;
    }
    feed(new Input.Typed());
    var text = new Input.SendRequested(said.next(rest));
    if (world.has(Plant.LATE_TEXT) && world.dice.oneIn(5)) {
      world.after(5_000, () -> feed(text));
    } else {
      feed(text);
    }
  }

  /** The epoch of the messages that are shown; empty if none is. */
  private String epoch() {
    var position = session.position();
    return position == null ? "" : position.epoch();
  }

  /** Replies to a message that is shown, if there is one. */
  void reply() {
    var offsets = view.offsets(false);
    if (!offsets.isEmpty()) {
      var text = said.next("yes", epoch());
      feed(new Input.SendRequested(new Body.Text(text, world.dice.pick(offsets))));
    }
  }

  /** Edits or removes a message, mostly one of its own. */
  void correct() {
    var offsets = view.offsets(!world.dice.oneIn(10));
    if (!offsets.isEmpty()) {
      long target = world.dice.pick(offsets);
      feed(
          new Input.SendRequested(
              world.dice.oneIn(3)
                  ? new Body.Remove(target, Body.Remover.AUTHOR)
                  : new Body.Edit(target, said.next("new", epoch()))));
    }
  }

  /** Does what moderators do, or tries to. */
  void act() {
    if (settings.moderates() || world.dice.oneIn(20)) {
      feed(new Input.SendRequested(Acts.any(world.dice, view, truth.offenders())));
    }
  }

  /** The page is loaded again; it takes up what was kept. */
  void reload() {
    world.note(settings.owner(), "RELOADS", "");
    watch.lost(session.state());
    letGo();
    boolean kept = !slots.main(settings.owner()).isEmpty();
    said.reloaded(kept);
    watch.reloaded(kept);
    wire.lost();
    backlog.clear();
    frozen = false;
    generation = 0;
    session = newSession();
    view = new View(world, truth, settings.owner());
    join();
  }

  private void letGo() {
    if (link != null) {
      link.clientAbandons(1001);
      link = null;
    }
    lastWake++;
    wakesAtMillis = Long.MAX_VALUE;
  }

  /** The tab is closed. */
  void close() {
    world.note(settings.owner(), "TAB CLOSES", "");
    letGo();
    gone = true;
    said.reloaded(false);
  }

  /** Nothing runs for a while; sockets go on without us. */
  void freeze(long forMillis, boolean sleep) {
    if (isAwake()) {
      world.note(settings.owner(), sleep ? "SLEEPS" : "FREEZES", Long.toString(forMillis));
      frozen = true;
      world.after(forMillis, () -> thaw(sleep ? forMillis : 0));
    }
  }

  /** Timers run at multiples of this from now on. */
  void throttle(int alignMillis) {
    world.note(settings.owner(), "TIMERS RUN EACH", alignMillis + " ms");
    clock.align(alignMillis);
    wire.throttled();
    arm();
  }

  /** Somebody sits down at it: it is visible, and nothing is throttled. */
  void wakeUp() {
    throttle(1);
    thaw(0);
  }

  /** The browser puts back an older state of what it keeps. */
  void rollBack() {
    var before = slots.main(settings.owner());
    if (isAwake() && slots.rollBack(settings.owner(), world.dice)) {
      world.note(settings.owner(), "STORAGE ROLLS BACK", "");
      said.rolledBack();
      reload();
      if (!keyIn(before).equals(keyIn(slots.main(settings.owner())))) {
        watch.anotherKey();
      }
    }
  }

  /** How what is kept begins: with the key. */
  private static String keyIn(String kept) {
    return kept.isEmpty() ? "" : kept.substring(0, KEY_END);
  }

  private void thaw(long sleptMillis) {
    if (!frozen) {
      return;
    }
    world.note(settings.owner(), "WAKES", "");
    clock.slept(sleptMillis);
    frozen = false;
    wire.thawed();
    var waiting = new ArrayList<>(backlog);
    backlog.clear();
    boolean timersFirst = world.dice.oneIn(2);
    if (timersFirst && session.deadline() <= clock.now().millis()) {
      feed(new Input.TimePassed());
    }
    waiting.forEach(this::feed);
    arm();
  }

  // The shell.

  void feed(Input input) {
    if (gone) {
      return;
    }
    if (frozen) {
      backlog.add(input);
      return;
    }
    inbox.add(input);
    if (inTurn) {
      return;
    }
    inTurn = true;
    while (!inbox.isEmpty()) {
      take(inbox.remove());
    }
    inTurn = false;
    arm();
  }

  private void take(Input input) {
    boolean old = input instanceof Input.FromSocket event && event.generation() != generation;
    world.trace.aside(world.millis(), settings.owner(), input::toString);
    if (input instanceof Input.Opened opened && !old && link != null) {
      numbered = false;
      view.connected(link);
      wire.opened(opened.protocol());
    }
    if (input instanceof Input.Received received && !old) {
      wire.heard(received.text());
      if (isRead(session.state().status())) {
        acts.heard(received.text(), view);
      }
      watch.heard();
      if (!numbered && link != null && received.text().startsWith("{\"type\":\"id\"")) {
        numbered = true;
        view.connected(link); // our server lets a socket in when it has an id for it
      }
    }
    var before = session.state();
    var outputs =
        tampering.decided(session.handle(tampering.heard(input, generation), clock.now()));
    if (old) {
      watch.checkDeaf(outputs);
    }
    if (input instanceof Input.Closed(int of, int code, var reason, boolean clean) && !old) {
      watch.closed(code, before);
    }
    for (var output : outputs) {
      watch.said(output);
      carryOut(output);
    }
    var after = session.state();
    if (after.status() != before.status()) {
      world.note(settings.owner(), after.status().name(), after.cause() + " " + after.code());
    }
    if (after.status() == Status.ONLINE && before.status() != Status.ONLINE) {
      wire.online();
    }
    if (world.has(Plant.NO_BACKOFF) && after.status() == Status.WAITING) {
      world.after(300, () -> feed(new Input.RetryRequested()));
    }
    watch.named(before, after, link == null ? "" : link.epoch());
    watch.check(session, deadline(), before);
    view.checkCorrections(session.position());
    view.checkState(session.position(), isGuided());
    said.checkQueues();
  }

  /** Whether the session takes frames of its socket. */
  private static boolean isRead(Status status) {
    return switch (status) {
      case HANDSHAKING, ONLINE, CLOSING -> true;
      case IDLE, CONNECTING, WAITING, FAILED, CLOSED -> false;
    };
  }

  private void carryOut(Output output) {
    switch (output) {
      case Output.Open(int number, var url, var protocols) -> {
        boolean second = link != null && !link.isClientEnded();
        world.must(!second, Rule.ONE_SOCKET, () -> settings.owner() + " has two sockets");
        generation = number;
        wire.opening();
        link = net.connect(settings.owner(), protocols, new Ear(number));
      }
      case Output.TokenWanted(int request) -> {
        inbox.add(new Input.TokenGiven(request, token()));
      }
      case Output.Transmit(var text) -> {
        world.note(settings.owner(), ">", text);
        wire.sent(text);
        present().clientSends(text);
      }
      case Output.TransmitBinary ignored -> {}
      case Output.MeasureBuffer(int number) -> {
        int bytes = present().up().queuedBytes();
        wire.buffered(bytes);
        inbox.add(new Input.BufferMeasured(number, bytes));
      }
      case Output.Close(int code, var reason) -> present().clientCloses(code, reason);
      case Output.Abandon() -> {
        if (!world.has(Plant.KEEP_OLD_SOCKET)) {
          present().clientAbandons(4004);
          link = null;
        }
        wire.lost();
      }
      case Output.Store entry -> {
        world.must(
            !settings.reads() || entry.value().isEmpty(),
            Rule.SPECTATORS_NOWHERE,
            () -> settings.owner() + " stores " + entry);
        if (settings.keeps()) {
          slots.put(settings.owner(), entry);
        }
      }
      case Output.Show(var change) -> show(change);
    }
  }

  /** A new token, as a site gives: it ends later than the one before; empty for a guest. */
  private String token() {
    if (!settings.hasToken()) {
      return "";
    }
    long lifeMillis = world.dice.between(SHORTEST_TOKEN_MILLIS, LONGEST_TOKEN_MILLIS);
    tokenEndMillis = Math.max(tokenEndMillis, world.millis()) + lifeMillis;
    long expiresWallMillis = World.WALL_MILLIS + tokenEndMillis;
    truth.moderates(settings.owner(), expiresWallMillis);
    return Acts.token(settings.subject(), expiresWallMillis);
  }

  private void show(Change change) {
    world.trace.aside(world.millis(), settings.owner(), change::toString);
    said.apply(change);
    view.apply(change, session.position());
  }

  private Link present() {
    if (link == null) {
      throw new IllegalStateException("a socket that is not there");
    }
    return link;
  }

  private void arm() {
    long deadline = deadline();
    long at = deadline == Long.MAX_VALUE || frozen ? Long.MAX_VALUE : clock.worldMillis(deadline);
    if (at != wakesAtMillis) {
      wakesAtMillis = at;
      long wake = ++lastWake;
      if (at != Long.MAX_VALUE) {
        world.after(at - world.millis(), () -> wake(wake));
      }
    }
  }

  private long deadline() {
    var status = session.state().status();
    if (world.has(Plant.TIMER_LEFT) && status == Status.CLOSED) {
      return clock.now().millis() + 1_000;
    }
    if (world.has(Plant.SPIN_TIMER) && status == Status.ONLINE) {
      return clock.now().millis();
    }
    if (world.has(Plant.LOSE_TIMER) && status == Status.WAITING) {
      return Long.MAX_VALUE;
    }
    return session.deadline();
  }

  private void wake(long wake) {
    if (wake == lastWake && !frozen && !gone) {
      wakesAtMillis = Long.MAX_VALUE;
      feed(new Input.TimePassed());
    }
  }

  /** Gives the events of one socket their generation. */
  private final class Ear implements Link.Client {
    private final int number;
    private final Session listener = session;

    Ear(int number) {
      this.number = number;
    }

    private void hear(Input input) {
      if (listener == session) {
        feed(input);
      }
    }

    @Override
    public void opened(String protocol) {
      hear(new Input.Opened(number, protocol));
    }

    @Override
    public void received(String text) {
      if (listener == session && number == generation) {
        world.note(settings.owner(), "<", text);
      }
      hear(new Input.Received(number, text));
    }

    @Override
    public void errored() {
      hear(new Input.Errored(number));
    }

    @Override
    public void closed(int code, String reason, boolean clean) {
      hear(new Input.Closed(number, code, reason, clean));
    }
  }
}
