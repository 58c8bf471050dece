package org.websocketchat.fuzz;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.util.List;
import org.websocketchat.testing.Resources;

/** A page with nothing but a script of ours on it, in the world of world.js. */
final class ServedPage implements AutoCloseable {
  static final String ORIGIN = "https://page.example";

  private static final String HTML =
      "<!doctype html><html lang=en><body><script src=websocket-chat.js></script>";

  private final BrowserContext profile;
  private final Page page;

  ServedPage(Browser browser, String script) throws IOException {
    profile =
        browser.newContext(
            new Browser.NewContextOptions()
                .setTimezoneId(IcuFormats.ZONE)
                .setLocale(IcuFormats.LOCALE));
    profile.addInitScript(Resources.text("fuzz/world.js"));
    profile.addInitScript(Resources.text("fuzz/player.js"));
    page = profile.newPage();
    page.route(
        "**",
        route -> {
          var isScript = route.request().url().endsWith(".js");
          route.fulfill(
              new Route.FulfillOptions()
                  .setContentType(isScript ? "text/javascript; charset=utf-8" : "text/html")
                  .setBody(isScript ? script : HTML));
        });
    page.navigate(ORIGIN);
  }

  /** What each of the scripts leads to. */
  List<List<List<String>>> play(List<Script> scripts) {
    var played = (String) page.evaluate("scripts => playAll(scripts)", Script.json(scripts));
    return new Gson().fromJson(played, new TypeToken<List<List<List<String>>>>() {}.getType());
  }

  @Override
  public void close() {
    profile.close();
  }
}
