package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.websocketchat.session.MemoryOwner;
import org.websocketchat.session.Output;

/** Finds the place of one tab in one room ({@link TabStorage}). */
final class PlaceSearch {
  /** How many places one room has; of more, the one unused for longest is removed. */
  private static final int MOST_PLACES = 20;

  private final String url;

  /** The places that closed chats of this page still hold. */
  private final List<String> closing;

  PlaceSearch(String url, List<String> closing) {
    this.url = url;
    this.closing = closing;
  }

  /** A stored place and its owner. */
  private record Left(String place, MemoryOwner owner) {}

  /**
   * Finds the place that this tab had, or else one that another tab left, or else a new one; now or
   * soon. It waits for a place that a closed chat of this page still holds.
   *
   * @param pageName the name that the page gives the person; empty for none. If it is another one
   *     than before, it is another person.
   * @param name the name that the person joins under; empty if unknown, so that any place fits
   */
  void find(String pageName, String name, Consumer<TabStorage> taker) {
    var last = TabStorage.claimed(url);
    var lastName = TabStorage.claimedName(url);
    boolean same = pageName.isEmpty() || lastName.isEmpty() || pageName.equals(lastName);
    var places = new ArrayList<String>();
    var own = "";
    for (var left : left()) {
      boolean named = name.isEmpty() || left.owner.name().equals(name);
      if (left.place.equals(last) && (same || named)) {
        own = last;
        places.add(0, last);
      } else if (named) {
        places.add(left.place);
      }
    }
    places.add(TabStorage.prefix(url) + Page.newKey());
    takeNext(places, own, taker);
  }

  private void takeNext(List<String> places, String own, Consumer<TabStorage> taker) {
    if (places.isEmpty()) {
      taker.accept(new TabStorage(url, "", false, null, closing));
      return;
    }
    var place = places.remove(0);
    TabLock.take(
        place,
        closing.contains(place),
        lock -> {
          if (lock == null) {
            takeNext(places, own, taker);
          } else {
            if (places.isEmpty()) {
              makeRoom();
            }
            taker.accept(new TabStorage(url, place, place.equals(own), lock, closing));
          }
        });
  }

  /** The stored places of the room, the one used last first. */
  private List<Left> left() {
    var all = new ArrayList<Left>();
    for (var place : BrowserStorage.keys(TabStorage.prefix(url))) {
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
  private void makeRoom() {
    var left = left();
    if (left.size() < MOST_PLACES) {
      return;
    }
    var oldest = left.get(left.size() - 1).place;
    TabLock.take(
        oldest,
        false,
        lock -> {
          if (lock != null) {
            new TabStorage(url, oldest, false, lock, closing).empty();
          }
        });
  }
}
