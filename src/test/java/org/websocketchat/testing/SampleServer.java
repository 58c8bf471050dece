package org.websocketchat.testing;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.Strictness;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.SubProtocol;

/**
 * Behaves like the guide's sample server, weaknesses included (docs/protocol.md, section 1). A
 * crash is that of a process: every socket is reset, and the port is free until {@link #restart}.
 */
public final class SampleServer implements AutoCloseable {
  private static final Gson GSON =
      new GsonBuilder()
          .setStrictness(Strictness.STRICT)
          .serializeNulls()
          .disableHtmlEscaping()
          .create();

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final List<String> crashes = new CopyOnWriteArrayList<>();
  private volatile Predicate<String> swallowed = frame -> false;
  private Life life = new Life();
  private WireServer wire = new WireServer(0, life);

  /** Starts on a free port. */
  public SampleServer() throws IOException {}

  public String url() {
    return wire.url();
  }

  /** Every text frame of every client so far, restarts or not. */
  public List<String> received() {
    return List.copyOf(received);
  }

  /** The faults that killed it so far; must stay empty. */
  public List<String> crashes() {
    return List.copyOf(crashes);
  }

  /** How many sockets are open. */
  public int connected() {
    return life.clients.size();
  }

  /** Starts anew on the same port, without any state; dies first if it runs. */
  public void restart() throws IOException {
    int port = wire.port();
    wire.close();
    life = new Life();
    wire = new WireServer(port, life);
  }

  /** Dies as by {@code kill -9}. */
  public void kill() {
    wire.close();
  }

  /** Resets every connection and goes on. */
  public void cutAll() {
    wire.inTurn(() -> life.clients.forEach(client -> client.peer.reset()));
  }

  /** Holds all frames back until {@link #release}. */
  public void hold() {
    wire.inTurn(() -> life.holding = true);
  }

  public void release() {
    wire.inTurn(
        () -> {
          life.holding = false;
          life.held.forEach(Runnable::run);
          life.held.clear();
        });
  }

  /** Drops all frames like these. */
  public void swallow(Predicate<String> frames) {
    swallowed = frames;
  }

  /** Sends this to all clients, as it does with a forged frame of a client. */
  public void broadcast(String frame) {
    wire.inTurn(() -> life.sendToAll(frame));
  }

  @Override
  public void close() {
    wire.close();
  }

  /** One client. */
  private static final class Client {
    final WirePeer peer;
    final long id;

    /** Null before the client has sent a name. */
    @Nullable String name;

    Client(WirePeer peer, long id) {
      this.peer = peer;
      this.id = id;
    }
  }

  /** One life of the server. */
  private final class Life implements WireServer.Script {
    final List<Client> clients = new CopyOnWriteArrayList<>();
    final Deque<Runnable> held = new ArrayDeque<>();
    boolean holding;
    private long nextId = System.currentTimeMillis();
    private int nextSuffix = 1;

    @Override
    public String pick(List<String> offered) {
      if (!offered.contains(SubProtocol.JSON)) {
        crash("a client offered " + offered);
      }
      return SubProtocol.JSON;
    }

    @Override
    public void opened(WirePeer peer) {
      var client = new Client(peer, nextId++);
      clients.add(client);
      var id = new JsonObject();
      id.addProperty("type", "id");
      id.addProperty("id", client.id);
      send(client, GSON.toJson(id));
    }

    @Override
    public void received(WirePeer peer, String text) {
      received.add(text);
      try {
        var frame = GSON.fromJson(text, JsonObject.class);
        switch (frame.get("type").getAsString()) {
          case "message" -> {
            frame.addProperty("name", byId(frame).name);
            var said = frame.get("text").getAsString();
            frame.addProperty("text", said.replaceAll("<[^>]+>", ""));
          }
          case "username" -> rename(byId(frame), frame);
          default -> {}
        }
        sendToAll(GSON.toJson(frame));
      } catch (RuntimeException uncaught) {
        crash(text + ": " + uncaught);
      }
    }

    private void rename(Client client, JsonObject frame) {
      var wanted = frame.get("name").getAsString();
      var name = wanted;
      while (isTaken(name)) {
        name = wanted + nextSuffix++;
      }
      if (!name.equals(wanted)) {
        var rejection = new JsonObject();
        rejection.addProperty("type", "rejectusername");
        rejection.add("id", frame.get("id"));
        rejection.addProperty("name", name);
        send(client, GSON.toJson(rejection));
      }
      client.name = name;
      frame.addProperty("name", name);
      sendUserList();
    }

    /** The client's own name counts as well. */
    private boolean isTaken(String name) {
      return clients.stream().anyMatch(client -> name.equals(client.name));
    }

    private Client byId(JsonObject frame) {
      long id = frame.get("id").getAsLong();
      return clients.stream()
          .filter(client -> client.id == id)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("unknown id"));
    }

    @Override
    public void closed(WirePeer peer, int code, String reason) {
      clients.removeIf(client -> client.peer == peer);
      sendUserList();
    }

    private void sendUserList() {
      var names = new JsonArray();
      clients.forEach(client -> names.add(client.name));
      var list = new JsonObject();
      list.addProperty("type", "userlist");
      list.add("users", names);
      sendToAll(GSON.toJson(list));
    }

    void sendToAll(String frame) {
      clients.forEach(client -> send(client, frame));
    }

    private void send(Client client, String frame) {
      if (holding) {
        held.add(() -> client.peer.send(frame));
      } else if (!swallowed.test(frame)) {
        client.peer.send(frame);
      }
    }

    private void crash(String cause) {
      crashes.add(cause);
      wire.crash();
    }
  }
}
