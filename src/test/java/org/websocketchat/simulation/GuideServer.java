package org.websocketchat.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.GuideCodec;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.SubProtocol;

/**
 * The guide's sample server, weaknesses included (docs/protocol.md, section 1): believes what
 * frames say, knows no history and no heartbeat, and dies of an id it does not know.
 */
final class GuideServer implements Server {

  /** One socket. */
  private static final class Client {
    final Link link;
    final long id;
    @Nullable String name;

    Client(Link link, long id) {
      this.link = link;
      this.id = id;
    }
  }

  private final World world;
  private final StoredLog truth;
  private final GuideCodec codec;
  private final Function<String, @Nullable SentText> sentOf;
  private final List<Client> clients = new ArrayList<>();
  private long nextId = World.WALL_MILLIS;
  private int nextSuffix = 1;
  private boolean up = true;
  private boolean slams;

  GuideServer(
      World world, StoredLog truth, Json json, Function<String, @Nullable SentText> sentOf) {
    this.world = world;
    this.truth = truth;
    this.codec = new GuideCodec(json);
    this.sentOf = sentOf;
  }

  void crash() {
    world.note("server", "CRASHES", "");
    up = false;
    clients.forEach(client -> client.link.serverDrops());
    clients.clear();
  }

  void start() {
    world.note("server", "STARTS", "");
    up = true;
    nextSuffix = 1;
  }

  void slam(boolean on) {
    slams = on;
  }

  @Override
  public @Nullable String pick(List<String> offered) {
    if (up && !offered.contains(SubProtocol.JSON)) {
      world.broke(Rule.GUIDE_FRAMES, "a client offered " + offered);
    }
    return up ? SubProtocol.JSON : null;
  }

  @Override
  public void opened(Link link) {
    if (slams) {
      link.serverSends(new Packet.Close(ServerNode.slamCode(world.dice), ""));
      return;
    }
    var client = new Client(link, nextId++);
    link.takenIn(truth);
    clients.add(client);
    truth.idGiven(client.id, link.owner());
    send(client, new GuideFrame.Id(client.id));
  }

  @Override
  public void arrived(Link link, Packet packet) {
    switch (packet) {
      case Packet.Text(var text, int ignored) -> received(text);
      case Packet.Close close -> {
        link.serverEnds(close);
        gone(link);
      }
      case Packet.Accepted ignored -> {}
      case Packet.Ping ignored -> {}
      case Packet.Pong ignored -> {}
      case Packet.Reset ignored -> {}
      case Packet.Upgrade ignored -> {}
    }
  }

  @Override
  public void gone(Link link) {
    if (clients.removeIf(client -> client.link == link)) {
      sendUserList();
    }
  }

  private void received(String text) {
    switch (codec.decode(text)) {
      case GuideFrame.Message message -> {
        var client = byId(message.id());
        if (client != null) {
          said(client, message);
        }
      }
      case GuideFrame.Username username -> {
        var client = byId(username.id());
        if (client != null) {
          rename(client, username);
        }
      }
      case GuideFrame.Id ignored -> sendToAll(text);
      case GuideFrame.RejectUsername ignored -> sendToAll(text);
      case GuideFrame.UserList ignored -> sendToAll(text);
      case GuideFrame.Unknown ignored -> sendToAll(text);
      case GuideFrame.Malformed ignored -> world.broke(Rule.GUIDE_FRAMES, "it dies of " + text);
    }
  }

  private @Nullable Client byId(long id) {
    for (var client : clients) {
      if (client.id == id) {
        return client;
      }
    }
    world.broke(Rule.GUIDE_FRAMES, "it dies of the id " + id);
    return null;
  }

  private void said(Client client, GuideFrame.Message message) {
    var text = stripped(message.text());
    truth.broadcast(text, client.id, sentOf.apply(StoredLog.key(text)));
    sendToAll(
        new GuideFrame.Message(text, message.id(), message.date(), client.name, message.cid()));
  }

  /** Without what looks like a tag. */
  private static String stripped(String text) {
    var left = new StringBuilder();
    int from = 0;
    for (int open = text.indexOf('<'); open >= 0; open = text.indexOf('<', from)) {
      int close = text.indexOf('>', open + 2);
      if (close < 0) {
        break;
      }
      left.append(text, from, open);
      from = close + 1;
    }
    return left.append(text, from, text.length()).toString();
  }

  private void rename(Client client, GuideFrame.Username asked) {
    var name = asked.name();
    while (isTaken(name)) {
      name = asked.name() + nextSuffix++;
    }
    if (!name.equals(asked.name())) {
      send(client, new GuideFrame.RejectUsername(client.id, name));
    }
    client.name = name;
    sendUserList();
    sendToAll(new GuideFrame.Username(name, asked.date(), client.id));
  }

  /** Its own name counts as well. */
  private boolean isTaken(String name) {
    for (var client : clients) {
      if (name.equals(client.name)) {
        return true;
      }
    }
    return false;
  }

  private void sendUserList() {
    var names = new ArrayList<String>();
    for (var client : clients) {
      if (client.name != null) {
        names.add(client.name);
      }
    }
    sendToAll(new GuideFrame.UserList(names));
  }

  private void sendToAll(GuideFrame.Known frame) {
    sendToAll(GuideCodec.encode(frame));
  }

  private void sendToAll(String frame) {
    var packet = new Packet.Text(frame);
    for (var client : List.copyOf(clients)) {
      client.link.serverSends(packet);
    }
  }

  private void send(Client client, GuideFrame.Known frame) {
    client.link.serverSends(new Packet.Text(GuideCodec.encode(frame)));
  }
}
