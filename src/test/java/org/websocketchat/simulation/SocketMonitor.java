package org.websocketchat.simulation;

import org.websocketchat.protocol.GuideCodec;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.SubProtocol;

/** Listens in on the sockets of one tab. */
final class SocketMonitor {
  private static final int MOST_BUFFERED = 256 * 1024 + 2 * 65_536;

  /** An answer is due 15 s after a text; a late timer has a second of grace. */
  private static final int ECHO_MILLIS = 17_000;

  /** Ping and 14 s, and a second of grace for each of two late timers. */
  private static final int SILENCE_MILLIS = 41_000;

  private final World world;
  private final String owner;
  private final HostClock clock;
  private final GuideCodec codec;
  private String protocol = "";
  private long id = GuideFrame.NO_ID;

  /** When a frame last came on this socket. */
  private long heardMillis;

  /** When the oldest text that nothing was heard after was sent; 0 if there is none. */
  private long unansweredMillis;

  SocketMonitor(World world, String owner, HostClock clock, Json json) {
    this.world = world;
    this.owner = owner;
    this.clock = clock;
    codec = new GuideCodec(json);
  }

  void opening() {
    protocol = "";
    id = GuideFrame.NO_ID;
    unansweredMillis = 0;
  }

  void opened(String picked) {
    protocol = picked;
  }

  void online() {}

  /** Nobody could listen for a while. */
  void thawed() {
    unansweredMillis = unansweredMillis == 0 ? 0 : world.millis();
    heardMillis = world.millis();
  }

  /** Timers are off by something else from now on. */
  void throttled() {
    thawed();
  }

  void lost() {
    opening();
  }

  void heard(String text) {
    unansweredMillis = 0;
    heardMillis = world.millis();
    if (protocol.equals(SubProtocol.JSON)
        && id == GuideFrame.NO_ID
        && codec.decode(text) instanceof GuideFrame.Id(long given)) {
      id = given;
    }
  }

  void sent(String text) {
    if (protocol.equals(SubProtocol.JSON)) {
      long named =
          switch (codec.decode(text)) {
            case GuideFrame.Username username -> username.id();
            case GuideFrame.Message message -> message.id();
            case GuideFrame.Id ignored -> GuideFrame.NO_ID;
            case GuideFrame.RejectUsername ignored -> GuideFrame.NO_ID;
            case GuideFrame.UserList ignored -> GuideFrame.NO_ID;
            case GuideFrame.Unknown ignored -> GuideFrame.NO_ID;
            case GuideFrame.Malformed ignored -> GuideFrame.NO_ID;
          };
      world.must(
          named != GuideFrame.NO_ID && named == id, Rule.GUIDE_FRAMES, () -> owner + ": " + text);
    }
    if (unansweredMillis == 0 && text.startsWith("{\"type\":\"message\"")) {
      unansweredMillis = world.millis();
    }
  }

  void buffered(int bytes) {
    world.must(bytes <= MOST_BUFFERED, Rule.QUEUES_BOUNDED, () -> owner + ": buffered " + bytes);
  }

  /** To be called now and then while the tab is awake and online. */
  void checkLiveness() {
    if (protocol.equals(SubProtocol.V1)) {
      long quiet = world.millis() - heardMillis;
      world.must(
          quiet <= SILENCE_MILLIS + 3L * clock.alignment(),
          Rule.DEAD_LINK_FOUND,
          () -> owner + ": nothing heard for " + quiet + " ms");
      return;
    }
    long silent = unansweredMillis == 0 ? 0 : world.millis() - unansweredMillis;
    world.must(
        silent <= ECHO_MILLIS + 2L * clock.alignment(),
        Rule.DEAD_LINK_FOUND,
        () -> owner + ": no answer for " + silent + " ms");
  }
}
