package org.websocketchat.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.websocketchat.testing.Await;
import org.websocketchat.testing.Engine;
import org.websocketchat.testing.Resources;
import org.websocketchat.testing.SampleServer;
import org.websocketchat.testing.Site;

/**
 * Measures processor time of the main thread and memory of the page in Chromium, beside a page
 * written by hand and, if one is named, beside another build of the script.
 */
final class PageBench {
  private static final int ROUNDS = 5;
  private static final int STARTS = 10;
  private static final int THROTTLING = 4;
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

  /** What no page can go below: decodes, and shows the newest message once in a frame. */
  private static final String DECODING =
      """
      <!doctype html><meta charset=utf-8>
      <div id=log><p></p></div><script>
      const row = document.querySelector('p');
      const socket = new WebSocket('%s', 'json');
      let newest = '';
      let due = false;
      socket.onmessage = event => {
        const frame = JSON.parse(event.data);
        if (frame.type === 'id') {
          socket.send(JSON.stringify({ type: 'username', name: 'Bob', id: frame.id, date: Date.now() }));
        } else if (frame.type === 'message') {
          newest = frame.text;
          if (!due) {
            due = true;
            requestAnimationFrame(() => { due = false; row.textContent = newest; });
          }
        }
      };
      </script>
      """;

  /** Notes the long tasks, which are those over 50 ms, before anything else is loaded. */
  private static final String LONG_TASKS =
      """
      <!doctype html><meta charset=utf-8><script>
      const tasks = [];
      new PerformanceObserver(list => tasks.push(...list.getEntries().map(task => task.duration)))
        .observe({ type: 'longtask' });
      </script>
      """;

  private final Browser browser;

  /** The builds of the script to measure, by what they are called. */
  private final Map<String, String> scripts;

  private PageBench(Browser browser, Map<String, String> scripts) {
    this.browser = browser;
    this.scripts = scripts;
  }

  /**
   * Measures.
   *
   * @param arguments none, or the file of another build of the script
   */
  public static void main(String[] arguments) throws IOException {
    var scripts = new LinkedHashMap<String, String>();
    scripts.put("ours", Resources.built("dist/websocket-chat.js"));
    if (arguments.length > 0) {
      scripts.put(arguments[0], Files.readString(Path.of(arguments[0])));
    }
    try (var playwright = Engine.driver();
        var browser = Engine.CHROMIUM.launch(playwright)) {
      System.out.println("Chromium " + browser.version());
      var bench = new PageBench(browser, scripts);
      bench.compare();
      bench.start();
      for (var script : scripts.entrySet()) {
        bench.grow(script.getKey(), script.getValue());
      }
    }
  }

  /** Main-thread time for the same messages: each build and the pages without it, in turn. */
  private void compare() throws IOException {
    var ratios = new HashMap<String, List<Double>>();
    for (int round = 1; round <= ROUNDS; round++) {
      double byHand = seconds(BY_HAND, "");
      double decoding = seconds(DECODING, "");
      ratios.computeIfAbsent("decoding only", name -> new ArrayList<>()).add(decoding / byHand);
      for (var script : scripts.entrySet()) {
        double seconds = seconds(OURS, script.getValue());
        ratios.computeIfAbsent(script.getKey(), name -> new ArrayList<>()).add(seconds / byHand);
        System.out.printf(
            "%d messages, processor seconds of the main thread: %s %.2f, by hand %.2f, ratio %.2f, decoding only %.2f%n",
            MESSAGES, script.getKey(), seconds, byHand, seconds / byHand, decoding);
      }
    }
    ratios.forEach((name, all) -> System.out.printf("%s: median ratio %.2f%n", name, median(all)));
  }

  /** Starts each build and the page by hand, slowed down. */
  private void start() throws IOException {
    start("the page by hand", BY_HAND, "");
    for (var script : scripts.entrySet()) {
      start(script.getKey(), OURS, script.getValue());
    }
  }

  /** The tasks over 50 ms from the load of the page until a first message is shown. */
  private void start(String name, String html, String script) throws IOException {
    var longest = new ArrayList<Double>();
    for (int i = 0; i < STARTS; i++) {
      try (var server = new SampleServer();
          var site = new Site(script);
          var page = browser.newPage()) {
        page.context().newCDPSession(page).send("Emulation.setCPUThrottlingRate", rate(THROTTLING));
        load(page, server, site, LONG_TASKS + html);
        broadcast(server, 1, 1);
        awaitShown(page, 1);
        page.evaluate("() => new Promise(done => setTimeout(done, 0))");
        longest.add(((Number) page.evaluate("Math.max(0, ...tasks)")).doubleValue());
      }
    }
    System.out.printf(
        "start of %s, %d times slower: longest task over 50 ms (0: none) in %d starts: %s ms, median %.0f%n",
        name, THROTTLING, STARTS, longest, median(longest));
  }

  private static JsonObject rate(int times) {
    var rate = new JsonObject();
    rate.addProperty("rate", times);
    return rate;
  }

  private static double median(List<Double> all) {
    return all.stream().sorted().toList().get(all.size() / 2);
  }

  private double seconds(String html, String script) throws IOException {
    try (var server = new SampleServer();
        var site = new Site(script);
        var page = open(server, site, html)) {
      var devTools = devTools(page);
      double before = metric(devTools, "TaskDuration");
      broadcast(server, 1, MESSAGES);
      awaitShown(page, MESSAGES);
      return metric(devTools, "TaskDuration") - before;
    }
  }

  /** Elements, heap and frame times while scrolling, after many messages. */
  private void grow(String name, String script) throws IOException {
    try (var server = new SampleServer();
        var site = new Site(script);
        var page = open(server, site, OURS)) {
      var devTools = devTools(page);
      int sent = 0;
      for (int until : new int[] {1_000, 10_000, MOST}) {
        broadcast(server, sent + 1, until);
        sent = until;
        awaitShown(page, sent);
        devTools.send("HeapProfiler.collectGarbage");
        System.out.printf(
            "%s: %d messages: %s rows, heap %.1f MB, frames while scrolling %s, then %s rows%n",
            name,
            sent,
            rows(page),
            metric(devTools, "JSHeapUsedSize") / 1e6,
            frames(page),
            rows(page));
      }
    }
  }

  private Page open(SampleServer server, Site site, String html) {
    var page = browser.newPage();
    load(page, server, site, html);
    return page;
  }

  private static void load(Page page, SampleServer server, Site site, String html) {
    site.show(String.format(html, server.url()));
    page.navigate(site.url());
    Await.until("the name", () -> server.received().stream().anyMatch(f -> f.contains("username")));
  }

  private static CDPSession devTools(Page page) {
    var devTools = page.context().newCDPSession(page);
    var processorTime = new JsonObject(); // another process that runs makes no page look slower
    processorTime.addProperty("timeDomain", "threadTicks");
    devTools.send("Performance.enable", processorTime);
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
