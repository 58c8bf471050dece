package org.websocketchat.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test that asks for a {@link BrowserContext} or a {@link Page} a fresh profile of one
 * Chromium that all tests share.
 */
public final class Chromium implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(Chromium.class);

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final String ON_MACS =
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** Closes a test's profile with the test, so that its pages do not affect other tests. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    var type = parameter.getParameter().getType();
    return type == BrowserContext.class || type == Page.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    var running =
        test.getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(Running.class, type -> new Running(), Running.class);
    var profile =
        test.getStore(NAMESPACE)
            .computeIfAbsent(
                Profile.class, type -> new Profile(running.browser.newContext()), Profile.class);
    return parameter.getParameter().getType() == Page.class
        ? profile.context.newPage()
        : profile.context;
  }

  /** Starts the driver; closing it ends its browsers. */
  public static Playwright driver() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  /** Starts the Chromium of this machine, with the settings of all tests. */
  public static Browser launch(Playwright playwright) {
    return playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(executable()).setArgs(FLAGS));
  }

  private static Path executable() {
    var given = System.getenv("CHROMIUM");
    var candidates = new ArrayList<Path>();
    if (given != null) {
      candidates.add(Path.of(given));
    }
    for (var folder : Objects.requireNonNull(System.getenv("PATH")).split(File.pathSeparator, -1)) {
      NAMES.forEach(name -> candidates.add(Path.of(folder, name)));
    }
    candidates.add(Path.of(ON_MACS));
    return candidates.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No Chromium found. Install Chromium or Chrome (Debian: apt-get install"
                        + " chromium), or name its executable in the variable CHROMIUM."));
  }

  /** The one browser; JUnit closes it after the last test. */
  private static final class Running implements AutoCloseable {
    private final Playwright playwright = driver();
    private final Browser browser = launch(playwright);

    @Override
    public void close() {
      playwright.close();
    }
  }

  /** The profile of one test; JUnit closes it after the test. */
  private record Profile(BrowserContext context) implements AutoCloseable {
    @Override
    public void close() {
      context.close();
    }
  }
}
