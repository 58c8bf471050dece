package org.websocketchat.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.HubLimits;
import org.websocketchat.hub.StartRules;

/**
 * The settings of a server: {@code Settings.builder().port(8080).data(folder).build()}.
 *
 * @param host the name or address to listen on; {@code 0.0.0.0} for all addresses of this machine
 * @param port the port to listen on, 0 to 65535; 0 for any free one
 * @param origins sites whose pages may open a socket, besides the server's own page
 * @param connects other chat servers that the served page may connect to
 * @param frameAncestors sites that may show the served page in a frame, besides the server's own
 * @param proxies the proxies that are believed about a visitor's address
 * @param limits what one address, one room and the server may take (docs/budget.md)
 * @param page the directory that is served at {@code /}; null for the page on the class path, which
 *     the build puts there
 * @param httpTimeouts how long an HTTP connection may last that does not become a WebSocket
 * @param maxQueuedBytes how many bytes may wait to be sent to all sockets together, at least 4 MiB;
 *     beyond it, the sockets with the longest queues are closed
 * @param data where messages are kept on disk, and the key that signs invitations; null to keep
 *     messages in memory, while somebody is in the room, and to take no invitations
 * @param tokens whose tokens count
 * @param rooms what holds in the rooms
 * @param metrics where Prometheus finds metrics; null to count nothing
 */
public record Settings(
    String host,
    int port,
    List<Origin> origins,
    List<Origin> connects,
    List<Origin> frameAncestors,
    List<CidrBlock> proxies,
    HubLimits limits,
    @Nullable Path page,
    HttpTimeouts httpTimeouts,
    long maxQueuedBytes,
    @Nullable Data data,
    Tokens tokens,
    Rooms rooms,
    @Nullable Metrics metrics) {

  /** The port of {@code scripts/run} without {@code --port}. */
  public static final int DEFAULT_PORT = 8080;

  public static final int MAX_PORT = 65_535;

  /** The queues of four sockets, each as long as one may be. */
  public static final long MIN_QUEUED_BYTES = 4 << 20;

  /**
   * How long an HTTP connection may last.
   *
   * @param idleMillis the time without a byte, at least 1
   * @param lifetimeMillis the whole time, at least 1; a trickle of bytes does not extend it
   */
  public record HttpTimeouts(long idleMillis, long lifetimeMillis) {
    public HttpTimeouts {
      atLeast("idleMillis", idleMillis, 1, "or no request could be read");
      atLeast("lifetimeMillis", lifetimeMillis, 1, "or no request could be read");
    }
  }

  /**
   * The message log on disk.
   *
   * @param folder the directory, created if it does not exist; one server at a time may use it
   * @param keepDays the greatest age of a message, at least 1
   * @param keepMessages how many messages of one room are kept, at least 1
   * @param maxBytesPerRoom how many bytes of one room are kept, at least 1 MiB
   * @param maxBytes how many bytes of the file may be in use, at least 1 MiB
   */
  public record Data(
      Path folder, int keepDays, int keepMessages, long maxBytesPerRoom, long maxBytes) {
    /** Fewer bytes would not hold the messages of a busy moment. */
    public static final long MIN_BYTES = 1 << 20;

    public Data {
      atLeast("keepDays", keepDays, 1, "or nothing would be kept");
      atLeast("keepMessages", keepMessages, 1, "or nothing would be kept");
      atLeast("maxBytesPerRoom", maxBytesPerRoom, MIN_BYTES, "or hardly anything would be kept");
      atLeast("maxBytes", maxBytes, MIN_BYTES, "or hardly anything would be kept");
    }
  }

  /**
   * Where Prometheus finds metrics (docs/metrics.md).
   *
   * @param host the name or address to listen on
   * @param port the port to listen on, 0 to 65535; 0 for any free one
   */
  public record Metrics(String host, int port) {
    public Metrics {
      listens("metrics host", host, "metrics port", port);
    }
  }

  /**
   * The tokens that say who somebody is.
   *
   * @param keys the JWK set with the public keys of the site's log-in; null if it has none
   * @param audience has to be in {@code aud} of the tokens that the site signs; not blank
   */
  public record Tokens(@Nullable Path keys, String audience) {
    /** The audience of a site that chooses no other. */
    public static final String DEFAULT_AUDIENCE = "websocket-chat";

    public Tokens {
      if (audience.isBlank()) {
        throw new IllegalArgumentException("audience is blank: give what stands in aud");
      }
    }
  }

  /**
   * What holds in the rooms.
   *
   * @param start the rules with which they begin
   * @param reservedNames the names that only a token gives
   * @param words the file with the words that rooms do not want; null for none
   * @param wordsByRoom such files of the rooms with these names, which have no other
   */
  public record Rooms(
      StartRules start,
      List<String> reservedNames,
      @Nullable Path words,
      Map<String, Path> wordsByRoom) {
    public Rooms {
      reservedNames = List.copyOf(reservedNames);
      wordsByRoom = Map.copyOf(wordsByRoom);
    }
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException with a sentence for the person who gave a wrong value
   */
  public Settings {
    listens("host", host, "port", port);
    atLeast("maxQueuedBytes", maxQueuedBytes, MIN_QUEUED_BYTES, "or slow readers could not stay");
    origins = List.copyOf(origins);
    connects = List.copyOf(connects);
    frameAncestors = List.copyOf(frameAncestors);
    proxies = List.copyOf(proxies);
  }

  private static void listens(String hostName, String host, String portName, int port) {
    if (host.isBlank()) {
      throw new IllegalArgumentException(
          hostName
              + " is blank: give a name or an address such as 127.0.0.1, or 0.0.0.0 for all"
              + " networks");
    }
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException(
          portName + " is " + port + ": give 1 to " + MAX_PORT + ", or 0 for any free one");
    }
  }

  private static void atLeast(String name, long value, long least, String why) {
    if (value < least) {
      throw new IllegalArgumentException(
          name + " is " + value + ": give at least " + least + ", " + why);
    }
  }

  /** A builder that starts from {@link #local}. */
  public static SettingsBuilder builder() {
    return new SettingsBuilder();
  }

  /** A server for this machine only, on any free port, with messages in memory. */
  public static Settings local() {
    return builder().build();
  }
}
