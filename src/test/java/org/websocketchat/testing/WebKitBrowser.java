package org.websocketchat.testing;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A WebKitGTK browser without a past, driven by the W3C's protocol (WebDriver). */
public final class WebKitBrowser implements AutoCloseable {
  private static final Gson GSON = new Gson();
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String driver;
  private final String session;

  /** The window that the driver speaks to. */
  private String current;

  private boolean firstIsFree = true;

  WebKitBrowser(int port) {
    driver = "http://127.0.0.1:" + port;
    Await.until("the driver of WebKit", this::isReady);
    var begun =
        call("POST", driver + "/session", Map.of("capabilities", Map.of())).getAsJsonObject();
    session = driver + "/session/" + begun.get("sessionId").getAsString();
    current = call("GET", session + "/window", null).getAsString();
  }

  private boolean isReady() {
    try {
      return call("GET", driver + "/status", null).getAsJsonObject().get("ready").getAsBoolean();
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** Opens a window on a page; returns its handle. */
  public String open(String url) {
    if (!firstIsFree) {
      var made = call("POST", session + "/window/new", Map.of("type", "window"));
      use(made.getAsJsonObject().get("handle").getAsString());
    }
    firstIsFree = false;
    var window = current;
    go(window, url);
    return window;
  }

  private void use(String window) {
    if (!window.equals(current)) {
      call("POST", session + "/window", Map.of("handle", window));
      current = window;
    }
  }

  /** Goes to another page. */
  public void go(String window, String url) {
    use(window);
    call("POST", session + "/url", Map.of("url", url));
  }

  /** Goes back to the page before. */
  public void back(String window) {
    use(window);
    call("POST", session + "/back", Map.of());
  }

  /** Loads the page again. */
  public void reload(String window) {
    use(window);
    call("POST", session + "/refresh", Map.of());
  }

  /** What the body of a function returns; it finds its arguments in {@code arguments}. */
  public JsonElement run(String window, String script, Object... arguments) {
    use(window);
    return call("POST", session + "/execute/sync", Map.of("script", script, "args", arguments));
  }

  /** Presses keys, one after the other; those before the last are held until then. */
  public void press(String window, List<String> keys) {
    use(window);
    var steps = new ArrayList<Map<String, String>>();
    keys.forEach(key -> steps.add(Map.of("type", "keyDown", "value", key)));
    keys.reversed().forEach(key -> steps.add(Map.of("type", "keyUp", "value", key)));
    var keyboard = Map.of("type", "key", "id", "keyboard", "actions", steps);
    call("POST", session + "/actions", Map.of("actions", List.of(keyboard)));
  }

  private JsonElement call(String method, String url, @Nullable Object body) {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(LIMIT)
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(GSON.toJson(body)))
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      var value = ((JsonObject) JsonParser.parseString(answer.body())).get("value");
      if (answer.statusCode() != 200) {
        throw new AssertionError(method + " " + url + ": " + value);
      }
      return value;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    call("DELETE", session, null);
    http.shutdownNow();
  }
}
