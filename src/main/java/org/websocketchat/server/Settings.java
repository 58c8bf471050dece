package org.websocketchat.server;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.HubLimits;

/**
 * What a server can be told: {@code Settings.builder().port(8080).data(folder).build()}.
 *
 * @param host the name or address to listen on; {@code 0.0.0.0} for all of this machine's
 * @param port to listen on, 0 to 65535; 0 for any free one
 * @param origins further sites whose pages may open our socket
 * @param connects further chat servers that the page we serve may talk to
 * @param proxies whose word is taken on where a visitor comes from
 * @param limits how much of everything people and addresses may take
 * @param page the directory of what is served at {@code /}; null for what the build has put on the
 *     class path
 * @param httpTimeouts how patient to be with those who do not open a socket
 * @param maxQueuedBytes how much may wait to be sent to all sockets together, at least 4 MiB;
 *     beyond it, the sockets for which most waits are closed
 * @param data where messages outlive the server; null for nowhere
 */
public record Settings(
    String host,
    int port,
    List<Origin> origins,
    List<Origin> connects,
    List<CidrBlock> proxies,
    HubLimits limits,
    @Nullable Path page,
    HttpTimeouts httpTimeouts,
    long maxQueuedBytes,
    @Nullable Data data) {

  /** Where {@code scripts/run} listens unless told otherwise. */
  public static final int DEFAULT_PORT = 8080;

  public static final int MAX_PORT = 65_535;

  /** Four sockets for which as much waits as may wait for one. */
  public static final long MIN_QUEUED_BYTES = 4 << 20;

  /**
   * How long an HTTP connection may last.
   *
   * @param idleMillis without a byte, at least 1
   * @param lifetimeMillis altogether, at least 1; a trickle of bytes does not extend it
   */
  public record HttpTimeouts(long idleMillis, long lifetimeMillis) {
    public HttpTimeouts {
      atLeast("idleMillis", idleMillis, 1, "or no request could be read");
      atLeast("lifetimeMillis", lifetimeMillis, 1, "or no request could be read");
    }
  }

  /**
   * The log on disk.
   *
   * @param folder made if there is none; one server at a time may use it
   * @param keepDays how old a message becomes, at least 1
   * @param keepMessages how many are kept of one room, at least 1
   * @param maxBytesPerRoom how much is kept of one room, at least 1 MiB
   * @param maxBytes how much of the file may be in use, at least 1 MiB
   */
  public record Data(
      Path folder, int keepDays, int keepMessages, long maxBytesPerRoom, long maxBytes) {
    /** Less would not hold what comes within a moment. */
    public static final long MIN_BYTES = 1 << 20;

    public Data {
      atLeast("keepDays", keepDays, 1, "or nothing would be kept");
      atLeast("keepMessages", keepMessages, 1, "or nothing would be kept");
      atLeast("maxBytesPerRoom", maxBytesPerRoom, MIN_BYTES, "or hardly anything would be kept");
      atLeast("maxBytes", maxBytes, MIN_BYTES, "or hardly anything would be kept");
    }
  }

  /**
   * Takes what is given.
   *
   * @throws IllegalArgumentException with a sentence for whoever gave a wrong value
   */
  public Settings {
    if (host.isBlank()) {
      throw new IllegalArgumentException(
          "host is blank: give a name or an address such as 127.0.0.1, or 0.0.0.0 for all networks");
    }
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException(
          "port is " + port + ": give 1 to " + MAX_PORT + ", or 0 for any free one");
    }
    atLeast("maxQueuedBytes", maxQueuedBytes, MIN_QUEUED_BYTES, "or slow readers could not stay");
    origins = List.copyOf(origins);
    connects = List.copyOf(connects);
    proxies = List.copyOf(proxies);
  }

  private static void atLeast(String name, long value, long least, String why) {
    if (value < least) {
      throw new IllegalArgumentException(
          name + " is " + value + ": give at least " + least + ", " + why);
    }
  }

  /** Begins with {@link #local}. */
  public static SettingsBuilder builder() {
    return new SettingsBuilder();
  }

  /** Only for this machine, on any free port; messages last as long as somebody is there. */
  public static Settings local() {
    return builder().build();
  }
}
