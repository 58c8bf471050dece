package org.websocketchat.chaos;

import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.websocketchat.chaos.KeptLog.Entry;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Role;
import org.websocketchat.testing.Await;
import org.websocketchat.testing.Engine;
import org.websocketchat.testing.Site;
import org.websocketchat.token.Invitation;
import org.websocketchat.token.TokenKeysException;

/**
 * The real server, the proxy before it, and who talks through that: two browsers and some clients
 * on the JVM. Used by one thread.
 */
final class Stage implements AutoCloseable {
  static final String ROOM = "chaos";
  private static final long START_MILLIS = 60_000;

  /** How many of the newest messages somebody corrects. */
  private static final int RECENT = 20;

  private final Path folder;
  private final Trace trace;
  private final Site site = new Site();
  private final ServerProcess server;
  private final FaultProxy proxy;
  private final Playwright playwright = Engine.driver();
  private final List<OwnBrowser> browsers = new ArrayList<>();
  private final List<PageClient> pages = new ArrayList<>();
  private final List<JvmClient> clients = new ArrayList<>();
  private final Ledger ledger = new Ledger();

  /** Starts the server, and waits for it. */
  Stage(Path folder, Trace trace) throws IOException {
    this.folder = folder;
    this.trace = trace;
    server = new ServerProcess(folder, List.of("--origin", site.url()), trace);
    proxy = new FaultProxy(server.port(), trace);
    site.show(
        """
        <!doctype html><meta charset="utf-8"><script src="websocket-chat.js" defer></script>
        <websocket-chat server="%s" room="%s" from-url></websocket-chat>
        """
            .formatted(socketUrl(), ROOM));
    server.start();
    awaitServer();
  }

  private String socketUrl() {
    return "ws://127.0.0.1:" + proxy.port() + "/chat";
  }

  void awaitServer() {
    Await.until("the server", START_MILLIS, server::isUp);
  }

  OwnBrowser browser() {
    var browser = new OwnBrowser(playwright);
    browsers.add(browser);
    return browser;
  }

  PageClient page(String name, OwnBrowser browser) {
    var page = PageClient.open(name, browser, site.url() + "?name=" + name, trace);
    pages.add(page);
    return page;
  }

  JvmClient client(String name, Random random) {
    return client(name, "", random);
  }

  /** Somebody who may act upon others, by an invitation of the server's operator. */
  JvmClient moderator(String name, Random random) {
    long dayMillis = TimeUnit.DAYS.toMillis(1);
    var invitation =
        new Invitation(name, Role.MODERATOR, null, System.currentTimeMillis() + dayMillis);
    try {
      return client(name, invitation.sign(server.data()), random);
    } catch (TokenKeysException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private JvmClient client(String name, String token, Random random) {
    var client = new JvmClient(name, socketUrl() + "?room=" + ROOM, token, random, trace);
    clients.add(client);
    return client;
  }

  /**
   * Lets a moderator ban somebody. It is sent when the network lets it.
   *
   * @param who the public id of that guest
   * @return whether there was room for it among what waits to be sent
   */
  boolean ban(JvmClient moderator, JvmClient guest, String who) {
    boolean taken = moderator.correct(new Body.Sanction(Body.SanctionKind.BAN, who, 0, "raid"));
    if (taken) {
      trace.add(moderator.name(), "bans " + guest.name());
      ledger.ban(moderator.name(), guest.name(), who);
    }
    return taken;
  }

  /** The same for removing everything of theirs; what they said before is gone then. */
  boolean purge(JvmClient moderator, JvmClient guest, String who) {
    boolean taken = moderator.correct(new Body.Purge(who, 1));
    if (taken) {
      trace.add(moderator.name(), "removes everything of " + guest.name());
      ledger.purge(moderator.name());
    }
    return taken;
  }

  ServerProcess server() {
    return server;
  }

  FaultProxy proxy() {
    return proxy;
  }

  Ledger ledger() {
    return ledger;
  }

  List<OwnBrowser> browsers() {
    return browsers;
  }

  List<PageClient> pages() {
    return pages;
  }

  List<JvmClient> clients() {
    return clients;
  }

  /** Lets somebody say something that nobody has said; returns whether it was taken. */
  boolean say(Participant who, String text) {
    var unique = who.name() + " " + ledger.count() + " " + text;
    boolean taken = who.say(unique);
    if (taken) {
      ledger.say(who.name(), unique);
    }
    return taken;
  }

  /**
   * Lets somebody edit or remove a recent message of their own, if there is one.
   *
   * @return whether it was taken
   */
  boolean correct(JvmClient who, Random random, String text) {
    var own = who.ownMessages().stream().filter(it -> !ledger.isRemoved(it.offset())).toList();
    if (own.isEmpty()) {
      return false;
    }
    var message = own.get(own.size() - 1 - random.nextInt(Math.min(own.size(), RECENT)));
    boolean removes = random.nextInt(3) == 0;
    var unique = who.name() + " " + ledger.count() + " edited " + text;
    boolean taken =
        who.correct(
            removes
                ? new Body.Remove(message.offset(), Body.Remover.AUTHOR)
                : new Body.Edit(message.offset(), unique));
    if (taken) {
      var after = removes ? KeptLog.REMOVED : unique;
      ledger.correct(who.name(), message.offset(), message.body().text(), after);
    }
    return taken;
  }

  /** Those on the JVM who may see the room. */
  private List<JvmClient> seeing() {
    return clients.stream().filter(client -> !ledger.isBanned(client.name())).toList();
  }

  /** What everybody who may see the room sees now. */
  Map<String, Participant.View> views() {
    var views = new LinkedHashMap<String, Participant.View>();
    seeing().forEach(client -> views.put(client.name(), client.view()));
    pages.forEach(page -> views.put(page.name(), page.view()));
    return views;
  }

  /** What is wrong with log and views against what was said. */
  List<String> differences() throws SQLException {
    var log = log();
    var differences = ledger.differences(log.entries(), views());
    if (log.first() != 1 || log.head() != log.entries().size()) {
      differences.add("log: from " + log.first() + " to " + log.head());
    }
    var offsets = log.entries().stream().filter(Entry::isMessage).map(Entry::offset).toList();
    for (var client : clients) {
      client.faults().forEach(fault -> differences.add(client.name() + " failed: " + fault));
      if (ledger.isBanned(client.name())) {
        if (!client.isBanned()) {
          differences.add(client.name() + " is not kept away");
        }
      } else if (!client.offsets().equals(offsets)) {
        differences.add(client.name() + ": offsets " + client.offsets() + " not " + offsets);
      }
    }
    return differences;
  }

  /** Where a text can still be found that was removed, or overtaken by an edit. */
  List<String> leftovers() throws IOException {
    var places = new LinkedHashMap<String, String>();
    seeing().forEach(client -> places.put("memory of " + client.name(), client.stored()));
    pages.forEach(page -> places.put("storage of " + page.name(), page.stored()));
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        places.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    var leftovers = new ArrayList<String>();
    for (var text : ledger.destroyed()) {
      var start = text.substring(0, text.indexOf(' ', text.indexOf(' ') + 1) + 1); // is unique
      places.forEach(
          (place, content) -> {
            if (content.contains(start)) {
              leftovers.add(place + ": " + start);
            }
          });
    }
    return leftovers;
  }

  KeptLog log() throws SQLException {
    return KeptLog.read(folder, ROOM);
  }

  /** Ends all that was begun, whatever state it is in. */
  @Override
  public void close() {
    clients.forEach(JvmClient::close);
    browsers.forEach(OwnBrowser::close);
    playwright.close();
    proxy.close();
    server.close();
    site.close();
  }
}
