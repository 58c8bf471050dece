package org.websocketchat.browser;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.websocketchat.session.Change;
import org.websocketchat.session.Clock;
import org.websocketchat.session.Driver;
import org.websocketchat.session.Input;
import org.websocketchat.session.Output;
import org.websocketchat.session.ServerAddress;
import org.websocketchat.session.Session;
import org.websocketchat.session.SessionSettings;

/** Makes the sessions of one chat, each with its driver, its sockets and what it stores. */
final class SessionStarter {
  private final String url;
  private final List<String> protocols;
  private final Supplier<String> binaryType;
  private final BooleanSupplier awaited;
  private final PageTokens tokens;
  private final Clock clock;
  private final Consumer<Change> observer;
  private final Runnable stored;

  /**
   * Makes none yet.
   *
   * @param chat the settings of the chat; their address must be valid before a session is made
   * @param binaryType the type in which binary frames arrive on the next socket
   * @param awaited whether a script awaits what a frame may bring
   * @param tokens the page's tokens
   * @param observer takes the changes of the sessions
   * @param stored is called when something has been stored, or could not be
   */
  SessionStarter(
      Settings chat,
      Supplier<String> binaryType,
      BooleanSupplier awaited,
      PageTokens tokens,
      Clock clock,
      Consumer<Change> observer,
      Runnable stored) {
    url = chat.address() instanceof ServerAddress.Valid valid ? valid.url() : "";
    protocols = Settings.list(chat.protocols());
    this.binaryType = binaryType;
    this.awaited = awaited;
    this.tokens = tokens;
    this.clock = clock;
    this.observer = observer;
    this.stored = stored;
  }

  /** A session that continues from what this place stores. */
  Driver ofPerson(TabStorage place) {
    var session = new Session(settings(place.memory()), new BrowserJson());
    return drive(
        session,
        entry -> {
          place.keep(entry);
          stored.run();
        });
  }

  /** A session that only reads, of which nothing is stored. */
  Driver ofSpectator() {
    var session = Session.ofSpectator(settings(List.of()), new BrowserJson());
    return drive(session, entry -> {});
  }

  private SessionSettings settings(List<Output.Store> memory) {
    return new SessionSettings(
        url, protocols, Page.newSeed(), Page.newKey(), memory, BrowserTransport.heldBackMillis());
  }

  private Driver drive(Session session, Consumer<Output.Store> storage) {
    var transport = new BrowserTransport(binaryType.get(), awaited);
    var driver = new Driver(session, transport, clock, tokens, storage, observer);
    driver.feed(new Input.TokenSourceChanged(!tokens.isEmpty()));
    return driver;
  }
}
