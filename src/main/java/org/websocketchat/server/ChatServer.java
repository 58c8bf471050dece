package org.websocketchat.server;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.resource.Resources;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Hub;
import org.websocketchat.hub.RolePolicy;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.store.Retention;
import org.websocketchat.store.Storage;
import org.websocketchat.store.StorageException;
import org.websocketchat.store.Storages;
import org.websocketchat.token.TokenKeysException;
import org.websocketchat.token.TokenVerifier;

/**
 * The chat server: page, socket and health check on one port.
 *
 * <pre>{@code
 * try (var server = ChatServer.start(Settings.local())) {
 *   open(server.url()); // or server.socketUrl()
 * }
 * }</pre>
 */
public final class ChatServer implements AutoCloseable {
  private static final String PAGE_ON_CLASS_PATH = "org/websocketchat/dist/";
  private static final long LOG_BYTES_OF_ROOM = 1 << 20;
  private static final long LOG_BYTES = 16 << 20;

  private final Settings settings;
  private final Server jetty;
  private final Ports ports;
  private final HubLoop hub;
  private final @Nullable PrometheusMetrics metrics;

  /** Creates the thread that owns the hub. */
  interface HubFactory {
    /**
     * Creates it.
     *
     * @param observer as in {@link HubLoop}
     */
    HubLoop create(@Nullable HubObserver observer) throws IOException;
  }

  private ChatServer(
      Settings settings,
      Server jetty,
      Ports ports,
      HubLoop hub,
      @Nullable PrometheusMetrics metrics) {
    this.settings = settings;
    this.jetty = jetty;
    this.ports = ports;
    this.hub = hub;
    this.metrics = metrics;
  }

  /**
   * Starts a server, and returns when it is ready.
   *
   * @throws IOException if it cannot listen on the port or host, or cannot use the message log, the
   *     keys of tokens or the words
   */
  public static ChatServer start(Settings settings) throws IOException {
    return start(settings, observer -> hub(settings, observer));
  }

  /**
   * Starts a server with this hub, which is created after the port was opened; stops it on failure.
   */
  static ChatServer start(Settings settings, HubFactory factory) throws IOException {
    var jetty = new Server();
    // Before the message log is opened: a taken port is the most common failure.
    var ports = Ports.open(jetty, settings);
    HubLoop hub = null;
    boolean started = false;
    try {
      var metrics = settings.metrics() == null ? null : new PrometheusMetrics(System::nanoTime);
      hub = factory.create(metrics);
      var server = new ChatServer(settings, jetty, ports, hub, metrics);
      server.open();
      started = true;
      return server;
    } finally {
      if (!started) {
        end(ports, hub, jetty);
      }
    }
  }

  private static HubLoop hub(Settings settings, @Nullable HubObserver observer) throws IOException {
    long seed = new SecureRandom().nextLong();
    var rooms = settings.rooms();
    var data = settings.data();
    var library = ServerLibrary.create(AddressHash.open(data == null ? null : data.folder()));
    // Files are read before the message log is opened, which would have to be closed again.
    var tokens = tokens(settings);
    var words = Words.open(rooms.words(), rooms.wordsByRoom(), Log::warn);
    var policy = new RolePolicy(library, rooms.reservedNames(), words);
    var core = new Hub(settings.limits(), new JacksonJson(), library, policy, rooms.start(), seed);
    return new HubLoop(core, storage(settings), tokens, words, settings.maxQueuedBytes(), observer);
  }

  private static TokenVerifier tokens(Settings settings) throws TokenKeysException {
    var data = settings.data();
    return TokenVerifier.open(
        data == null ? null : data.folder(),
        settings.tokens().keys(),
        settings.tokens().audience(),
        System::currentTimeMillis,
        Log::warn);
  }

  private static Storage.Engine storage(Settings settings) throws StorageException {
    var data = settings.data();
    if (data == null) {
      return Storages.inMemory(LOG_BYTES_OF_ROOM, LOG_BYTES);
    }
    var retention =
        new Retention(
            TimeUnit.DAYS.toMillis(data.keepDays()),
            data.keepMessages(),
            data.maxBytesPerRoom(),
            data.maxBytes());
    return Storages.onDisk(data.folder(), retention);
  }

  /** The port that it listens on. */
  public int port() {
    return ports.chat();
  }

  /** The address of the page, for a browser on this machine. */
  public String url() {
    return "http://" + authority() + "/";
  }

  /** The address of the socket, for a client on this machine. */
  public String socketUrl() {
    return "ws://" + authority() + "/chat";
  }

  /** The addresses of the page for other machines; none unless it listens on all networks. */
  public List<String> urlsOnNetwork() {
    if (!LocalAddresses.isWildcard(settings.host())) {
      return List.of();
    }
    return LocalAddresses.ipv4().stream()
        .map(address -> "http://" + address + ":" + port() + "/")
        .toList();
  }

  /** Where the metrics are, for somebody on this machine; empty if there are none. */
  public Optional<String> metricsUrl() {
    var wanted = settings.metrics();
    return wanted == null
        ? Optional.empty()
        : Optional.of("http://" + authority(wanted.host(), ports.metrics()) + "/metrics");
  }

  private String authority() {
    return authority(settings.host(), port());
  }

  private static String authority(String host, int port) {
    return LocalAddresses.inUrl(LocalAddresses.isWildcard(host) ? "localhost" : host) + ":" + port;
  }

  /** Waits until the server has been closed or has {@link #failure() failed}. */
  public void awaitEnd() throws InterruptedException {
    hub.awaitEnd();
  }

  /**
   * The fault that ended the server; empty if there was none. After it, {@code /health} answers
   * 503, and you can only {@link #close} the server.
   */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(hub.failure());
  }

  /**
   * Closes every socket, with 1012 in {@code websocket-chat.v1} and 1001 in {@code json}, and stops
   * the server. A second call has no effect.
   */
  @Override
  public void close() {
    if (jetty.isRunning()) {
      boolean works = hub.failure() == null; // else the log has told why it ends
      if (works) {
        Log.info("stopping with " + hub.sockets() + " sockets in " + hub.rooms() + " rooms");
      }
      end(ports, hub, jetty);
      if (works) {
        Log.info("stopped");
      }
    }
  }

  private static void end(Ports ports, @Nullable HubLoop hub, Server jetty) {
    ports.close();
    if (hub != null) {
      hub.stop();
    }
    LifeCycle.stop(jetty);
  }

  private void open() {
    ports.addTo(jetty);
    var components = WebSocketServerComponents.ensureWebSocketComponents(jetty);
    var allowlist = new Allowlist(settings, port());
    var proxies = new TrustedProxies(settings.proxies());
    var chat = new ChatHandler(allowlist, proxies, hub, new WebSocketMappings(components));
    var posts = new PostHandler(proxies, hub);
    var page = new PageHandler(directory(), settings.connects(), settings.frameAncestors());
    jetty.setHandler(
        withMetrics(
            new RequestFilter(allowlist, new Handler.Sequence(chat, posts, health(), page))));
    jetty.setErrorHandler(ChatServer::refuse);
    FileDescriptors.most()
        .ifPresent(most -> jetty.addBean(new NetworkConnectionLimit(most, jetty)));
    hub.start();
    LifeCycle.start(jetty);
    Log.info("started at " + url());
  }

  private Handler withMetrics(Handler chat) {
    var data = settings.data();
    return metrics == null
        ? chat
        : new MetricsHandler(
            metrics, hub, () -> data == null ? 0 : Storages.bytesOnDisk(data.folder()), chat);
  }

  private HealthHandler health() {
    return new HealthHandler(hub, settings.limits().server().sockets());
  }

  /** The directory of the page; null if the page has not been built. */
  private @Nullable Resource directory() {
    var files = ResourceFactory.of(jetty);
    var page = settings.page();
    var found =
        page == null ? files.newClassLoaderResource(PAGE_ON_CLASS_PATH) : files.newResource(page);
    if (Resources.isReadableDirectory(found)) {
      return found;
    }
    Log.warn("the page has not been built: only socket and health are served");
    return null;
  }

  /** Answers a request that Jetty itself refuses, in one sentence. */
  private static boolean refuse(Request request, Response response, Callback callback) {
    RequestFilter.addSecurityHeaders(response);
    int status = response.getStatus();
    if (status == HttpStatus.NOT_MODIFIED_304) { // Jetty answers it here, too; it has no body
      callback.succeeded();
      return true;
    }
    Reply.text(response, callback, status, HttpStatus.getMessage(status) + ".");
    return true;
  }
}
