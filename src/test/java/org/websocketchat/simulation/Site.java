package org.websocketchat.simulation;

import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Json;

/** The server's side of a run: which server it is, and what befalls it. */
final class Site {
  private final World world;
  private final BrowserStorage slots = new BrowserStorage();

  /** One of the two is there. */
  private final @Nullable GuideServer guide;

  private final @Nullable ServerNode node;
  private final @Nullable VirtualStorage storage;
  private boolean healed;

  private Site(
      World world,
      @Nullable GuideServer guide,
      @Nullable ServerNode node,
      @Nullable VirtualStorage storage) {
    this.world = world;
    this.guide = guide;
    this.node = node;
    this.storage = storage;
  }

  static Site guide(
      World world,
      StoredLog truth,
      Json json,
      Set<Fault> faults,
      Function<String, @Nullable SentText> sentOf) {
    return new Site(world, new GuideServer(world, truth, json, sentOf), null, null);
  }

  static Site ours(
      World world,
      StoredLog truth,
      Json json,
      Set<Fault> faults,
      Function<String, @Nullable SentText> sentOf) {
    var storage = new VirtualStorage(world, truth, faults, sentOf);
    boolean prompt = !faults.contains(Fault.SLOW_STORAGE);
    var node = new ServerNode(world, truth, storage, json, prompt);
    return new Site(world, null, node, storage);
  }

  Server server() {
    if (guide != null) {
      return guide;
    }
    if (node == null) {
      throw new IllegalStateException("no server");
    }
    return node;
  }

  BrowserStorage slots() {
    return slots;
  }

  /** Whether the server notices who is gone, and keeps what is said. */
  boolean isOurs() {
    return node != null;
  }

  /** Whether the disk has let something wait for long just now. */
  boolean isDiskBehind() {
    return storage != null && storage.isBehind();
  }

  void begin(Disasters disasters) {
    disasters.often(Fault.CRASHES, 50_000, () -> crash(() -> {}));
    disasters.often(Fault.SLAMMED_DOORS, 60_000, this::slamForAWhile);
    var ours = node;
    var disk = storage;
    if (ours != null && disk != null) {
      disasters.often(Fault.LOST_LOG, 90_000, () -> crash(disk::lose));
      disasters.often(Fault.BACKUPS, 90_000, () -> crash(disk::restoreBackup));
      disasters.often(Fault.REMOVED_ROWS, 15_000, disk::removeSome);
      disasters.often(Fault.STALLS, 40_000, () -> ours.stall(world.dice.between(100, 8_000)));
      disasters.often(Fault.HUB_FAULTS, 30_000, ours::fail);
      disasters.often(
          Fault.BYE,
          60_000,
          () -> {
            ours.stop();
            world.after(world.dice.between(3_100, 20_000), this::start);
          });
    }
  }

  private void crash(Runnable meanwhile) {
    if (guide != null) {
      guide.crash();
    }
    if (node != null) {
      node.crash();
    }
    meanwhile.run();
    world.after(world.dice.between(100, 20_000), this::start);
  }

  private void start() {
    if (guide != null) {
      guide.start();
    }
    if (node != null) {
      node.start();
    }
  }

  private void slamForAWhile() {
    slam(true);
    world.after(world.dice.between(1_000, 30_000), () -> slam(false));
  }

  private void slam(boolean on) {
    boolean slams = on && !healed;
    if (guide != null) {
      guide.slam(slams);
    }
    if (node != null) {
      node.slam(slams);
    }
  }

  void heal() {
    healed = true;
    slam(false);
    if (storage != null) {
      storage.heal();
    }
    if (node != null) {
      node.heal();
    }
    start();
  }
}
