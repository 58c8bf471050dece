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
 */
final class Bystanders {
  /** What a message may wait before the disk is asked to keep it. */
  private static final int WAIT_MILLIS = 1_000;

  /** The same until the next frame is read, with the disk's own time and the sender's pace. */
  private static final int READ_MILLIS = 2_500;

  private static final String TEXT = "\"text\":\"";
  private static final Address STRANGE = new Address(List.of("198.51.100.9"));

  private final World world;

  /** Whether the disk answers at once, if only that it failed. */
  private final boolean prompt;

  /** When the server read what it has not asked the disk to keep, by the first word of the text. */
  private final Map<String, Long> waiting = new LinkedHashMap<>();

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
      waiting.put(StoredLog.key(frame.substring(text + TEXT.length())), world.millis());
    }
  }

  /** The server did nothing for so long, which nobody else has caused. */
  void excuse(long millis) {
    waiting.replaceAll((key, since) -> Math.min(world.millis(), since + millis));
  }

  /** The disk is asked to keep something. */
  void asked(HubOutput.Append append) {
    for (Draft draft : append.drafts()) {
      var since = waiting.remove(StoredLog.key(draft.body().text()));
      if (since != null && prompt) {
        long millis = world.millis() - since;
        world.must(
            millis <= WAIT_MILLIS,
            Rule.OTHERS_COST_NOTHING,
            () -> StoredLog.key(draft.body().text()) + " waited for " + millis + " ms");
      }
    }
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
