package org.websocketchat.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.websocketchat.testing.Await;
import org.websocketchat.testing.Engine;
import org.websocketchat.testing.SampleServer;
import org.websocketchat.testing.Site;

/** Measures main-thread time and memory of the page in Chromium, beside a page written by hand. */
final class PageBench {
  private static final int PAIRS = 5;
  private static final int MESSAGES = 20_000;
  private static final int MOST = 100_000;
  private static final long LIMIT_MILLIS = 120_000;

  private static final String OURS =
      """
      <!doctype html><meta charset=utf-8><script src=websocket-chat.js></script>
      <websocket-chat name=Ann lang=en server='%s'></websocket-chat>
      """;

  /** A page written by hand: decodes, adds one node for each message, scrolls once in a frame. */
  private static final String BY_HAND =
      """
      <!doctype html><meta charset=utf-8><style>#log { height: 500px; overflow: auto }</style>
      <div id=log role=log></div><script>
      const log = document.getElementById('log');
      const socket = new WebSocket('%s', 'json');
      let due = false;
      socket.onmessage = event => {
        const frame = JSON.parse(event.data);
        if (frame.type === 'id') {
          socket.send(JSON.stringify({ type: 'username', name: 'Bob', id: frame.id, date: Date.now() }));
        } else if (frame.type === 'message') {
          const row = document.createElement('p');
          const time = new Date(frame.date).toLocaleTimeString();
          row.textContent = time + ' ' + frame.name + ': ' + frame.text;
          log.appendChild(row);
          if (!due) {
            due = true;
            requestAnimationFrame(() => { due = false; log.scrollTop = log.scrollHeight; });
          }
        }
      };
      </script>
      """;

  private final Browser browser;

  private PageBench(Browser browser) {
    this.browser = browser;
  }

  public static void main(String[] arguments) throws IOException {
    try (var playwright = Engine.driver();
        var browser = Engine.CHROMIUM.launch(playwright)) {
      var bench = new PageBench(browser);
      System.out.println("Chromium " + browser.version());
      bench.compare();
      bench.grow();
    }
  }

  /** Main-thread time for the same messages, our page and the one by hand in turn. */
  private void compare() throws IOException {
    var ratios = new double[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
      double ours = seconds(OURS);
      double byHand = seconds(BY_HAND);
      ratios[i] = ours / byHand;
      System.out.printf(
          "%d messages, main-thread seconds: ours %.2f, by hand %.2f, ratio %.2f%n",
          MESSAGES, ours, byHand, ratios[i]);
    }
    Arrays.sort(ratios);
    System.out.printf("median ratio %.2f%n", ratios[PAIRS / 2]);
  }

  private double seconds(String html) throws IOException {
    try (var server = new SampleServer();
        var site = new Site();
        var page = open(server, site, html)) {
      var devTools = devTools(page);
      double before = metric(devTools, "TaskDuration");
      broadcast(server, 1, MESSAGES);
      awaitShown(page, MESSAGES);
      return metric(devTools, "TaskDuration") - before;
    }
  }

  /** Elements, heap and frame times while scrolling, after many messages. */
  private void grow() throws IOException {
    try (var server = new SampleServer();
        var site = new Site();
        var page = open(server, site, OURS)) {
      var devTools = devTools(page);
      int sent = 0;
      for (int until : new int[] {1_000, 10_000, MOST}) {
        broadcast(server, sent + 1, until);
        sent = until;
        awaitShown(page, sent);
        devTools.send("HeapProfiler.collectGarbage");
        System.out.printf(
            "%d messages: %s rows, heap %.1f MB, frames while scrolling %s, then %s rows%n",
            sent, rows(page), metric(devTools, "JSHeapUsedSize") / 1e6, frames(page), rows(page));
      }
    }
  }

  private Page open(SampleServer server, Site site, String html) {
    site.show(String.format(html, server.url()));
    var page = browser.newPage();
    page.navigate(site.url());
    Await.until("the name", () -> server.received().stream().anyMatch(f -> f.contains("username")));
    return page;
  }

  private static CDPSession devTools(Page page) {
    var devTools = page.context().newCDPSession(page);
    devTools.send("Performance.enable");
    return devTools;
  }

  private static void broadcast(SampleServer server, int from, int until) {
    for (int i = from; i <= until; i++) {
      server.broadcast(
          "{\"type\":\"message\",\"id\":1,\"date\":1763878400000,\"name\":\"Eve\",\"text\":\"message "
              + i
              + " of many, as long as most of them are\"}");
    }
  }

  private static void awaitShown(Page page, int last) {
    var shown =
        """
        last => {
          const chat = document.querySelector('websocket-chat');
          const rows = (chat ? chat.shadowRoot : document).querySelectorAll('.message .text, #log p');
          return [...rows].slice(-3).some(row => row.textContent.includes('message ' + last + ' '));
        }
        """;
    Await.until("message " + last, LIMIT_MILLIS, () -> (boolean) page.evaluate(shown, last));
  }

  private static double metric(CDPSession devTools, String name) {
    var metrics = devTools.send("Performance.getMetrics").getAsJsonArray("metrics");
    for (var metric : metrics) {
      JsonObject named = metric.getAsJsonObject();
      if (named.get("name").getAsString().equals(name)) {
        return named.get("value").getAsDouble();
      }
    }
    throw new IllegalStateException("Chromium does not tell " + name);
  }

  private static Object rows(Page page) {
    return page.evaluate(
        "document.querySelector('websocket-chat').shadowRoot.querySelectorAll('.message').length");
  }

  /** Median, 99th percentile and longest of 200 frames, in ms. */
  private static Object frames(Page page) {
    var scroll =
        """
        async () => {
          const log = document.querySelector('websocket-chat').shadowRoot.querySelector('.log');
          const times = [];
          let before = performance.now();
          for (let i = 0; i < 200; i++) {
            log.scrollTop = log.scrollHeight * Math.abs(Math.sin(i / 30));
            await new Promise(requestAnimationFrame);
            times.push(performance.now() - before);
            before = performance.now();
          }
          times.sort((a, b) => a - b);
          return [times[100], times[197], times[199]].map(time => Math.round(time * 10) / 10);
        }
        """;
    return List.copyOf((List<?>) page.evaluate(scroll));
  }
}
