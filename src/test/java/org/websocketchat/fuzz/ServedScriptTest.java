package org.websocketchat.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.server.ChatServer;
import org.websocketchat.server.Settings;
import org.websocketchat.testing.Browsers;
import org.websocketchat.testing.Engine;
import org.websocketchat.testing.In;
import org.websocketchat.testing.Resources;

/**
 * The script that the server serves, byte for byte, under random scripts of frames, closes, times
 * and key presses: it sends, tells, shows and stores what session and view do on the JVM.
 *
 * <p>Left out is what depends on layout or on the browser's own dialogs (scrolling, focus, search,
 * questions, notifications), a second chat or the same one after a reload, another server, room or
 * translation during a chat, and addresses that are refused as insecure. Tests of {@code browser}
 * try these.
 *
 * <p>{@code -Dfuzz.seed=7} plays one seed; {@code -Dfuzz.first=1000 -Dfuzz.seeds=2000} plays
 * others.
 */
@In(Engine.CHROMIUM)
@ExtendWith(Browsers.class)
final class ServedScriptTest {
  private static final int FIRST = Integer.getInteger("fuzz.first", 1);
  private static final int SEEDS = Integer.getInteger("fuzz.seeds", 500);
  private static final int SEEDS_IN_PAGE = 50;

  private final BrowserContext profile;
  private String served = "";

  ServedScriptTest(BrowserContext profile) {
    this.profile = profile;
  }

  @BeforeEach
  void fetch() throws IOException, InterruptedException {
    try (var server = ChatServer.start(Settings.builder().port(0).build());
        var client = HttpClient.newHttpClient()) {
      var address = URI.create(server.url() + "websocket-chat.js");
      var request = HttpRequest.newBuilder(address).build();
      served = client.send(request, BodyHandlers.ofString()).body();
    }
    boolean isBuilt = served.equals(Resources.built("dist/websocket-chat.js"));
    assertTrue(isBuilt, "another script is served than was built");
  }

  static Stream<List<Integer>> seeds() {
    var only = Integer.getInteger("fuzz.seed");
    if (only != null) {
      return Stream.of(List.of(only));
    }
    var all = IntStream.range(FIRST, FIRST + SEEDS).boxed().toList();
    return IntStream.iterate(0, from -> from < SEEDS, from -> from + SEEDS_IN_PAGE)
        .mapToObj(from -> all.subList(from, Math.min(SEEDS, from + SEEDS_IN_PAGE)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void pageAndJvmDoTheSame(List<Integer> seeds) throws IOException {
    assertEquals("", String.join("\n", differences(served, seeds)));
  }

  /** A text of an event of the log, the type of a frame, and the type of an event. */
  @ParameterizedTest
  @ValueSource(strings = {"You joined as ", "\"pong\"", "chat-unread"})
  void aScriptThatSaysSomethingElseIsFound(String said) throws IOException {
    assertTrue(served.contains(said));
    var altered = served.replace(said, said.toUpperCase(Locale.ROOT));
    var differences = differences(altered, IntStream.range(1, 30).boxed().toList());
    assertFalse(differences.isEmpty());
    assertTrue(differences.getFirst().contains("-Dfuzz.seed="), differences.getFirst());
  }

  /** What differs, for each seed that differs. */
  private List<String> differences(String script, List<Integer> seeds) throws IOException {
    var expected = seeds.stream().map(seed -> Fuzzer.play(seed, ServedPage.ORIGIN)).toList();
    var differences = new ArrayList<String>();
    try (var page = new ServedPage(Objects.requireNonNull(profile.browser()), script)) {
      var actual = page.play(expected.stream().map(Fuzzer.Played::script).toList());
      for (int i = 0; i < seeds.size(); i++) {
        var difference = Difference.between(expected.get(i), actual.get(i));
        if (!difference.isEmpty()) {
          differences.add(difference);
        }
      }
    }
    return differences;
  }
}
