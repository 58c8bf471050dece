package org.websocketchat.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.HubLimits;

/**
 * What a server can be told.
 *
 * @param host the name or address to listen on; {@code 0.0.0.0} for all of this machine's
 * @param port to listen on; 0 for any free one
 * @param origins further sites whose pages may open our socket
 * @param connects further chat servers that the page we serve may talk to
 * @param proxies whose word is taken on where a visitor comes from
 * @param page the directory of what is served at {@code /}; null for what the build has put on the
 *     class path
 * @param http how patient to be with those who do not open a socket
 * @param data where messages outlive the server; null for nowhere
 */
public record Settings(
    String host,
    int port,
    List<Origin> origins,
    List<Origin> connects,
    List<Network> proxies,
    HubLimits limits,
    @Nullable Path page,
    Patience http,
    @Nullable Data data) {

  /**
   * How long an HTTP connection may last.
   *
   * @param idleMillis without a byte
   * @param lifetimeMillis altogether; a trickle of bytes does not extend it
   */
  public record Patience(long idleMillis, long lifetimeMillis) {}

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
    public static final int USUAL_DAYS = 365;
    public static final int USUAL_MESSAGES = 100_000;
    public static final long USUAL_BYTES_PER_ROOM = 256L << 20;
    public static final long USUAL_BYTES = 4L << 30;

    /** Less would not hold what comes within a moment. */
    public static final long LEAST_BYTES = 1 << 20;

    public Data {
      atLeast("keepDays", keepDays, 1);
      atLeast("keepMessages", keepMessages, 1);
      atLeast("maxBytesPerRoom", maxBytesPerRoom, LEAST_BYTES);
      atLeast("maxBytes", maxBytes, LEAST_BYTES);
    }

    private static void atLeast(String name, long value, long least) {
      if (value < least) {
        throw new IllegalArgumentException(
            name + " is " + value + ": give at least " + least + ", or nothing would be kept");
      }
    }
  }

  /** Where {@code scripts/run} listens unless told otherwise. */
  public static final int USUAL_PORT = 8080;

  private static final Patience PATIENT = new Patience(15_000, 60_000);

  public Settings {
    origins = List.copyOf(origins);
    connects = List.copyOf(connects);
    proxies = List.copyOf(proxies);
  }

  /** Only for this machine, on any free port; messages last as long as somebody is there. */
  public static Settings local() {
    return new Settings(
        "127.0.0.1", 0, List.of(), List.of(), List.of(), HubLimits.usual(), null, PATIENT, null);
  }

  public Settings withHost(String changed) {
    return new Settings(changed, port, origins, connects, proxies, limits, page, http, data);
  }

  public Settings withPort(int changed) {
    return new Settings(host, changed, origins, connects, proxies, limits, page, http, data);
  }

  public Settings withOrigin(Origin further) {
    return new Settings(
        host, port, plus(origins, further), connects, proxies, limits, page, http, data);
  }

  public Settings withConnect(Origin further) {
    return new Settings(
        host, port, origins, plus(connects, further), proxies, limits, page, http, data);
  }

  public Settings withProxy(Network further) {
    return new Settings(
        host, port, origins, connects, plus(proxies, further), limits, page, http, data);
  }

  public Settings withLimits(HubLimits changed) {
    return new Settings(host, port, origins, connects, proxies, changed, page, http, data);
  }

  public Settings withPage(Path changed) {
    return new Settings(host, port, origins, connects, proxies, limits, changed, http, data);
  }

  public Settings withHttp(Patience changed) {
    return new Settings(host, port, origins, connects, proxies, limits, page, changed, data);
  }

  public Settings withData(Data changed) {
    return new Settings(host, port, origins, connects, proxies, limits, page, http, changed);
  }

  private static <T> List<T> plus(List<T> some, T further) {
    var all = new ArrayList<>(some);
    all.add(further);
    return all;
  }
}
