package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Output;
import org.websocketchat.session.SessionSettings;

/**
 * The place in localStorage where one tab stores what survives its page. A lock (Web Locks) makes
 * it the tab's own: a reload finds its place again, a duplicated tab finds it taken, and what a
 * closed or crashed tab left waits until a person with that name joins. Where there are no locks or
 * no storage (plain http on a network, private windows), nothing is stored.
 */
final class TabStorage {
  private static final String PREFIX = "websocket-chat ";

  /**
   * The key's end, after the room's prefix, in sessionStorage: the name that the page gives the
   * person.
   */
  private static final String NAME = "name";

  /**
   * The keys' beginning for texts; not {@link #PREFIX}, so that versions up to 41d8544 do not take
   * one for a place.
   */
  private static final String TEXT_PREFIX = "websocket-chat-text ";

  /** The room. */
  private final String url;

  /** The key of the main entry; empty where nothing is stored. */
  private final String place;

  /** Whether it was this tab's place before the page was loaded anew. */
  private final boolean own;

  /** Null where nothing is stored. */
  private final @Nullable TabLock lock;

  private final PlaceWriter writer;

  /** Whether another tab has taken the place, which is for good. */
  private boolean lost;

  /** The places that closed chats of this page still hold. */
  private final List<String> closing;

  TabStorage(String url, String place, boolean own, @Nullable TabLock lock, List<String> closing) {
    this.closing = closing;
    this.url = url;
    this.place = place;
    this.own = own;
    this.lock = lock;
    writer = new PlaceWriter(new Place(place));
  }

  /** The entries of one place in localStorage. */
  private static final class Place implements PlaceWriter.Target {
    private final String key;

    Place(String key) {
      this.key = key;
    }

    @Override
    public boolean set(Output.Store entry) {
      return BrowserStorage.setItem(keyOf(key, entry.entry()), entry.value());
    }

    @Override
    public @Nullable String main() {
      return BrowserStorage.item(key);
    }
  }

  /** The place that this tab had in a room; empty if it had none, or the person had left. */
  static String claimed(String url) {
    return BrowserStorage.sessionItem(prefix(url));
  }

  /** The name that the page gave the person there; empty for none. */
  static String claimedName(String url) {
    return BrowserStorage.sessionItem(prefix(url) + NAME);
  }

  /** What the keys of the places of a room begin with. */
  static String prefix(String url) {
    return PREFIX + url + " ";
  }

  /**
   * Whether it was this tab's place before the page was loaded anew, and the person had not left.
   */
  boolean isOwn() {
    return own;
  }

  /** The stored entries, for {@link SessionSettings#memory}. */
  List<Output.Store> memory() {
    var entries = new ArrayList<Output.Store>();
    if (!place.isEmpty()) {
      add(entries, "", BrowserStorage.item(place));
      var before = key(place, "");
      for (var key : BrowserStorage.keys(before)) {
        add(entries, key.substring(before.length()), BrowserStorage.item(key));
      }
    }
    return entries;
  }

  private static void add(List<Output.Store> entries, String entry, @Nullable String value) {
    if (value != null) {
      entries.add(new Output.Store(entry, value));
    }
  }

  /** The key of a text. */
  private static String key(String place, String cid) {
    return TEXT_PREFIX + place.substring(PREFIX.length()) + " " + cid;
  }

  /** The key of an entry. */
  private static String keyOf(String place, String entry) {
    return entry.isEmpty() ? place : key(place, entry);
  }

  /** Stores an entry in place of the old one; nothing once another tab has the place. */
  void keep(Output.Store entry) {
    if (lock == null || lost) {
      return;
    }
    if (lock.isHeld()) {
      writer.write(entry);
    } else {
      writer.defer(entry);
    }
  }

  /** Whether everything passed to {@link #keep} was stored. */
  boolean isKept() {
    return lock != null && !lost && writer.isDone();
  }

  /**
   * Calls this when another tab has taken the place, while this page was not shown; also if that
   * tab has let it go since.
   */
  void watch(Runnable taken) {
    if (lock != null) {
      lock.watch(
          new TabLock.Owner() {
            @Override
            public void regained() {
              if (!writer.resume()) {
                lock.release();
                lost();
              }
            }

            @Override
            public void lost() {
              lost = true;
              writer.drop();
              taken.run();
            }
          });
    }
  }

  /** Whether another tab has taken the place. */
  boolean isLost() {
    return lost;
  }

  /**
   * Notes that a person joined: when the page is loaded anew, this tab joins by itself.
   *
   * @param name the name that the page gives the person; empty for none
   */
  void claim(String name) {
    if (lock != null) {
      BrowserStorage.setSessionItem(prefix(url), place);
      BrowserStorage.setSessionItem(prefix(url) + NAME, name);
    }
  }

  /** Notes that the person left: when the page is loaded anew, it waits until a person joins. */
  static void unclaim(String url) {
    BrowserStorage.setSessionItem(prefix(url), "");
  }

  /** Removes everything that is stored there, and releases the place. */
  void empty() {
    for (var entry : memory()) {
      BrowserStorage.setItem(keyOf(place, entry.entry()), "");
    }
    release();
  }

  /**
   * The chat is closed, and its session may not have ended yet: until {@link #release}, whoever
   * looks for the place in this page waits for it.
   */
  void close() {
    if (lock != null) {
      closing.add(place);
      lock.whenFree(() -> closing.remove(place));
    }
  }

  /** Releases the place for another tab. */
  void release() {
    if (lock != null) {
      lock.release();
    }
  }
}
