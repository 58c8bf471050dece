package org.websocketchat.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.websocketchat.hub.Hub;
import org.websocketchat.hub.HubLimits;
import org.websocketchat.hub.Library;
import org.websocketchat.hub.NameKey;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.store.Storage;
import org.websocketchat.store.Storages;
import org.websocketchat.token.TokenVerifier;

/** Hubs with a planted fault, which a request for a certain name triggers. */
public final class Faulty {
  private static final String NAME = "Fault";

  /** The frame that triggers the fault. */
  public static final String FRAME = "{\"type\":\"username\",\"name\":\"" + NAME + "\"}";

  private Faulty() {}

  static HubLoop loop(Throwable fault, Storage.Engine engine) {
    return loop(fault, engine, 1 << 26);
  }

  static HubLoop loop(Throwable fault, Storage.Engine engine, long maxQueuedBytes) {
    NameKey key =
        name -> {
          if (name.equals(NAME)) {
            fail(fault);
          }
          return name;
        };
    return new HubLoop(
        new Hub(
            HubLimits.usual(),
            new JacksonJson(),
            new Library(key, name -> name, bytes -> bytes, address -> address),
            1),
        engine,
        TokenVerifier.withoutKeys(),
        Words.none(),
        maxQueuedBytes);
  }

  static HubLoop loop(Throwable fault) {
    return loop(fault, Storages.inMemory(1 << 20, 1 << 20));
  }

  static ChatServer server(Throwable fault) throws IOException {
    return server(Settings.local(), fault);
  }

  public static ChatServer server(Settings settings, Throwable fault) throws IOException {
    return ChatServer.start(settings, observer -> loop(fault));
  }

  /** The status that {@code /health} answers with. */
  static int health(ChatServer server) {
    try (var peer = new RawSocket(server.port())) {
      peer.write("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
      return Integer.parseInt(peer.head().substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }
  }

  private static void fail(Throwable fault) {
    switch (fault) {
      case RuntimeException unchecked -> throw unchecked;
      case Error error -> throw error;
      default -> throw new UncheckedIOException(new IOException(fault));
    }
  }
}
