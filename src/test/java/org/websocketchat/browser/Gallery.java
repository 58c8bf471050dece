package org.websocketchat.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import org.websocketchat.server.ChatServer;
import org.websocketchat.server.Settings;
import org.websocketchat.testing.Chromium;

/** Takes the pictures of docs/images: {@code Gallery <folder>}. */
final class Gallery {
  private final Browser browser;
  private final Path folder;
  private String server = "";

  private Gallery(Browser browser, Path folder) {
    this.browser = browser;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    try (var playwright = Playwright.create();
        var browser = Chromium.launch(playwright)) {
      new Gallery(browser, Path.of(arguments[0])).take();
    }
  }

  private void take() throws IOException {
    var running = ChatServer.start(Settings.local().withPort(0));
    server = running.url();
    Page phone;
    Page chinese;
    try {
      var ann = open("Ann", 1200, 760, ColorScheme.LIGHT, 1);
      shoot(open("", 720, 690, ColorScheme.LIGHT, 1), "join");
      var maya = person("Maya Kapoor");
      var jose = person("José");
      var li = person("李雷");
      person("Okonkwo");
      person("Sára");
      phone = open("Thea", 360, 720, ColorScheme.DARK, 1.5);
      say(maya, "The seedlings are up! Photos are in the allotment album 🌱");
      say(maya, "Who waters on Tuesday?");
      say(jose, "Ann, could you? The timer runs from 06:30 to 06:45.");
      say(ann, "Yes, gladly.");
      say(ann, "I’ll bring the long hose, too.");
      say(li, "太好了，周二见！");
      ann.getByText("太好了").waitFor();
      shoot(ann, "chat");
      ann.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      shoot(ann, "chat-dark");
      shoot(phone, "phone-dark");
      chinese = open("韩梅梅", 360, 720, ColorScheme.LIGHT, 1.5, "&lang=zh-CN");
      say(chinese, "你好！");
      chinese.getByText("已发送").waitFor();
      shoot(chinese, "chinese");
    } finally {
      running.close();
    }
    chinese.getByText("秒后重试").waitFor();
    say(chinese, "等网络恢复再说 👋");
    shoot(chinese, "offline-chinese");
    phone.getByText("Next try").waitFor();
    say(phone, "See you there 👋");
    shoot(phone, "phone-offline");
  }

  private Page person(String name) {
    return open(name, 800, 600, ColorScheme.LIGHT, 1);
  }

  private Page open(String name, int width, int height, ColorScheme scheme, double scale) {
    return open(name, width, height, scheme, scale, "");
  }

  private Page open(
      String name, int width, int height, ColorScheme scheme, double scale, String query) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setDeviceScaleFactor(scale)
                .setLocale("en-GB"));
    context.onConsoleMessage(message -> System.out.println("console: " + message.text()));
    var page = context.newPage();
    page.onPageError(error -> System.out.println("error: " + error));
    page.navigate(server + "?" + query);
    if (!name.isEmpty()) {
      page.getByRole(AriaRole.TEXTBOX).first().fill(name);
      page.keyboard().press("Enter");
      page.getByRole(AriaRole.LOG).waitFor();
    }
    return page;
  }

  private static void say(Page page, String text) {
    page.locator("textarea").fill(text);
    page.keyboard().press("Enter");
    page.locator(".own").getByText(text).waitFor();
  }

  private void shoot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
  }
}
