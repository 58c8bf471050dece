package org.websocketchat.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A browser that Playwright drives, as this machine has it. */
public enum Engine {
  /** Its headless shell draws pages as the browser does, and takes half the processor's time. */
  CHROMIUM(
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable") {
    @Override
    public Browser launch(Playwright playwright) {
      return playwright
          .chromium()
          .launch(new LaunchOptions().setExecutablePath(needed()).setArgs(FLAGS));
    }
  },

  /** Needs no browser of Playwright's own: it speaks WebDriver BiDi, which Firefox understands. */
  FIREFOX("/Applications/Firefox.app/Contents/MacOS/firefox", "firefox-esr firefox") {
    @Override
    public Browser launch(Playwright playwright) {
      return playwright
          .firefox()
          .launch(new LaunchOptions().setChannel("moz-firefox").setExecutablePath(needed()));
    }
  };

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final String onMacs;

  /** What it may be called on the path, the likeliest first, separated by blanks. */
  private final String names;

  Engine(String onMacs, String names) {
    this.onMacs = onMacs;
    this.names = names;
  }

  /** The engine of the tests that ask for none: the system property {@code engine}, or Chromium. */
  static Engine usual() {
    return valueOf(System.getProperty("engine", "chromium").toUpperCase(Locale.ROOT));
  }

  /** Starts Playwright's driver; closing it ends its browsers. */
  public static Playwright driver() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  /** Starts the browser of this machine, with the settings of all tests. */
  public abstract Browser launch(Playwright playwright);

  /**
   * Where this browser is: what the variable of the engine's name says, or else the first found.
   */
  Optional<Path> executable() {
    var candidates = new ArrayList<Path>();
    var given = System.getenv(name());
    if (given != null) {
      candidates.add(Path.of(given));
    }
    for (var folder : Objects.requireNonNull(System.getenv("PATH")).split(File.pathSeparator, -1)) {
      for (var name : names.split(" ", -1)) {
        candidates.add(Path.of(folder, name));
      }
    }
    candidates.add(Path.of(onMacs));
    return candidates.stream().filter(Files::isExecutable).findFirst();
  }

  Path needed() {
    return executable()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Found none of these: "
                        + names
                        + ". Install one (Debian: apt-get install "
                        + names.replaceAll(" .*", "")
                        + "), or name its executable in the variable "
                        + name()
                        + "."));
  }
}
