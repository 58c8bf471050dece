package org.websocketchat.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.HubLimits;
import org.websocketchat.hub.RoomRules;
import org.websocketchat.hub.StartRules;

/**
 * Builds {@link Settings} from defaults and changes. {@link Settings} describes the value that each
 * method sets.
 */
public final class SettingsBuilder {
  public static final int DEFAULT_KEEP_DAYS = 365;
  public static final int DEFAULT_KEEP_MESSAGES = 100_000;
  public static final long DEFAULT_MAX_BYTES_PER_ROOM = 256L << 20;
  public static final long DEFAULT_MAX_BYTES = 4L << 30;

  /** The divisor of the JVM's maximum memory that gives the default of {@code maxQueuedBytes}. */
  private static final int QUEUED_BYTES_SHARE = 8;

  private static final Settings.HttpTimeouts DEFAULT_HTTP_TIMEOUTS =
      new Settings.HttpTimeouts(15_000, 60_000);

  private final List<Origin> origins = new ArrayList<>();
  private final List<Origin> connects = new ArrayList<>();
  private final List<Origin> frameAncestors = new ArrayList<>();
  private final List<CidrBlock> proxies = new ArrayList<>();
  private String host = "127.0.0.1";
  private int port;
  private HubLimits limits = HubLimits.usual();
  private @Nullable Path page;
  private Settings.HttpTimeouts httpTimeouts = DEFAULT_HTTP_TIMEOUTS;
  private long maxQueuedBytes = defaultMaxQueuedBytes();
  private @Nullable Path folder;
  private int keepDays = DEFAULT_KEEP_DAYS;
  private int keepMessages = DEFAULT_KEEP_MESSAGES;
  private long maxBytesPerRoom = DEFAULT_MAX_BYTES_PER_ROOM;
  private long maxBytes = DEFAULT_MAX_BYTES;
  private @Nullable Path tokenKeys;
  private String tokenAudience = Settings.Tokens.DEFAULT_AUDIENCE;
  private StartRules startRules = new StartRules(RoomRules.usual());
  private final List<String> reservedNames = new ArrayList<>();
  private @Nullable Path words;
  private final Map<String, Path> wordsByRoom = new LinkedHashMap<>();
  private Settings.@Nullable Metrics metrics;

  SettingsBuilder() {}

  /** An eighth of the JVM's maximum memory, at least 4 MiB. */
  public static long defaultMaxQueuedBytes() {
    return Math.max(
        Settings.MIN_QUEUED_BYTES, Runtime.getRuntime().maxMemory() / QUEUED_BYTES_SHARE);
  }

  public SettingsBuilder host(String changed) {
    host = changed;
    return this;
  }

  public SettingsBuilder port(int changed) {
    port = changed;
    return this;
  }

  /** Adds a site whose pages may open a socket. */
  public SettingsBuilder origin(Origin further) {
    origins.add(further);
    return this;
  }

  /** Adds a chat server that the served page may connect to. */
  public SettingsBuilder connect(Origin further) {
    connects.add(further);
    return this;
  }

  /** Adds a site that may show the served page in a frame. */
  public SettingsBuilder frameAncestor(Origin further) {
    frameAncestors.add(further);
    return this;
  }

  /** Adds a proxy, or a block of proxies, to trust. */
  public SettingsBuilder proxy(CidrBlock further) {
    proxies.add(further);
    return this;
  }

  public SettingsBuilder limits(HubLimits changed) {
    limits = changed;
    return this;
  }

  public SettingsBuilder page(Path changed) {
    page = changed;
    return this;
  }

  public SettingsBuilder httpTimeouts(Settings.HttpTimeouts changed) {
    httpTimeouts = changed;
    return this;
  }

  public SettingsBuilder maxQueuedBytes(long changed) {
    maxQueuedBytes = changed;
    return this;
  }

  /** Keeps messages on disk in this folder; without it, the settings of the log have no effect. */
  public SettingsBuilder data(Path changed) {
    folder = changed;
    return this;
  }

  public SettingsBuilder keepDays(int changed) {
    keepDays = changed;
    return this;
  }

  public SettingsBuilder keepMessages(int changed) {
    keepMessages = changed;
    return this;
  }

  public SettingsBuilder maxBytesPerRoom(long changed) {
    maxBytesPerRoom = changed;
    return this;
  }

  public SettingsBuilder maxBytes(long changed) {
    maxBytes = changed;
    return this;
  }

  /** Takes the tokens that are signed with a key in this JWK set. */
  public SettingsBuilder tokenKeys(Path changed) {
    tokenKeys = changed;
    return this;
  }

  public SettingsBuilder tokenAudience(String changed) {
    tokenAudience = changed;
    return this;
  }

  public SettingsBuilder startRules(StartRules changed) {
    startRules = changed;
    return this;
  }

  /** Reserves a name for the bearers of tokens with it. */
  public SettingsBuilder reservedName(String further) {
    reservedNames.add(further);
    return this;
  }

  public SettingsBuilder words(Path changed) {
    words = changed;
    return this;
  }

  /** Gives a room a file of words of its own. */
  public SettingsBuilder words(String room, Path file) {
    wordsByRoom.put(room, file);
    return this;
  }

  /** Counts what the server does, and tells Prometheus on a port of its own. */
  public SettingsBuilder metrics(String itsHost, int itsPort) {
    metrics = new Settings.Metrics(itsHost, itsPort);
    return this;
  }

  /**
   * Builds the settings.
   *
   * @throws IllegalArgumentException with a sentence for the person who gave a wrong value
   */
  public Settings build() {
    var data =
        folder == null
            ? null
            : new Settings.Data(folder, keepDays, keepMessages, maxBytesPerRoom, maxBytes);
    return new Settings(
        host,
        port,
        origins,
        connects,
        frameAncestors,
        proxies,
        limits,
        page,
        httpTimeouts,
        maxQueuedBytes,
        data,
        new Settings.Tokens(tokenKeys, tokenAudience),
        new Settings.Rooms(startRules, reservedNames, words, wordsByRoom),
        metrics);
  }
}
