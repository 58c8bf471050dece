package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.MemoryOwner;
import org.websocketchat.session.Output;
import org.websocketchat.session.SessionSettings;

/**
 * The place in localStorage where one tab stores what survives its page. A lock (Web Locks) makes
 * it the tab's own: a reload finds its place again, a duplicated tab finds it taken, and what a
 * closed or crashed tab left waits until a person with that name joins. Where there are no locks or
 * no storage (plain http on a network, private windows), nothing is stored.
 */
final class TabStorage {
  /** How many places one room has; of more, the one unused for longest is removed. */
  private static final int MOST_PLACES = 20;

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

  private TabStorage(String url, String place, boolean own, @Nullable TabLock lock) {
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

  /** A stored place and its owner. */
  private record Left(String place, MemoryOwner owner) {}

  /**
   * Finds the place that this tab had, or else one that another tab left, or else a new one; now or
   * soon.
   *
   * @param name the name that a person joins under; empty if unknown, so that any place fits. If
   *     the page gives the person another name than before, it is another person.
   */
  static void find(String url, String name, Consumer<TabStorage> taker) {
    var last = BrowserStorage.sessionItem(prefix(url));
    var lastName = BrowserStorage.sessionItem(prefix(url) + NAME);
    boolean same = name.isEmpty() || lastName.isEmpty() || name.equals(lastName);
    var places = new ArrayList<String>();
    var own = "";
    for (var left : left(url)) {
      boolean named = name.isEmpty() || left.owner.name().equals(name);
      if (left.place.equals(last) && (same || named)) {
        own = last;
        places.add(0, last);
      } else if (named) {
        places.add(left.place);
      }
    }
    places.add(prefix(url) + Page.newKey());
    takeNext(url, places, own, taker);
  }

  private static void takeNext(
      String url, List<String> places, String own, Consumer<TabStorage> taker) {
    if (places.isEmpty()) {
      taker.accept(new TabStorage(url, "", false, null));
      return;
    }
    var place = places.remove(0);
    TabLock.take(
        place,
        lock -> {
          if (lock == null) {
            takeNext(url, places, own, taker);
          } else {
            if (places.isEmpty()) {
              makeRoom(url);
            }
            taker.accept(new TabStorage(url, place, place.equals(own), lock));
          }
        });
  }

  private static String prefix(String url) {
    return PREFIX + url + " ";
  }

  /** The stored places of the room, the one used last first. */
  private static List<Left> left(String url) {
    var all = new ArrayList<Left>();
    for (var place : BrowserStorage.keys(prefix(url))) {
      var main = BrowserStorage.item(place);
      var memory = List.of(new Output.Store("", main == null ? "" : main));
      var left = new Left(place, MemoryOwner.of(memory, new BrowserJson()));
      int at = 0;
      while (at < all.size() && all.get(at).owner.seenWallMillis() > left.owner.seenWallMillis()) {
        at++;
      }
      all.add(at, left);
    }
    return all;
  }

  /** Removes the place unused for longest, if there are too many and no tab uses it. */
  private static void makeRoom(String url) {
    var left = left(url);
    if (left.size() < MOST_PLACES) {
      return;
    }
    var oldest = left.get(left.size() - 1).place;
    TabLock.take(
        oldest,
        lock -> {
          if (lock != null) {
            for (var entry : memory(oldest)) {
              BrowserStorage.setItem(keyOf(oldest, entry.entry()), "");
            }
            lock.release();
          }
        });
  }

  /**
   * Whether it was this tab's place before the page was loaded anew, and the person had not left.
   */
  boolean isOwn() {
    return own;
  }

  /** The stored entries, for {@link SessionSettings#memory}. */
  List<Output.Store> memory() {
    return memory(place);
  }

  private static List<Output.Store> memory(String place) {
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
  void unclaim() {
    BrowserStorage.setSessionItem(prefix(url), "");
  }

  /** Releases the place for another tab. */
  void release() {
    if (lock != null) {
      lock.release();
    }
  }
}
