package org.websocketchat.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.HubLimits;

/**
 * Makes {@link Settings} out of the usual ones and what is to be different. Each method is
 * described at the part of {@link Settings} that it sets.
 */
public final class SettingsBuilder {
  public static final int DEFAULT_KEEP_DAYS = 365;
  public static final int DEFAULT_KEEP_MESSAGES = 100_000;
  public static final long DEFAULT_MAX_BYTES_PER_ROOM = 256L << 20;
  public static final long DEFAULT_MAX_BYTES = 4L << 30;

  /** What may wait for all sockets together takes no more of the memory than this part. */
  private static final int QUEUED_BYTES_SHARE = 8;

  private static final Settings.HttpTimeouts DEFAULT_HTTP_TIMEOUTS =
      new Settings.HttpTimeouts(15_000, 60_000);

  private final List<Origin> origins = new ArrayList<>();
  private final List<Origin> connects = new ArrayList<>();
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

  SettingsBuilder() {}

  /** An eighth of the memory that this process may take. */
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

  /** Adds a site whose pages may open our socket. */
  public SettingsBuilder origin(Origin further) {
    origins.add(further);
    return this;
  }

  /** Adds a chat server that the page we serve may talk to. */
  public SettingsBuilder connect(Origin further) {
    connects.add(further);
    return this;
  }

  /** Adds a proxy, or several, to be believed. */
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

  /** Has messages outlive the server in this folder; without it, those below mean nothing. */
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

  /**
   * Puts it together.
   *
   * @throws IllegalArgumentException with a sentence for whoever gave a wrong value
   */
  public Settings build() {
    var data =
        folder == null
            ? null
            : new Settings.Data(folder, keepDays, keepMessages, maxBytesPerRoom, maxBytes);
    return new Settings(
        host, port, origins, connects, proxies, limits, page, httpTimeouts, maxQueuedBytes, data);
  }
}
