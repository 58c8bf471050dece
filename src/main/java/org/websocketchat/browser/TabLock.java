package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.browser.Storage;
import org.teavm.jso.browser.Window;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.Registration;
import org.teavm.jso.dom.html.HTMLDocument;
import org.websocketchat.browser.bindings.Locks;
import org.websocketchat.browser.bindings.Navigator;
import org.websocketchat.browser.bindings.PageTransition;
import org.websocketchat.browser.bindings.Promise;

/**
 * The lock (Web Locks) that makes a place in the storage this tab's own. WebKit takes it away when
 * the page goes into the back/forward cache; when the page is shown again, the lock is asked for
 * again.
 */
final class TabLock {

  /** Is told what becomes of a lock that the browser has taken away. */
  interface Owner {
    /** The tab holds the lock again. */
    void regained();

    /** Another tab holds it now, for good. */
    void lost();
  }

  /** Takes the outcome of a request. */
  private interface Answer {
    /**
     * The request is decided; if neither holds, there are no locks here, or not now.
     *
     * @param held whether this tab holds the lock
     * @param taken whether another tab holds it
     */
    void decided(boolean held, boolean taken);
  }

  private final String name;

  /** Null until {@link #watch}. */
  private @Nullable Owner owner;

  /** Lets the lock go; null while the tab does not hold it. */
  private Promise.@Nullable Fulfil release;

  private boolean released;

  /** Called when the lock was let go for good. */
  private Runnable free = () -> {};

  /** Whether a request is not decided yet; a second one would find the lock taken by the first. */
  private boolean asking;

  /**
   * Whether the page has gone. A lock that it asked for now would never be let go: WebKit gives it
   * to the next page of the tab.
   */
  private boolean away;

  private final List<Registration> listening = new ArrayList<>();

  private TabLock(String name) {
    this.name = name;
  }

  /**
   * Takes the lock of this name; the taker gets null if another tab has it or there are none.
   *
   * @param waits whether to wait until the lock is free
   */
  static void take(String name, boolean waits, Consumer<@Nullable TabLock> taker) {
    var lock = new TabLock(name);
    lock.ask(
        waits,
        (held, taken) -> {
          if (held) {
            lock.listen();
          }
          taker.accept(held ? lock : null);
        });
  }

  /** Tells this owner from now on. */
  void watch(Owner watcher) {
    owner = watcher;
  }

  /** Calls this when the lock was let go for good, and can be had again. */
  void whenFree(Runnable then) {
    free = then;
  }

  /** Whether the tab holds the lock now. */
  boolean isHeld() {
    return release != null;
  }

  /** Lets the lock go for good. */
  void release() {
    released = true;
    stopListening();
    if (release != null) {
      release.fulfil();
      release = null;
    } else {
      free.run();
    }
  }

  private void listen() {
    listening.add(
        Window.current().onEvent("pagehide", (EventListener<PageTransition>) gone -> away = true));
    listening.add(
        Window.current().onEvent("pageshow", (EventListener<PageTransition>) this::shown));
    listening.add(HTMLDocument.current().onEvent("visibilitychange", change -> looked()));
  }

  private void stopListening() {
    listening.forEach(Registration::dispose);
    listening.clear();
  }

  /** Asks for the lock once. It throws where there are no locks, or nothing may be stored. */
  private void ask(boolean waits, Answer answer) {
    asking = true;
    var request = new Request(answer);
    try {
      Storage.getLocalStorage().getLength();
      request.begin(Navigator.ofPage().getLocks(), waits);
    } catch (RuntimeException impossible) {
      request.rejected();
    }
  }

  /** One request; it is answered once, whatever becomes of the lock later. */
  private final class Request {
    private final Answer answer;
    private boolean answered;

    Request(Answer answer) {
      this.answer = answer;
    }

    void begin(Locks locks, boolean waits) {
      Locks.Options options = JSObjects.create();
      options.setIfAvailable(!waits);
      locks.request(name, options, this::decided).settle(value -> ended(), reason -> rejected());
    }

    private @Nullable Promise decided(@Nullable JSObject lock) {
      if (lock == null) {
        answer(false, true);
        return null;
      }
      return new Promise(
          fulfil -> {
            release = fulfil;
            answer(true, false);
          });
    }

    private void ended() {
      if (released) {
        free.run();
      }
    }

    private void rejected() {
      if (!answered) {
        answer(false, false);
      } else if (release != null) {
        release = null;
        if (!away) {
          askAgain();
        }
      }
    }

    private void answer(boolean held, boolean taken) {
      answered = true;
      asking = false;
      answer.decided(held, taken);
    }
  }

  private void shown(PageTransition transition) {
    if (transition.isPersisted()) {
      away = false;
      if (release == null) {
        askAgain();
      }
    }
  }

  /** The browser may have refused the last request; perhaps it does not now. */
  private void looked() {
    if (release == null && !away && !asking && !Page.isHidden()) {
      askAgain();
    }
  }

  private void askAgain() {
    ask(
        false,
        (held, taken) -> {
          if (released) {
            release();
          } else if (owner != null && held) {
            owner.regained();
          } else if (owner != null && taken) {
            stopListening();
            owner.lost();
          }
        });
  }
}
