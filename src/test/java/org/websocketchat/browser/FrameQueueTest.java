package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.AddScriptTagOptions;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.websocketchat.testing.Browsers;
import org.websocketchat.testing.Resources;

/** When the transport tells of frames that come together, on a socket that the test holds. */
@ExtendWith(Browsers.class)
final class FrameQueueTest {
  private static final String SOCKET =
      """
      window.WebSocket = class extends EventTarget {
        readyState = 1;
        close() {}
        tell(data) { this.dispatchEvent(new MessageEvent('message', { data })); }
        constructor() { super(); window.far = this; }
      };
      window.socket = openSocket('ws://chat.test/', [], 'arraybuffer');
      window.told = () => socket.events().join();
      window.nextTask = () => new Promise(done => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(0);
      });
      """;

  private final Page page;

  FrameQueueTest(Page page) {
    this.page = page;
  }

  @BeforeEach
  void loadScript() throws IOException {
    page.addScriptTag(
        new AddScriptTagOptions().setContent(Resources.built("compiled-tests/tests.js")));
    page.evaluate(SOCKET);
  }

  @Test
  void framesThatComeTogetherAreToldInTheNextTask() {
    assertEquals(
        " then text a,text b",
        page.evaluate(
            """
            async () => {
              far.tell('a');
              const next = nextTask();
              far.tell('b');
              const now = told();
              await next;
              return `${now} then ${told()}`;
            }
            """));
    assertEquals(
        "text a,text b,text c",
        page.evaluate("async () => { far.tell('c'); await nextTask(); return told(); }"));
  }

  @Test
  void whatComesBehindFramesIsToldBehindThem() {
    assertEquals(
        "text a,errored,text b,closed 1000 bye clean",
        page.evaluate(
            """
            () => {
              far.tell('a');
              far.dispatchEvent(new Event('error'));
              far.tell('b');
              far.dispatchEvent(new CloseEvent('close', { code: 1000, reason: 'bye', wasClean: true }));
              return told();
            }
            """));
  }

  @Test
  void manyAreToldAtOnce() {
    assertEquals(
        FrameQueue.MOST + " of " + (FrameQueue.MOST + 1),
        page.evaluate(
            """
            most => {
              for (let i = 0; i <= most; i++) {
                far.tell('m' + i);
              }
              return `${socket.events().length} of ${most + 1}`;
            }
            """,
            FrameQueue.MOST));
    assertEquals(
        FrameQueue.MOST + 1, page.evaluate("nextTask().then(() => socket.events().length)"));
  }

  @Test
  void framesThatTakeLongAreToldInSeveralTasks() {
    assertEquals(
        "text a,text b then text c",
        page.evaluate(
            """
            async () => {
              let millis = 0;
              Date.now = () => { millis += 5; return millis; };
              ['a', 'b', 'c'].forEach(text => far.tell(text));
              await nextTask();
              const first = told();
              await nextTask();
              return `${first} then ${told().slice(first.length + 1)}`;
            }
            """));
  }

  @Test
  void whatWasNotToldOfASocketThatIsGivenUpNeverIs() {
    assertEquals(
        "",
        page.evaluate(
            "async () => { far.tell('a'); socket.abandon(); await nextTask(); return told(); }"));
  }
}
