package org.websocketchat.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.websocketchat.hub.Address;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.protocol.CloseCode;

/**
 * Knows where everybody comes from, and sees that nobody suffers from what comes from elsewhere:
 * each tab has an address of its own, and all {@link Strangers} have one.
 *
 * <p>How long a slow disk takes is nobody's fault. So beside the time this class counts what the
 * disk does for strangers meanwhile: a request waits behind the lookups that one network may have
 * under way, and behind no more of them.
 */
final class Bystanders {
  /** How many lookups of one network the server has under way at a time. */
  static final int LOOKUPS_OF_NETWORK = 2 * ServerNode.LOOKUPS_OF_KIND;

  /** What a message may wait before the disk is asked to keep it. */
  private static final int WAIT_MILLIS = 1_000;

  /** The same until the next frame is read, with the disk's own time and the sender's pace. */
  private static final int READ_MILLIS = 2_500;

  private static final String TEXT = "\"text\":\"";
  private static final Address STRANGE = new Address(List.of("198.51.100.9"));

  private final World world;

  /** Whether the disk answers at once, if only that it failed. */
  private final boolean prompt;

  /** A text that the disk was not asked to keep. */
  private record Waiting(long sinceMillis, long lookups, long requests) {}

  /** What the server read and has not asked the disk to keep, by the first word of the text. */
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();

  /** How many lookups the disk had done for strangers when it was asked, by number of request. */
  private final Map<Long, Long> requests = new LinkedHashMap<>();

  /** How many lookups the disk has done for strangers. */
  private long lookups;

  /** How often the disk was asked something for the room itself. */
  private long requested;

  Bystanders(World world, boolean prompt) {
    this.world = world;
    this.prompt = prompt;
  }

  Address addressOf(String owner) {
    boolean strange = Strangers.are(owner) || world.has(Plant.ONE_ADDRESS);
    return strange ? STRANGE : new Address(List.of("192.0.2." + owner));
  }

  /** The server has read this frame of a tab. */
  void read(String owner, String frame) {
    int text = frame.indexOf(TEXT);
    if (text >= 0 && !Strangers.are(owner)) {
      waiting.put(
          StoredLog.key(frame.substring(text + TEXT.length())),
          new Waiting(world.millis(), lookups, requested));
    }
  }

  /** The server did nothing for so long, which nobody else has caused. */
  void excuse(long millis) {
    waiting.replaceAll(
        (key, wait) ->
            new Waiting(
                Math.min(world.millis(), wait.sinceMillis() + millis),
                wait.lookups(),
                wait.requests()));
  }

  /** The server has started: what the one before it was asked is not answered any more. */
  void started() {
    requests.clear();
  }

  /** The disk is asked to keep something. */
  void asked(HubOutput.Append append) {
    for (Draft draft : append.drafts()) {
      var key = StoredLog.key(draft.body().text());
      var wait = waiting.remove(key);
      if (wait != null) {
        checkWait(key, wait);
      }
    }
    askedForRoom(append.ask());
  }

  private void checkWait(String key, Waiting wait) {
    long millis = world.millis() - wait.sinceMillis();
    world.must(
        !prompt || millis <= WAIT_MILLIS,
        Rule.OTHERS_COST_NOTHING,
        () -> key + " waited for " + millis + " ms");
    long behind = lookups - wait.lookups();
    long requestsBefore = 1 + requested - wait.requests();
    world.must(
        behind <= requestsBefore * LOOKUPS_OF_NETWORK,
        Rule.OTHERS_COST_NOTHING,
        () -> key + " waited behind " + behind + " lookups of strangers");
  }

  /** The disk is asked something for the room itself. */
  void askedForRoom(long ask) {
    requested++;
    requests.put(ask, lookups);
  }

  /** The disk has answered it. */
  void answered(long ask) {
    var before = requests.remove(ask);
    if (before == null) {
      return;
    }
    long behind = lookups - before;
    world.must(
        behind <= LOOKUPS_OF_NETWORK,
        Rule.OTHERS_COST_NOTHING,
        () -> "the disk did " + behind + " lookups of strangers before request " + ask);
  }

  /** The disk has looked something up for this owner's socket. */
  void lookedUp(String owner) {
    lookups += Strangers.are(owner) ? 1 : 0;
  }

  /** The socket has gone; what it said and the disk was not asked to keep may have fallen. */
  void gone(String owner) {
    waiting.keySet().removeIf(key -> key.startsWith(owner + "."));
  }

  /** The server has closed a socket. */
  void closed(String owner, int code, String reason) {
    boolean overBudget = reason.contains(": over ") || reason.contains(": has its ");
    world.must(
        Strangers.are(owner) || !(code == CloseCode.TOO_MANY || overBudget),
        Rule.OTHERS_COST_NOTHING,
        () -> owner + " is closed: " + reason);
  }

  /** The server has not read on since then, although nothing waits to be sent to this tab. */
  void unread(String owner, long sinceMillis) {
    long millis = world.millis() - sinceMillis;
    world.must(
        Strangers.are(owner) || !prompt || millis <= READ_MILLIS,
        Rule.OTHERS_COST_NOTHING,
        () -> owner + " was not read for " + millis + " ms");
  }
}
