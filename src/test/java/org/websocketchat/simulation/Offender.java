package org.websocketchat.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.SanctionKind;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrameCodec;
import org.websocketchat.protocol.SubProtocol;

/**
 * Whom moderators make quiet and ban, and who comes back each time: as the same guest, with another
 * key, with a token that is about to end, or with one that is not valid.
 */
final class Offender implements Link.Client {
  static final String OWNER = "x1";

  private static final int AGAIN_MILLIS = 3_000;
  private static final int PACE_MILLIS = 4_000;
  private static final int LONGEST_TOKEN_MILLIS = 20_000;
  private static final String NO_TOKEN = "not a token";

  /** The token that the latest hello had. */
  private enum Credentials {
    NONE,
    VALID,
    ENDED,
    FORGED
  }

  private final World world;
  private final Net net;
  private final StoredLog truth;
  private final Json json;
  private final List<String> names;
  private Credentials credentials = Credentials.NONE;
  private @Nullable Link link;
  private String tag = "";
  private int keys;

  /** The n of the last message that is stored, and the one that was given last. */
  private long stored;

  private long lastN;
  private int said;
  private boolean open;
  private boolean gone;

  Offender(World world, Net net, StoredLog truth, Json json, List<String> names) {
    this.world = world;
    this.net = net;
    this.truth = truth;
    this.json = json;
    this.names = names;
  }

  void come() {
    if (!gone) {
      open = false;
      link = net.connect(OWNER, List.of(SubProtocol.V1), this);
    }
  }

  /** Leaves for good. */
  void go() {
    gone = true;
    if (link != null) {
      link.clientAbandons(CloseCode.NORMAL);
    }
  }

  @Override
  public void opened(String picked) {
    open = true;
    keys += world.dice.oneIn(3) ? 1 : 0;
    var key = "offender-offender-" + (100 + keys) + "A";
    say(ClientFrameCodec.encode(hello(key)));
  }

  private ClientFrame.Hello hello(String key) {
    var name = world.dice.pick(names);
    return new ClientFrame.Hello(key, ClientFrame.NONE, name, null, ClientFrame.NONE, token());
  }

  private @Nullable String token() {
    long millis = world.dice.between(1, LONGEST_TOKEN_MILLIS);
    long wallMillis = World.WALL_MILLIS + world.millis();
    int kind = world.dice.below(8);
    credentials =
        switch (kind) {
          case 0, 1 -> Credentials.VALID;
          case 2 -> Credentials.ENDED;
          case 3 -> Credentials.FORGED;
          default -> Credentials.NONE;
        };
    return switch (credentials) {
      case NONE -> null;
      case VALID -> {
        truth.moderates(OWNER, wallMillis + millis);
        yield Acts.token(OWNER, wallMillis + millis);
      }
      case ENDED -> Acts.token(OWNER, wallMillis - millis);
      case FORGED -> NO_TOKEN;
    };
  }

  @Override
  public void received(String text) {
    switch (ServerFrameCodec.decode(json, text)) {
      case ServerFrame.Welcome welcome -> {
        boolean isFalse = credentials == Credentials.ENDED || credentials == Credentials.FORGED;
        world.must(
            !isFalse, Rule.TOKEN_REFUSED, () -> OWNER + " is let in, the token is " + credentials);
        tag = welcome.self().tag();
        stored = welcome.self().acked();
        lastN = stored;
        truth.offends(welcome.self().standing().who());
        var present = link;
        world.after(world.dice.below(PACE_MILLIS), () -> speak(present));
      }
      case ServerFrame.Message message -> settle(message.cid());
      case ServerFrame.Correction correction -> settle(correction.cid());
      default -> {
        // It is refused, or is not about what was said here.
      }
    }
  }

  private void settle(@Nullable String cid) {
    stored = Math.max(stored, ClientFrameCodec.numberOf(cid, tag));
  }

  @Override
  public void errored() {}

  @Override
  public void closed(int code, String reason, boolean clean) {
    open = false;
    world.after(AGAIN_MILLIS, this::come);
  }

  private void speak(@Nullable Link present) {
    if (!gone && open && link == present) {
      if (world.dice.oneIn(6)) {
        say(ClientFrameCodec.encode(new ClientFrame.Username(world.dice.pick(names))));
      } else {
        lastN++;
        say(
            ClientFrameCodec.encode(
                new ClientFrame.Message(tag + "." + lastN, stored, somethingToSay())));
      }
      world.after(world.dice.between(500, PACE_MILLIS), () -> speak(present));
    }
  }

  private Body somethingToSay() {
    long target = world.dice.between(1, Math.max(1, truth.log().size()));
    return switch (world.dice.below(8)) {
      case 0 -> new Body.Edit(target, text());
      case 1 -> new Body.Remove(target, Body.Remover.MODERATOR);
      case 2 -> new Body.Pin(target);
      case 3 -> new Body.ModeChange(new RoomMode.Change(world.dice.below(2), null, null, null));
      case 4 -> new Body.Sanction(SanctionKind.PARDON, world.dice.pick(truth.offenders()), 0, "");
      default -> new Body.Text(text());
    };
  }

  private String text() {
    return OWNER + "." + ++said + " loud";
  }

  private void say(String frame) {
    if (link != null) {
      world.note(OWNER, ">", frame);
      link.clientSends(frame);
    }
  }
}
