package org.websocketchat.chaos;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.websocketchat.testing.Engine;

/** A Chromium of one's own, whose processes can be stopped. While it is, nobody may use it. */
final class OwnBrowser implements AutoCloseable {
  private final Browser browser;
  private final BrowserContext context;

  /** Those that all its others descend from. */
  private final List<ProcessHandle> roots;

  private boolean stopped;

  OwnBrowser(Playwright playwright) {
    var before = descendants();
    browser = Engine.CHROMIUM.launch(playwright);
    context = browser.newContext();
    var fresh = descendants();
    fresh.removeAll(before);
    roots =
        fresh.stream()
            .filter(process -> process.parent().map(before::contains).orElse(false))
            .toList();
  }

  private static Set<ProcessHandle> descendants() {
    return ProcessHandle.current()
        .descendants()
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  BrowserContext context() {
    return context;
  }

  boolean isStopped() {
    return stopped;
  }

  /** Stops every process of it where it stands, as a suspended laptop does. */
  void stop() {
    stopped = true;
    signal("-STOP");
  }

  /** Lets them go on. */
  void resume() {
    signal("-CONT");
    stopped = false;
  }

  private void signal(String signal) {
    var command = new ArrayList<>(List.of("kill", signal));
    for (var root : roots) {
      command.add(Long.toString(root.pid()));
      root.descendants().forEach(process -> command.add(Long.toString(process.pid())));
    }
    try {
      // One may have ended meanwhile: kill then says so, and signals the others.
      new ProcessBuilder(command).redirectErrorStream(true).start().onExit().join();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    if (stopped) {
      resume();
    }
    browser.close();
  }
}
