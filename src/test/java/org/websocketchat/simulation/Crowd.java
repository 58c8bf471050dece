package org.websocketchat.simulation;

import java.util.ArrayList;
import java.util.List;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.Now;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrameCodec;
import org.websocketchat.protocol.SubProtocol;
import org.websocketchat.session.Input;
import org.websocketchat.session.Output;
import org.websocketchat.session.Session;
import org.websocketchat.session.SessionSettings;

/** A thousand sessions lose one server at one moment: they must come back spread out. */
final class Crowd {
  private static final int CLIENTS = 1_000;
  private static final int SPREAD_MILLIS = 8_000;
  private static final int SLOT_MILLIS = 100;

  /** The back-off of a first failure: 250 ms and up to 1 s. */
  private static final int WINDOW_MILLIS = 1_250;

  private final World world;
  private final Json json;

  Crowd(World world, Json json) {
    this.world = world;
    this.json = json;
  }

  /** Once after a crash, once after a bye. */
  void check() {
    check(false, WINDOW_MILLIS);
    check(true, WINDOW_MILLIS + SPREAD_MILLIS);
  }

  private void check(boolean bye, int windowMillis) {
    var slots = new int[windowMillis / SLOT_MILLIS + 1];
    for (int i = 0; i < CLIENTS; i++) {
      long at = comesBack(world.has(Plant.SAME_CHANCE) ? 1 : world.dice.next(), bye);
      world.must(at <= windowMillis, Rule.SPREAD, () -> "one comes back after " + at + " ms");
      slots[(int) Math.min(at, windowMillis) / SLOT_MILLIS]++;
    }
    int fair = CLIENTS * SLOT_MILLIS / (bye ? SPREAD_MILLIS : 1_000);
    for (int count : slots) {
      world.must(
          count <= 2 * fair + 20,
          Rule.SPREAD,
          () -> count + " of " + CLIENTS + " come back in 100 ms");
    }
  }

  /** When one that was online for a while opens its next socket, after it lost the server. */
  private long comesBack(long seed, boolean bye) {
    var key = "AAAAAAAAAAAAAAAAAAAAAA";
    var session =
        new Session(
            new SessionSettings(
                "wss://chat.example/", List.of(SubProtocol.V1), seed, key, List.of()),
            json);
    feed(session, new Input.ConnectRequested("Ann"), 0);
    feed(session, new Input.Opened(1, SubProtocol.V1), 10);
    var limits = new ServerFrame.Allowance(65_536, 16_384, 32, 10, 20, 0);
    var welcome =
        new ServerFrame.Welcome(
            new ServerFrame.Self(1, "tag", "Ann", 0, ServerFrame.Standing.guest("tag")),
            "e",
            1,
            0,
            false,
            25_000,
            0,
            limits,
            RoomMode.USUAL,
            Body.NO_OFFSET);
    feed(session, new Input.Received(1, ServerFrameCodec.encode(welcome)), 20);
    long start = 15_000;
    while (session.deadline() < start) {
      feed(session, new Input.TimePassed(), session.deadline());
    }
    if (bye) {
      var frame = ServerFrameCodec.encode(new ServerFrame.Bye(SPREAD_MILLIS));
      feed(session, new Input.Received(1, frame), start);
    }
    feed(session, new Input.Closed(1, bye ? 1012 : 1006, "", bye), start);
    for (int turns = 0; turns < 20; turns++) {
      long at = session.deadline();
      if (feed(session, new Input.TimePassed(), at)) {
        return at - start;
      }
    }
    return Long.MAX_VALUE;
  }

  /** Whether that opened a socket. */
  private static boolean feed(Session session, Input input, long atMillis) {
    var opened = new ArrayList<Output>(session.handle(input, new Now(atMillis, atMillis)));
    opened.removeIf(output -> !(output instanceof Output.Open));
    return !opened.isEmpty();
  }
}
