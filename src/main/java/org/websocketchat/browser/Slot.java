package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.websocketchat.session.Driver;
import org.websocketchat.view.Signal;

/**
 * The place in the browser's storage where one tab keeps what outlives its page. A lock (Web Locks)
 * makes it one tab's own: a reload finds its place again, a duplicated tab finds it taken, and what
 * a crashed tab left is taken over by one other. Where there are no locks or no storage (plain http
 * on a network, private windows) nothing is kept.
 */
final class Slot {
  private static final int MOST_TRIED = 20;

  /** Where in the storage; empty where nothing is kept. */
  private final String place;

  /** Whether it was this tab's before the page was loaded anew. */
  private final boolean own;

  /** Gives the lock back; null if there is none. */
  private final @Nullable JSObject release;

  /** Whether everything that was to be kept is. */
  private boolean kept;

  private Slot(String place, boolean own, @Nullable JSObject release) {
    this.place = place;
    this.own = own;
    this.release = release;
    kept = release != null;
  }

  /** Finds this tab's place for the socket with this address, now or soon. */
  static void take(String url, Consumer<Slot> taker) {
    var prefix = "websocket-chat " + url + " ";
    var places = new ArrayList<String>();
    var last = sessionItem(prefix);
    places.add(last);
    for (var place : places(prefix)) {
      if (!place.equals(last) && places.size() < MOST_TRIED) {
        places.add(place);
      }
    }
    places.add(prefix + randomKey());
    takeNext(prefix, places, last, taker);
  }

  /** Makes a place of its own for this tab, whatever it or another one had kept. */
  static void takeFresh(String url, Consumer<Slot> taker) {
    var prefix = "websocket-chat " + url + " ";
    var places = new ArrayList<String>();
    places.add(prefix + randomKey());
    takeNext(prefix, places, "", taker);
  }

  private static void takeNext(
      String prefix, List<String> places, String last, Consumer<Slot> taker) {
    if (places.isEmpty()) {
      taker.accept(new Slot("", false, null));
      return;
    }
    var place = places.remove(0);
    if (place.isEmpty()) {
      takeNext(prefix, places, last, taker);
      return;
    }
    lock(
        place,
        release -> {
          if (release == null) {
            takeNext(prefix, places, last, taker);
          } else {
            setSessionItem(prefix, place);
            taker.accept(new Slot(place, place.equals(last), release));
          }
        });
  }

  /** Whether it was this tab's before the page was loaded anew. */
  boolean isOwn() {
    return own;
  }

  /** What was kept last, or null. */
  @Nullable String memory() {
    return place.isEmpty() ? null : item(place);
  }

  /** Keeps this in place of what was there; nothing if it is empty. */
  void keep(String memory) {
    kept = release != null && setItem(place, memory);
  }

  /** Whether what was handed to {@link #keep} last outlives the page. */
  boolean isKept() {
    return kept;
  }

  /** Lets another tab take it once the person has left. */
  void releaseAfter(Driver driver) {
    if (Signal.isOutside(driver.state().status())) {
      release();
    }
  }

  /** Lets another tab take it. */
  void release() {
    if (release != null) {
      call(release);
    }
  }

  /** 128 bits that nobody can guess, in base64url. */
  @JSBody(
      script =
          """
          const bytes = crypto.getRandomValues(new Uint8Array(16));
          return btoa(String.fromCharCode.apply(null, bytes))
            .split('+').join('-').split('/').join('_').slice(0, 22);
          """)
  static native String randomKey();

  /** What becomes of a wish for a lock. */
  @JSFunctor
  private interface Answer extends JSObject {
    void call(@Nullable JSObject release);
  }

  @JSBody(
      params = {"name", "answer"},
      script =
          """
          try {
            window.localStorage.length;
            navigator.locks.request(name, { ifAvailable: true }, lock => {
              if (lock) return new Promise(release => answer(release));
              answer(null);
            }).catch(() => answer(null));
          } catch (e) {
            answer(null);
          }
          """)
  private static native void lock(String name, Answer answer);

  @JSBody(params = "release", script = "release();")
  private static native void call(JSObject release);

  @JSBody(
      params = "prefix",
      script =
          """
          try {
            return Object.keys(window.localStorage).filter(key => key.startsWith(prefix));
          } catch (e) {
            return [];
          }
          """)
  private static native String[] places(String prefix);

  @JSBody(
      params = "name",
      script = "try { return window.sessionStorage.getItem(name) || ''; } catch (e) { return ''; }")
  static native String sessionItem(String name);

  @JSBody(
      params = {"name", "value"},
      script =
          """
          try {
            if (value) window.sessionStorage.setItem(name, value);
            else window.sessionStorage.removeItem(name);
          } catch (e) { }
          """)
  static native void setSessionItem(String name, String value);

  @JSBody(
      params = "name",
      script = "try { return window.localStorage.getItem(name); } catch (e) { return null; }")
  static native @Nullable String item(String name);

  @JSBody(
      params = {"name", "value"},
      script =
          """
          try {
            if (value) window.localStorage.setItem(name, value);
            else window.localStorage.removeItem(name);
            return true;
          } catch (e) {
            return false;
          }
          """)
  static native boolean setItem(String name, String value);
}
