package org.websocketchat.simulation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.GuideCodec;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrameCodec;
import org.websocketchat.protocol.SubProtocol;

/** Knows all tags and cids, and no key; tries to act, settle and overwrite in others' names. */
final class Thief implements Link.Client {
  private static final int AGAIN_MILLIS = 3_000;
  private static final int PACE_MILLIS = 4_000;
  private static final int HURRY_MILLIS = 10_000;
  private static final String OWNER = "t1";

  private final World world;
  private final Net net;
  private final StoredLog truth;
  private final Json json;
  private final GuideCodec guide;
  private final List<String> names;
  private final String protocol;
  private final List<GuideFrame.Message> copies = new ArrayList<>();
  private @Nullable Link link;
  private long id;
  private int said;
  private boolean open;
  private boolean caught;

  /** Before this it does not hurry again: the disk of a simulation is slow enough without it. */
  private long nextHurryMillis;

  Thief(World world, Net net, StoredLog truth, Json json, List<String> names) {
    this.world = world;
    this.net = net;
    this.truth = truth;
    this.names = names;
    this.json = json;
    guide = new GuideCodec(json);
    protocol = world.dice.oneIn(2) ? SubProtocol.JSON : SubProtocol.V1;
  }

  void come() {
    if (!caught) {
      open = false;
      link = net.connect(OWNER, List.of(protocol), this);
    }
  }

  /** Leaves for good. */
  void go() {
    caught = true;
    if (link != null) {
      link.clientAbandons(CloseCode.NORMAL);
    }
  }

  @Override
  public void opened(String picked) {
    open = true;
    if (picked.equals(SubProtocol.V1)) {
      var key = world.dice.oneIn(5) ? stolenTag() + "AAAAAA" : "thief-thief-thief-thiA";
      say(ClientFrameCodec.encode(new ClientFrame.Hello(key, ClientFrame.NONE, name(), null, -1)));
    }
    var present = link;
    world.after(1_000, () -> steal(present));
  }

  @Override
  public void received(String text) {
    if (protocol.equals(SubProtocol.V1)) {
      if (ServerFrameCodec.decode(json, text) instanceof ServerFrame.Welcome welcome) {
        hurry(welcome.self().tag(), welcome.self().acked());
      }
      return;
    }
    switch (guide.decode(text)) {
      case GuideFrame.Id(long given) -> {
        id = given;
        say(GuideCodec.encode(new GuideFrame.Username(name(), 0, id)));
      }
      case GuideFrame.Message copy -> copies.add(copy);
      case GuideFrame.Username ignored -> {}
      case GuideFrame.RejectUsername ignored -> {}
      case GuideFrame.UserList ignored -> {}
      case GuideFrame.Unknown ignored -> {}
      case GuideFrame.Malformed ignored -> {}
    }
  }

  @Override
  public void errored() {}

  @Override
  public void closed(int code, String reason, boolean clean) {
    open = false;
    world.after(AGAIN_MILLIS, this::come);
  }

  private void steal(@Nullable Link present) {
    if (!caught && open && link == present) {
      say(protocol.equals(SubProtocol.V1) ? chatFrame() : guideFrame());
      world.after(world.dice.between(100, PACE_MILLIS), () -> steal(present));
    }
  }

  /**
   * Says a text of its own, is gone before it can be kept, and comes back to say it again: whoever
   * is told an {@code acked} without it would have storage refuse what was said together.
   */
  private void hurry(String tag, long acked) {
    if (!caught) {
      var cid = tag + "." + (acked + 1);
      say(ClientFrameCodec.encode(new ClientFrame.Message(cid, acked, body())));
      var present = link;
      if (world.millis() >= nextHurryMillis && world.dice.oneIn(2)) {
        world.after(world.dice.between(10, 200), () -> comeBack(present));
      }
    }
  }

  private void comeBack(@Nullable Link present) {
    if (present != null && !caught && open && link == present) {
      present.clientAbandons(CloseCode.ABANDONED);
      nextHurryMillis = world.millis() + HURRY_MILLIS;
      come();
    }
  }

  /** A text of its own, or a correction of any message. */
  private Body body() {
    long target = world.dice.between(1, Math.max(1, truth.log().size()));
    return switch (world.dice.below(5)) {
      case 0 -> new Body.Edit(target, text());
      case 1 -> new Body.Remove(target, Body.Remover.MODERATOR);
      case 2 -> new Body.Purge(world.dice.oneIn(2) ? null : stolenTag(), target);
      default -> new Body.Text(text());
    };
  }

  private String text() {
    return OWNER + "." + ++said + " mine";
  }

  private String name() {
    return world.dice.pick(names);
  }

  private String stolenTag() {
    var tags = new ArrayList<>(truth.ownersOfTags().keySet());
    return tags.isEmpty() ? "AAAAAAAAAAAAAAAA" : world.dice.pick(tags);
  }

  private String chatFrame() {
    int n = world.dice.between(1, 40);
    return ClientFrameCodec.encode(
        switch (world.dice.below(5)) {
          case 0 -> new ClientFrame.Username(name());
          case 1 -> new ClientFrame.History(n, 50);
          case 2 -> new ClientFrame.Typing();
          default ->
              new ClientFrame.Message(
                  stolenTag() + "." + n, world.dice.oneIn(2) ? n - 1 : 0, new Body.Text(text()));
        });
  }

  private String guideFrame() {
    if (copies.isEmpty() || world.dice.oneIn(4)) {
      return GuideCodec.encode(new GuideFrame.Username(name(), 0, id));
    }
    var copy = world.dice.pick(copies);
    var cid = world.dice.oneIn(3) ? stolenTag() + "." + world.dice.between(1, 40) : copy.cid();
    return GuideCodec.encode(new GuideFrame.Message(text(), copy.id(), copy.date(), null, cid));
  }

  private void say(String frame) {
    if (link != null) {
      world.note(OWNER, ">", frame);
      link.clientSends(frame);
    }
  }
}
