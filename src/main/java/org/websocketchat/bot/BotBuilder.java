package org.websocketchat.bot;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says where a bot goes and as whom; {@link #connect} starts it. Begin with {@link Bot#to}. Each
 * method throws a {@link NullPointerException} for null.
 */
public final class BotBuilder {
  private final String server;
  private String room = "";

  /** Null before it is set. */
  private @Nullable String name;

  /** Null for a guest. */
  private @Nullable Callable<@Nullable String> tokens;

  /** Null for none. */
  private @Nullable Path memory;

  /** Null for one of its own. */
  private @Nullable HttpClient http;

  /** Null for the log. */
  private @Nullable Consumer<Throwable> errors;

  BotBuilder(String server) {
    this.server = Objects.requireNonNull(server, "server");
  }

  /**
   * The room: 1 to 64 of {@code a-z 0-9 . _ -}, beginning with a letter or digit. Without it, the
   * room in the address counts ({@code ?room=}), or else {@code lobby}.
   */
  public BotBuilder room(String named) {
    room = Objects.requireNonNull(named, "room");
    return this;
  }

  /**
   * The name to ask for: at most 32 characters. A server that has a bot's name taken gives it
   * another one, which {@link Bot#onError} tells. A token's name comes before this one.
   *
   * @throws IllegalArgumentException if it cannot be a name
   */
  public BotBuilder name(String wanted) {
    name = BotAddress.name(Objects.requireNonNull(wanted, "name"));
    return this;
  }

  /** The token that says who the bot is, such as one that {@code scripts/invite} has made. */
  public BotBuilder token(String token) {
    Objects.requireNonNull(token, "token");
    return token(() -> token);
  }

  /**
   * A function that gives tokens. It is called before each attempt to connect, and before a token
   * ends, on a virtual thread of its own and never twice at the same time. It has 10 s.
   *
   * @param function returns the token, empty if the bot is a guest, or null if none can be had now;
   *     then, and if it throws (which {@link Bot#onError} is told), the bot tries again later
   */
  public BotBuilder token(Callable<@Nullable String> function) {
    tokens = Objects.requireNonNull(function, "token");
    return this;
  }

  /**
   * A file that keeps what the bot needs after a restart: its secret key, what it has sent and the
   * server has not answered, and which messages its handler was given. With it, the bot is the same
   * person after a restart, also after {@code kill -9}, and misses nothing. The file is made if it
   * does not exist. Each bot needs one of its own.
   */
  public BotBuilder memory(Path file) {
    memory = Objects.requireNonNull(file, "memory");
    return this;
  }

  /**
   * The client that opens the sockets, for proxies or certificates of your own. You close it, after
   * the bot.
   */
  public BotBuilder http(HttpClient client) {
    http = Objects.requireNonNull(client, "http");
    return this;
  }

  /** As {@link Bot#onError}, which may come too late for what goes wrong at the very start. */
  public BotBuilder onError(Consumer<Throwable> handler) {
    errors = Objects.requireNonNull(handler, "handler");
    return this;
  }

  /**
   * Starts the bot, and does not wait until it is connected.
   *
   * @throws IllegalArgumentException if address or room cannot be used
   * @throws IllegalStateException if it has no name
   * @throws MemoryException if another bot uses the memory file, or it belongs to another room, or
   *     it is damaged, or it cannot be read or written
   */
  public Bot connect() throws MemoryException {
    var url = url();
    return start(url, memory == null ? null : MemoryFile.open(memory, url));
  }

  /** The same without a memory file. */
  Bot connectWithoutMemory() {
    return start(url(), null);
  }

  private String url() {
    if (name == null) {
      throw new IllegalStateException("The bot has no name: call name(...) before connect().");
    }
    return BotAddress.url(server, room);
  }

  private Bot start(String url, @Nullable MemoryFile file) {
    return Bot.start(url, Objects.requireNonNull(name), tokens, http, file, errors);
  }
}
