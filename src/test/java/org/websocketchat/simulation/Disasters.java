package org.websocketchat.simulation;

import java.util.List;
import java.util.Set;
import org.websocketchat.session.Input;

/** Lets each class of fault that is switched on happen to tabs and network, until healed. */
final class Disasters {
  private final World world;
  private final Set<Fault> faults;
  private final Net net;
  private final List<Person> people;
  private boolean healed;

  Disasters(World world, Set<Fault> faults, Net net, List<Person> people) {
    this.world = world;
    this.faults = faults;
    this.net = net;
    this.people = people;
  }

  void begin() {
    often(Fault.CUTS, 25_000, () -> link().forEach(link -> link.cut(world.dice.oneIn(2))));
    often(Fault.BLACK_HOLES, 30_000, () -> link().forEach(this::blackHole));
    often(Fault.FREEZES, 40_000, () -> freeze(host()));
    often(Fault.CLOCK_JUMPS, 40_000, () -> jump(host()));
    often(Fault.FALSE_ONLINE, 15_000, () -> pretend(host()));
    often(Fault.HIDING, 15_000, () -> look(host()));
    often(Fault.THROTTLING, 20_000, () -> throttle(host()));
    often(Fault.RELOADS, 40_000, () -> reload(host()));
    often(Fault.ROLLBACKS, 60_000, () -> host().rollBack());
  }

  void heal() {
    healed = true;
  }

  /** Something of this class happens now and then. */
  void often(Fault fault, int withinMillis, Runnable what) {
    if (faults.contains(fault)) {
      world.after(
          world.dice.between(100, withinMillis),
          () -> {
            if (!healed) {
              what.run();
              often(fault, withinMillis, what);
            }
          });
    }
  }

  private Host host() {
    return world.dice.pick(people).host();
  }

  /** One of those that are open, if there is one. */
  private List<Link> link() {
    var alive = net.alive();
    return alive.isEmpty() ? List.of() : List.of(world.dice.pick(alive));
  }

  private void blackHole(Link link) {
    int which = world.dice.below(3);
    world.note(link.owner(), "BLACK HOLE", which == 0 ? "up" : which == 1 ? "down" : "both");
    if (which != 1) {
      link.up().stall();
    }
    if (which != 0) {
      link.down().stall();
    }
    if (!world.dice.oneIn(3)) {
      world.after(
          world.dice.between(500, 60_000),
          () -> {
            if (!healed) {
              link.up().flow();
              link.down().flow();
            }
          });
    }
  }

  private void freeze(Host host) {
    int most = world.dice.oneIn(3) ? 200_000 : 20_000;
    host.freeze(world.dice.between(100, most), world.dice.oneIn(2));
  }

  private void jump(Host host) {
    int by = world.dice.between(-3_600_000, 3_600_000);
    world.note(host.settings.owner(), "CLOCK JUMPS", Integer.toString(by));
    host.clock.jump(by);
  }

  private void pretend(Host host) {
    if (host.isAwake()) {
      boolean online = world.dice.oneIn(2);
      world.note(host.settings.owner(), online ? "SAYS ONLINE" : "SAYS OFFLINE", "");
      host.urge(online ? new Input.WentOnline() : new Input.WentOffline());
    }
  }

  private void look(Host host) {
    if (host.isAwake()) {
      host.urge(new Input.BecameVisible());
    }
  }

  private void throttle(Host host) {
    host.throttle(world.dice.pick(List.of(1, 1_000, 60_000)));
  }

  private void reload(Host host) {
    if (host.isAwake()) {
      host.reload();
    }
  }
}
