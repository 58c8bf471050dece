package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.testing.Await;
import org.websocketchat.testing.Engine;
import org.websocketchat.testing.In;

/** What an element leaves in the page that was in it, joined and was taken out again: nothing. */
@In(Engine.CHROMIUM) // whose tools count nodes and listeners, and collect garbage when asked
final class LeakTest extends ElementFixture {
  /** How often the element comes and goes in one batch. */
  private static final int TIMES = 100;

  /**
   * How much more memory may be in use after another batch. What the engine keeps for itself, such
   * as compiled code, grew by 5 to 62 kB with each; so what shows is a leak of 2.3 kB for each
   * element and more. An element that is kept takes ten times as much, and nodes besides.
   */
  private static final int NOISE_BYTES = 230_000;

  /** Counts timers, and remembers elements, screens and sockets without keeping them. */
  private static final String COUNTS =
      """
      <script>
      const timers = new Map(), mortal = { element: [], screen: [], socket: [] };
      const { setTimeout: set, clearTimeout: clear } = window;
      window.setTimeout = (run, wait) => {
        const id = set(() => { timers.delete(id); run(); }, wait);
        timers.set(id, wait);
        return id;
      };
      window.clearTimeout = id => { timers.delete(id); clear(id); };
      window.WebSocket = class extends WebSocket {
        constructor(...how) {
          super(...how);
          mortal.socket.push(new WeakRef(this));
        }
      };
      const reached = (chat, status) => new Promise(done => {
        chat.addEventListener('chat-state', e => e.detail.status === status && done());
      });
      async function comeAndGo(times) {
        for (const list of Object.values(mortal)) list.length = 0;
        for (let i = 0; i < times; i++) {
          const chat = document.createElement('websocket-chat');
          const online = reached(chat, 'online'), closed = reached(chat, 'closed');
          chat.lang = 'en';
          chat.server = server;
          chat.name = 'Ann';
          document.body.append(chat);
          await online;
          mortal.element.push(new WeakRef(chat));
          mortal.screen.push(new WeakRef(chat.shadowRoot.querySelector('.root')));
          chat.remove();
          await closed;
          told.length = 0;
        }
        return Object.values(mortal).map(list => list.length).join();
      }
      const alive = () => JSON.stringify(Object.entries(mortal)
        .map(([what, list]) => [what, list.filter(ref => ref.deref()).length])
        .concat([['timer', timers.size]]).filter(([, count]) => count));
      </script>
      """;

  private final CDPSession tools;

  LeakTest(BrowserContext profile, Page page) throws IOException {
    super(profile, page);
    tools = profile.newCDPSession(page);
  }

  private int counted(String of) {
    return tools.send("Memory.getDOMCounters").get(of).getAsInt();
  }

  /** The bytes in use when nothing of the elements is left; fails if something stays. */
  private long settledBytes(String what) {
    Await.until(
        what + " leave nothing: " + page.evaluate("alive()"),
        () -> {
          tools.send("HeapProfiler.collectGarbage");
          return page.evaluate("alive()").equals("[]");
        });
    tools.send("HeapProfiler.collectGarbage");
    return tools.send("Runtime.getHeapUsage").get("usedSize").getAsLong();
  }

  /** Waits until no more than this is there after the garbage is collected. */
  private void awaitAtMost(long bytes, int nodes, int listeners) {
    var found = new String[] {""};
    try {
      Await.until(
          "as little as before",
          () -> {
            long used = settledBytes("the next");
            int nodesNow = counted("nodes");
            int listenersNow = counted("jsEventListeners");
            found[0] = used + " bytes, " + nodesNow + " nodes, " + listenersNow + " listeners";
            return used < bytes && nodesNow == nodes && listenersNow == listeners;
          });
    } catch (AssertionError stays) {
      assertEquals(bytes + " bytes, " + nodes + " nodes, " + listeners + " listeners", found[0]);
    }
  }

  private void comeAndGo(int times) {
    var each = times + "," + times + "," + times;
    assertEquals(each, page.evaluate("comeAndGo(" + times + ")"), "a socket each");
  }

  @Test
  void whatComesAndGoesAHundredTimesLeavesNothing() {
    open(COUNTS + "<script>const server = '" + server.socketUrl() + "';</script>" + SCRIPT, "");
    comeAndGo(TIMES); // what is made once is made now
    assertEquals(
        List.of(),
        page.evaluate("[...timers.values()].filter(wait => wait > 250)"),
        "timers, but for one that waits for the next frame");
    long before = settledBytes("the first");
    int nodes = counted("nodes");
    int listeners = counted("jsEventListeners");
    comeAndGo(TIMES);
    settledBytes("the next");
    awaitAtMost(before + NOISE_BYTES, nodes, listeners);
  }

  @Test
  void whatIsRemovedBeforeItIsOnlineLeavesNothing() {
    open(COUNTS + "<script>const server = '" + server.socketUrl() + "';</script>" + SCRIPT, "");
    page.evaluate(
        """
        async () => {
          for (const status of ['connecting', 'handshaking', '']) {
            const chat = document.createElement('websocket-chat');
            const come = reached(chat, status);
            chat.server = server;
            chat.name = 'Ann';
            document.body.append(chat);
            await (status ? come : null);
            mortal.element.push(new WeakRef(chat));
            chat.remove();
          }
        }
        """);
    settledBytes("they");
  }
}
