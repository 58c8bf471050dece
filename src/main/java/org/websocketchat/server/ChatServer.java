package org.websocketchat.server;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.resource.Resources;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Hub;
import org.websocketchat.json.JacksonJson;

/**
 * The chat server: page, socket and health on one port.
 *
 * <pre>{@code
 * try (var server = ChatServer.start(Settings.local())) {
 *   open(server.url()); // or server.socketUrl()
 * }
 * }</pre>
 */
public final class ChatServer implements AutoCloseable {
  private static final String PAGE_ON_CLASS_PATH = "org/websocketchat/dist/";
  private static final long LOG_CHARS_OF_ROOM = 1 << 20;
  private static final long LOG_CHARS = 16 << 20;

  private final Settings settings;
  private final Server jetty;
  private final ServerConnector connector;
  private final HubLoop hub;

  private ChatServer(
      Settings settings, Server jetty, ServerConnector connector, Storage.Engine storage) {
    this.settings = settings;
    this.jetty = jetty;
    this.connector = connector;
    var core =
        new Hub(
            settings.limits(),
            new JacksonJson(),
            ServerLibrary.make(),
            new SecureRandom().nextLong());
    this.hub = new HubLoop(core, storage);
  }

  /**
   * Starts a server and returns when it can be used.
   *
   * @throws IOException if it cannot listen where it was told to, or the log cannot be used
   */
  public static ChatServer start(Settings settings) throws IOException {
    var jetty = new Server();
    var connector = connector(jetty, settings);
    connector.open(); // before the log is touched: most often it is the port that is taken
    try {
      var server = new ChatServer(settings, jetty, connector, storage(settings));
      server.open();
      return server;
    } catch (StorageException unusable) {
      connector.close();
      throw unusable;
    }
  }

  private static Storage.Engine storage(Settings settings) throws StorageException {
    var data = settings.data();
    if (data == null) {
      return answers -> new MemoryStorage(LOG_CHARS_OF_ROOM, LOG_CHARS, answers);
    }
    var retention = new Retention(TimeUnit.DAYS.toMillis(data.keepDays()), data.keepMessages());
    var file = SqliteFile.open(data.folder(), SqliteSchema.current(), () -> 0);
    return answers -> SqliteStorage.start(file, retention, System::currentTimeMillis, answers);
  }

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** The address of the page, for a browser on this machine. */
  public String url() {
    return "http://" + authority() + "/";
  }

  /** The address of the socket, for a client on this machine. */
  public String socketUrl() {
    return "ws://" + authority() + "/chat";
  }

  private String authority() {
    var host = Machine.isEverywhere(settings.host()) ? "localhost" : settings.host();
    return Machine.inUrl(host) + ":" + port();
  }

  /** Closes every socket with 1001 and stops; without effect the second time. */
  @Override
  public void close() {
    if (!jetty.isRunning()) {
      return;
    }
    connector.close();
    hub.stop();
    LifeCycle.stop(jetty);
  }

  private void open() {
    jetty.addConnector(connector);
    var components = WebSocketServerComponents.ensureWebSocketComponents(jetty);
    var gate = new Gate(settings, port());
    var chat = new ChatHandler(gate, hub, new WebSocketMappings(components));
    var page = new PageHandler(directory(), settings.connects());
    jetty.setHandler(new Guard(gate, new Handler.Sequence(chat, new HealthHandler(hub), page)));
    jetty.setErrorHandler(ChatServer::refuse);
    LifeCycle.start(jetty);
    hub.start();
  }

  /** Where the page is; null if it has not been built. */
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

  /** What Jetty itself refuses is told in a sentence as well. */
  private static boolean refuse(Request request, Response response, Callback callback) {
    Guard.protect(response);
    int status = response.getStatus();
    if (status == HttpStatus.NOT_MODIFIED_304) { // comes this way too, and has no body
      callback.succeeded();
      return true;
    }
    Reply.text(response, callback, status, HttpStatus.getMessage(status) + ".");
    return true;
  }

  private static ServerConnector connector(Server jetty, Settings settings) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    var connector = new ServerConnector(jetty, 1, -1, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.http().idleMillis());
    connector.addBean(new HttpLifetime(connector.getScheduler(), settings.http().lifetimeMillis()));
    return connector;
  }
}
