package org.websocketchat.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrameCodec;
import org.websocketchat.protocol.SubProtocol;

/**
 * Many sockets of one address, each with a key of its own, for a while: they flood, read nothing,
 * take names, type without end, send nonsense, and come again as somebody else.
 */
final class Strangers {
  private static final String OWNER = "s";
  private static final List<Role> ROLES =
      List.of(Role.FLOOD, Role.SILENT, Role.NAMES, Role.SILENT, Role.TYPING, Role.NONSENSE);
  private static final int MOST_FRAMES = 120;
  private static final int HISTORY_MESSAGES = 100;
  private static final int AWAY_MILLIS = 2_000;

  /** What one of them is for. */
  private enum Role {
    /** Says texts, as fast as it can. */
    FLOOD,
    /** Asks for history, and reads nothing. */
    SILENT,
    /** Takes names, and is gone at once. */
    NAMES,
    TYPING,
    /** Sends what is refused. */
    NONSENSE
  }

  private final World world;
  private final Net net;
  private final Json json;
  private final List<String> names;
  private final List<One> all = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private int keys;
  private boolean over;

  /** They have a good network of their own. */
  Strangers(World world, Server server, Json json, List<String> names) {
    this.world = world;
    this.net = new Net(world, server, EnumSet.noneOf(Fault.class));
    this.json = json;
    this.names = names;
  }

  /** Whether this is one of theirs. */
  static boolean are(String owner) {
    return owner.startsWith(OWNER);
  }

  /** So many come, and do what they can for so long. */
  void come(int sockets, int forMillis) {
    world.note("strange", "COME", Integer.toString(sockets));
    for (int i = 0; i < sockets; i++) {
      var one = new One(ROLES.get(i % ROLES.size()));
      all.add(one);
      one.come();
    }
    world.after(forMillis, this::go);
  }

  /** Leave for good. */
  void go() {
    if (!over) {
      over = true;
      links.forEach(link -> link.up().cut(0, true)); // whatever they said that was not read yet
      world.note("strange", "GO", keys + " keys");
    }
  }

  /** One socket after another, each with a new key. */
  private final class One implements Link.Client {
    private final Role role;
    private final String protocol;
    private String owner = "";
    private String key = "";
    private @Nullable Link link;
    private String tag = "";
    private long said;
    private int frames;

    One(Role role) {
      this.role = role;
      protocol = world.dice.oneIn(5) ? SubProtocol.JSON : SubProtocol.V1;
    }

    private void come() {
      if (!over) {
        owner = OWNER + ++keys;
        key = (keys + "-stranger-AAAAAAAAAAAAAAAAAAAAAA").substring(0, 21) + "A";
        tag = "";
        said = 0;
        frames = 0;
        link = net.connect(owner, List.of(protocol), this);
        links.removeIf(Link::isOver);
        links.add(link);
      }
    }

    private void abandon() {
      if (link != null) {
        link.clientAbandons(CloseCode.ABANDONED);
        link = null;
      }
    }

    private void send(String frame) {
      if (link != null) {
        link.clientSends(frame);
      }
    }

    @Override
    public void opened(String picked) {
      if (picked.equals(SubProtocol.V1)) {
        var name = world.dice.pick(names);
        send(ClientFrameCodec.encode(new ClientFrame.Hello(key, ClientFrame.NONE, name, null, -1)));
      }
      if (role == Role.SILENT && link != null) {
        link.down().stall(); // reads nothing from now on
      }
      goOn(link);
    }

    @Override
    public void received(String text) {
      if (text.startsWith("{\"type\":\"welcome\"")
          && ServerFrameCodec.decode(json, text) instanceof ServerFrame.Welcome welcome) {
        tag = welcome.self().tag();
        said = welcome.self().acked();
      }
    }

    @Override
    public void errored() {}

    @Override
    public void closed(int code, String reason, boolean clean) {
      link = null;
      world.after(world.dice.between(10, AWAY_MILLIS), this::come);
    }

    private void goOn(@Nullable Link present) {
      if (over || link == null || link != present) {
        return;
      }
      frames++;
      if (frames > MOST_FRAMES || (role == Role.NAMES && frames > 3)) {
        abandon();
        world.after(world.dice.between(10, AWAY_MILLIS), this::come);
        return;
      }
      send(frame());
      world.after(world.dice.between(20, 120), () -> goOn(present));
    }

    private String frame() {
      if (protocol.equals(SubProtocol.JSON)) {
        return "{\"type\":\"message\",\"text\":\"" + text() + "\"}";
      }
      return switch (role) {
        case SILENT ->
            ClientFrameCodec.encode(new ClientFrame.History(1_000_000, HISTORY_MESSAGES));
        case NAMES -> ClientFrameCodec.encode(new ClientFrame.Username(world.dice.pick(names)));
        case TYPING -> ClientFrameCodec.encode(new ClientFrame.Typing());
        case NONSENSE -> "{\"type\":\"message\",\"cid\":\"x\",\"text\":\"nonsense\"}";
        case FLOOD -> {
          said++;
          var cid = tag + "." + said;
          yield ClientFrameCodec.encode(
              new ClientFrame.Message(cid, said - 1, new Body.Text(text())));
        }
      };
    }

    private String text() {
      return owner + "." + frames + " " + "x".repeat(world.dice.below(1_500));
    }
  }
}
