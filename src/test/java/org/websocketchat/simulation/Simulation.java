package org.websocketchat.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.SubProtocol;
import org.websocketchat.session.Cause;
import org.websocketchat.session.Input;
import org.websocketchat.session.Status;

/** One seed: who is there, what befalls them, and what must have become of it in the end. */
public final class Simulation {

  /**
   * What came of a seed.
   *
   * @param failure the rule that broke and how, in one line; null if all held
   * @param lines the trace, if it was kept
   */
  record Outcome(long seed, String hash, @Nullable String failure, List<String> lines) {}

  private static final int CROWDED = 200;
  private static final int CHECK_MILLIS = 5_000;
  private static final int STRANGE_MILLIS = 12_000;
  private static final int REGRET_MILLIS = 3_000;
  private static final int AGAIN_MILLIS = 18_000;
  private static final int ONLINE_MILLIS = 50_000;
  private static final int PRESENCE_MILLIS = 62_000;
  private static final int END_MILLIS = 70_000;
  private static final int LULLS = 20;
  private static final int LULL_MILLIS = 90;
  static final List<String> NAMES = List.of("Ann", "Bob", "Cem", "Dee", "Eve");

  private final World world;
  private final Json json;
  private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
  private final List<Person> people = new ArrayList<>();
  private final StoredLog truth;
  private final Site site;
  private final Net net;
  private final Disasters disasters;
  private final Thief thief;
  private final Strangers strangers;
  private final Offender offender;
  private final boolean kind;

  /** Whether people have much to say. */
  private final boolean quick;

  /** Whether a thousand others lose a server of their own. */
  private final boolean crowded;

  /** 0 for the guide's server, 1 for json alone, 2 for both sub-protocols, else v1 alone. */
  private final int mode;

  private Simulation(World world, Json json, boolean crowded) {
    this.crowded = crowded;
    this.world = world;
    this.json = json;
    truth = new StoredLog(world);
    mode = world.dice.below(6);
    boolean guide = mode == 0;
    quick = !world.dice.oneIn(4);
    chooseFaults();
    chooseClocks();
    kind = isKind();
    world.note("world", guide ? "GUIDE'S SERVER" : "OUR SERVER, " + mode, faults.toString());
    site =
        guide
            ? Site.guide(world, truth, json, faults, this::sentOf)
            : Site.ours(world, truth, json, faults, this::sentOf);
    net = new Net(world, site.server(), faults);
    disasters = new Disasters(world, faults, net, people);
    thief = new Thief(world, net, truth, json, NAMES);
    strangers = new Strangers(world, site.server(), json, NAMES);
    offender = new Offender(world, net, truth, json, NAMES);
  }

  /** Runs one seed. */
  static Outcome run(long seed, @Nullable Plant plant, Json json, boolean kept) {
    var trace = new Trace(kept);
    var world = new World(new Dice(seed), trace, plant);
    try {
      new Simulation(world, json, seed % CROWDED == 0).go();
    } catch (World.Over over) {
      // The rule that broke is noted.
    } catch (RuntimeException thrown) {
      world.note("!", Rule.NOTHING_THROWS.name(), thrown.toString());
      return new Outcome(seed, trace.hash(), Rule.NOTHING_THROWS + ": " + thrown, trace.lines());
    }
    var broken = world.broken();
    var failure = broken == null ? null : broken.rule() + ": " + broken.detail();
    return new Outcome(seed, trace.hash(), failure, trace.lines());
  }

  /** Runs one seed and tells its hash, with what broke; the same on every machine. */
  public static String summary(long seed, Json json) {
    var outcome = run(seed, null, json, false);
    return outcome.failure() == null ? outcome.hash() : outcome.hash() + " " + outcome.failure();
  }

  /** A quarter of the seeds have nothing that excuses a reconnect. */
  private void chooseFaults() {
    boolean gentle = world.dice.oneIn(4);
    int density = world.dice.between(2, 6);
    for (var fault : Fault.values()) {
      if (world.dice.oneIn(density) && !(gentle && fault.disrupts)) {
        faults.add(fault);
      }
    }
  }

  private boolean isKind() {
    for (var fault : faults) {
      if (fault.disrupts) {
        return false;
      }
    }
    return true;
  }

  /** A disk for which too much waits lets nobody in within the time that a session waits. */
  private boolean isKindNow() {
    return kind && !site.isDiskBehind();
  }

  /** In slow mode texts of json are dropped, so their sender takes the connection for dead. */
  private boolean isKindToJson() {
    return isKindNow() && !truth.isSlow();
  }

  /**
   * A browser that forgets hellos while its clock goes back cannot tell which was the latest; one
   * that forgets an n, while a backup that knows it comes and goes, gives it twice.
   */
  private void chooseClocks() {
    if (faults.contains(Fault.ROLLBACKS)) {
      faults.remove(Fault.CLOCK_JUMPS);
      faults.remove(Fault.BACKUPS);
    }
  }

  private @Nullable SentText sentOf(String key) {
    for (var person : people) {
      var sent = person.host().said.get(key);
      if (sent != null) {
        return sent;
      }
    }
    return null;
  }

  private void go() {
    int count = world.dice.between(2, 4);
    for (int i = 0; i < count; i++) {
      enter(NAMES.get(world.dice.below(NAMES.size())), world.dice.below(3_000));
    }
    if (site.isOurs() && world.dice.oneIn(2)) {
      enterSpectator(world.dice.below(3_000));
    }
    disasters.begin();
    site.begin(disasters);
    if (faults.contains(Fault.DUPLICATES)) {
      var first = people.getFirst().host().settings;
      world.after(
          world.dice.below(35_000), () -> enter(first.person(), protocols(), first.subject(), 0));
    }
    if (faults.contains(Fault.THIEVES) && site.isOurs()) {
      thief.come();
    }
    if (faults.contains(Fault.OFFENDERS) && site.isOurs() && mode > 1) {
      offender.come();
    }
    if (faults.contains(Fault.STRANGERS) && site.isOurs() && world.dice.oneIn(5)) {
      int sockets = world.dice.between(4, 16);
      world.after(world.dice.below(30_000), () -> strangers.come(sockets, STRANGE_MILLIS));
    }
    if (crowded) {
      new Crowd(world, json).check();
    }
    watchLiveness();
    world.runUntil(world.dice.between(40_000, 150_000));
    long healedMillis = world.millis();
    heal();
    world.runUntil(healedMillis + AGAIN_MILLIS);
    // In json, what is said shows that a socket is dead; a first text may still get an answer.
    people.forEach(person -> person.host().say("still here"));
    world.runUntil(healedMillis + ONLINE_MILLIS);
    people.forEach(this::checkOnline);
    people.forEach(person -> person.host().say("at last"));
    world.runUntil(healedMillis + PRESENCE_MILLIS);
    awaitLull();
    new FinalChecks(world, truth, site, people).check();
    people.forEach(person -> person.host().checkName());
    people.forEach(person -> person.host().leave());
    world.runUntil(healedMillis + END_MILLIS);
    people.forEach(this::checkLeft);
  }

  /** In slow mode, somebody may still have much to say: what was just said is on its way. */
  private void awaitLull() {
    for (int i = 0; i < LULLS && !people.stream().allMatch(Simulation::isAtHead); i++) {
      world.runUntil(world.millis() + LULL_MILLIS);
    }
  }

  private static boolean isAtHead(Person person) {
    return person.host().view().isAtHead(person.host().isGuided());
  }

  private void enter(String name, long afterMillis) {
    var protocols = protocols();
    boolean moderates = site.isOurs() && protocols.size() > 1 && world.dice.oneIn(3);
    enter(name, protocols, moderates ? "s" + (people.size() + 1) : "", afterMillis);
  }

  private void enter(String name, List<String> protocols, String subject, long afterMillis) {
    var owner = "h" + (people.size() + 1);
    var bearer = protocols.contains(SubProtocol.V1) ? subject : "";
    if (!bearer.isEmpty()) {
      truth.bears(owner, bearer);
    }
    BooleanSupplier isKind =
        protocols.contains(SubProtocol.V1) ? this::isKindNow : this::isKindToJson;
    enter(
        new Host.Settings(owner, name, protocols, isKind, keeps(), bearer, isPrompt(), false),
        afterMillis);
  }

  /** Somebody who only reads, as a guest or with a token. */
  private void enterSpectator(long afterMillis) {
    var owner = "h" + (people.size() + 1);
    var subject = world.dice.oneIn(2) ? "reader" : "";
    var protocols = List.of(SubProtocol.V1, SubProtocol.JSON);
    enter(
        new Host.Settings(owner, "", protocols, this::isKindNow, false, subject, isPrompt(), true),
        afterMillis);
  }

  private void enter(Host.Settings settings, long afterMillis) {
    var host = new Host(world, net, site.slots(), truth, json, settings);
    var person = new Person(world, host, faults, quick);
    people.add(person);
    person.come(afterMillis);
  }

  private boolean isPrompt() {
    return !faults.contains(Fault.FAILING_STORAGE);
  }

  private List<String> protocols() {
    boolean guided =
        switch (mode) {
          case 0, 2 -> world.dice.oneIn(2);
          case 1 -> true;
          default -> false;
        };
    return guided ? List.of(SubProtocol.JSON) : List.of(SubProtocol.V1, SubProtocol.JSON);
  }

  private boolean keeps() {
    return !(faults.contains(Fault.NO_STORAGE) && world.dice.oneIn(2));
  }

  private void watchLiveness() {
    world.after(
        CHECK_MILLIS,
        () -> {
          for (var person : people) {
            if (person.host().isAwake() && person.host().state().status() == Status.ONLINE) {
              person.host().wire().checkLiveness();
            }
          }
          watchLiveness();
        });
  }

  /** Everything is good from now on, and everybody is there, awake and has something to say. */
  private void heal() {
    world.note("world", "HEALS", "");
    disasters.heal();
    thief.go();
    strangers.go();
    offender.go();
    site.heal();
    net.heal();
    for (var person : people) {
      person.calm();
      person.host().wakeUp();
      if (faults.contains(Fault.FALSE_ONLINE)) {
        person.host().feed(new Input.WentOnline());
      }
      person.host().say("healed");
      comeBack(person.host());
      // What a rude server said last may still be on its way.
      world.after(REGRET_MILLIS, () -> comeBack(person.host()));
    }
  }

  private static void comeBack(Host host) {
    if (host.hasLeft()) {
      host.join();
    }
  }

  private void checkOnline(Person person) {
    var state = person.host().state();
    world.must(
        state.status() == Status.ONLINE || hearsNothing(person),
        Rule.ONLINE_AGAIN,
        () -> person.host().settings.owner() + " is " + state.status() + " for " + state.cause());
  }

  /** To json, a server that drops texts as too soon looks like one that is gone. */
  private boolean hearsNothing(Person person) {
    var settings = person.host().settings;
    return person.host().state().cause() == Cause.SILENT
        && !settings.protocols().contains(SubProtocol.V1)
        && truth.isSlowNow();
  }

  private void checkLeft(Person person) {
    world.must(
        person.host().state().status() == Status.CLOSED,
        Rule.NOTHING_LEFT,
        () -> person.host().settings.owner() + " has not left");
  }
}
