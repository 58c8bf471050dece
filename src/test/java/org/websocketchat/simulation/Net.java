package org.websocketchat.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The network between all clients and the one address. */
final class Net {
  private final World world;
  private final Server server;
  private final Set<Fault> faults;
  private final List<Link> links = new ArrayList<>();
  private boolean healed;

  Net(World world, Server server, Set<Fault> faults) {
    this.world = world;
    this.server = server;
    this.faults = faults;
  }

  Link connect(String owner, List<String> protocols, Link.Client client) {
    var link = new Link(world, owner, shape(), server, client);
    links.removeIf(Link::isOver);
    links.add(link);
    if (has(Fault.HANGING_CONNECTS) && world.dice.oneIn(4)) {
      world.note(owner, "HANGS", "");
      link.up().stall();
    }
    link.connect(protocols);
    return link;
  }

  private boolean has(Fault fault) {
    return !healed && faults.contains(fault);
  }

  private Link.Shape shape() {
    boolean slow = has(Fault.SLOW_NETWORK) && world.dice.oneIn(2);
    int latency = slow ? world.dice.between(100, 1_000) : world.dice.between(5, 60);
    int width = slow ? world.dice.between(2, 50) : 1_000;
    var ending = Link.Ending.CLOSE;
    if (has(Fault.ODD_CLOSES)) {
      ending =
          switch (world.dice.below(6)) {
            case 0 -> Link.Ending.NOTHING;
            case 1 -> Link.Ending.LATE_CLOSE;
            case 2 -> Link.Ending.ERROR_ALONE;
            case 3 -> Link.Ending.ERROR_AND_CLOSE;
            default -> Link.Ending.CLOSE;
          };
    }
    return new Link.Shape(latency, width, ending);
  }

  /** All that somebody still holds on to, oldest first. */
  List<Link> alive() {
    return links.stream().filter(Link::isAlive).toList();
  }

  /** From now on the network is good; what was stalled flows, or is dead without a word. */
  void heal() {
    healed = true;
    for (var link : links) {
      link.up().heal();
      link.down().heal();
      if (link.up().isStalled() || link.down().isStalled()) {
        if (world.dice.oneIn(2)) {
          link.up().flow();
          link.down().flow();
        } else {
          link.up().stall();
          link.down().stall();
        }
      }
    }
  }
}
