package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubLimits;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.Rate;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.testing.Await;

/** What Prometheus is told at the port for metrics. */
final class MetricsTest {
  private static final String P = "websocket_chat_";
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| ([a-z]+) \\|");
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE ([a-z_]+) ([a-z]+)$");

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  private SettingsBuilder settings() {
    return Settings.builder().metrics("127.0.0.1", 0);
  }

  @Test
  void whatIsThereIsCounted() throws Exception {
    try (var server = ChatServer.start(settings().data(folder).build());
        var ann = RawSocket.join(server, "Ann");
        var bob = RawSocket.join(server, "Bob")) {
      ann.say("hello");
      bob.await("\"hello\"");
      var told = scrape(server);
      assertEquals(2, told.get("connections"));
      assertEquals(1, told.get("rooms"));
      assertEquals(2, told.get("people"));
      assertEquals(1, told.get("entries_total"));
      assertEquals(1, told.get("append_seconds_count"));
      assertTrue(told.get("append_seconds_sum") > 0);
      assertEquals(1, told.get("append_seconds_bucket{le=\"+Inf\"}"));
      assertEquals(0, told.get("log_failing"));
      assertTrue(told.get("log_bytes") >= Files.size(folder.resolve("chat.db")));
      assertTrue(told.get("deliveries_total") >= 2);
      assertEquals(0, told.get("budget_refusals_total{kind=\"messages\"}"));
    }
  }

  @Test
  void thoseWhoLeftAreNotCountedAndTheirEndIs() throws Exception {
    try (var server = ChatServer.start(settings().build())) {
      try (var ann = RawSocket.join(server, "Ann")) {
        assertEquals(1, scrape(server).get("people"));
        ann.frame(RawSocket.CLOSE, new byte[] {3, (byte) 0xE8});
        ann.awaitClose();
      }
      Await.until("the end", () -> scrape(server).get("connections") == 0);
      var told = scrape(server);
      assertEquals(0, told.get("people"));
      assertEquals(1, told.get("closes_total{by=\"other\",code=\"1000\"}"));
    }
  }

  @Test
  void whatTheBudgetRefusesIsCountedByKind() throws Exception {
    var limits =
        HubLimits.builder().framesPerAddress(Rate.perSecond(1, 20)).socketsPerAddress(1).build();
    var settings = settings().proxy(CidrBlock.of("127.0.0.1")).limits(limits).build();
    try (var server = ChatServer.start(settings);
        var ann = RawSocket.join(server, "Ann");
        var second = RawSocket.open(server)) {
      assertEquals(CloseCode.TOO_MANY, second.awaitClose().code());
      ann.say("still here");
      ann.await("still here");
      var told = scrape(server);
      assertEquals(1, told.get("budget_refusals_total{kind=\"sockets\"}"));
      assertEquals(1, told.get("closes_total{by=\"server\",code=\"4029\"}"));
    }
  }

  /** Peers choose codes, and each that is told apart takes memory for ever. */
  @Test
  void codesOfPeersThatMeanNothingToUsAreOne() {
    var metrics = new PrometheusMetrics(() -> 0);
    for (int code = 3_000; code < 5_000; code++) {
      metrics.handled(new HubInput.Disconnected(code, code));
    }
    var told = parsed(metrics.text(PrometheusMetrics.Reading.NOTHING));
    var codes = told.names("closes");
    assertEquals(8, codes.size(), codes::toString);
    assertEquals(1_993, told.get("closes_total{by=\"other\",code=\"other\"}"));
  }

  @Test
  void aSocketThatTheServerClosesEndsOnce() {
    var metrics = new PrometheusMetrics(() -> 0);
    metrics.carriedOut(new HubOutput.Close(7, 4003, "slow"));
    metrics.carriedOut(new HubOutput.Drop(7));
    metrics.handled(new HubInput.Disconnected(7, 1006));
    var told = parsed(metrics.text(PrometheusMetrics.Reading.NOTHING));
    assertEquals(List.of("closes_total{by=\"server\",code=\"4003\"}"), told.names("closes"));
  }

  @Test
  void anAppendThatFailedIsCountedApart() {
    var metrics = new PrometheusMetrics(() -> 0);
    metrics.carriedOut(new HubOutput.Append(1, "lobby", List.of()));
    metrics.carriedOut(new HubOutput.Append(2, "lobby", List.of()));
    metrics.handled(new HubInput.AppendFailed(1, "lobby"));
    var told = parsed(metrics.text(PrometheusMetrics.Reading.NOTHING));
    assertEquals(1, told.get("append_failures_total"));
    assertEquals(0, told.get("append_seconds_count"));
  }

  @Test
  void theDocumentListsEveryMetricAndNoOther() throws Exception {
    var document = Files.readString(Path.of("docs/metrics.md"));
    var listed = new TreeMap<String, String>();
    ROW.matcher(document).results().forEach(row -> listed.put(row.group(1), row.group(2)));
    try (var server = ChatServer.start(settings().data(folder).build());
        var ann = RawSocket.join(server, "Ann")) {
      ann.frame(RawSocket.CLOSE, new byte[] {3, (byte) 0xE8});
      ann.awaitClose();
      Await.until("its end", () -> raw(server).contains(P + "closes_total"));
      var told = new TreeMap<String, String>();
      TYPE.matcher(raw(server)).results().forEach(type -> told.put(type.group(1), type.group(2)));
      assertEquals(listed, told);
    }
    assertEquals(kinds(document), Set.copyOf(refusalKinds()));
  }

  private static Set<String> kinds(String document) {
    var row = document.lines().filter(line -> line.contains("budget_refusals_total`")).toList();
    return Pattern.compile("`([a-z]+)`")
        .matcher(row.getFirst().substring(row.getFirst().indexOf("kind")))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> refusalKinds() {
    return parsed(new PrometheusMetrics(() -> 0).text(PrometheusMetrics.Reading.NOTHING))
        .names("budget_refusals")
        .stream()
        .map(name -> name.replaceAll(".*kind=\"(.*)\".*", "$1"))
        .toList();
  }

  @Test
  void thePortForMetricsServesNothingElseAndThatOfTheChatNoMetrics() throws Exception {
    try (var server = ChatServer.start(settings().build())) {
      var metrics = server.metricsUrl().orElseThrow();
      assertEquals(404, status(metrics.replace("/metrics", "/")));
      assertEquals(404, status(metrics.replace("/metrics", "/health")));
      assertEquals(404, status(server.url() + "metrics"));
      assertEquals(200, status(metrics));
    }
  }

  @Test
  void withoutTheOptionThereIsNoPort() throws Exception {
    try (var server = ChatServer.start(Settings.local())) {
      assertTrue(server.metricsUrl().isEmpty());
    }
  }

  @Test
  void aTakenPortForMetricsIsToldAndFreesThatOfTheChat() throws Exception {
    try (var first = ChatServer.start(settings().build())) {
      int taken = URI.create(first.metricsUrl().orElseThrow()).getPort();
      int free;
      try (var chosen = ChatServer.start(Settings.local())) {
        free = chosen.port();
      }
      var settings = Settings.builder().port(free).metrics("127.0.0.1", taken).build();
      var told = assertThrows(MetricsPortException.class, () -> ChatServer.start(settings));
      assertTrue(String.valueOf(told.getMessage()).contains("metrics on port " + taken));
      ChatServer.start(Settings.builder().port(free).build()).close();
    }
  }

  @Test
  void aServerThatCannotGoOnAnswers503() throws Exception {
    try (var server = Faulty.server(settings().build(), new StackOverflowError("planted"));
        var peer = RawSocket.open(server)) {
      peer.send(Faulty.FRAME);
      server.awaitEnd();
      assertEquals(503, status(server.metricsUrl().orElseThrow()));
      assertFalse(server.failure().isEmpty());
    }
  }

  private int status(String url) throws Exception {
    return get(url).statusCode();
  }

  private HttpResponse<String> get(String url) {
    try {
      var request = HttpRequest.newBuilder(URI.create(url)).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException hurried) {
      throw new IllegalStateException(hurried);
    }
  }

  private String raw(ChatServer server) {
    return get(server.metricsUrl().orElseThrow()).body();
  }

  private Told scrape(ChatServer server) {
    return parsed(raw(server));
  }

  /** The values by name and labels, without the prefix. */
  private record Told(Map<String, Double> values) {
    double get(String name) {
      var value = values.get(name);
      assertNotNull(value, () -> name + " is not in " + values);
      return value;
    }

    List<String> names(String beginning) {
      return values.keySet().stream().filter(name -> name.startsWith(beginning)).toList();
    }
  }

  private static Told parsed(String text) {
    var values = new TreeMap<String, Double>();
    text.lines()
        .filter(line -> line.startsWith(P))
        .forEach(
            line -> {
              int space = line.lastIndexOf(' ');
              values.put(line.substring(P.length(), space), Double.valueOf(line.substring(space)));
            });
    return new Told(values);
  }
}
