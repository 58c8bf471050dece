package org.websocketchat.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
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
  private String room = "garden-club";

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
    var running = ChatServer.start(Settings.local());
    server = running.url();
    Page phone;
    Page chinese;
    try {
      shoot(open("", 720, 620, ColorScheme.LIGHT, 1), "join");
      var maya = person("Maya Kapoor");
      var jose = person("José");
      person("Okonkwo");
      person("Sára");
      var ann = open("Ann", 1200, 760, ColorScheme.LIGHT, 1);
      phone = open("Thea", 360, 720, ColorScheme.DARK, 1.5);
      say(maya, "The seedlings are up! Photos are in the allotment album 🌱");
      say(maya, "Who waters on Tuesday?");
      var li = person("李雷");
      say(jose, "Ann, could you? The timer runs from 06:30 to 06:45.");
      say(ann, "Yes, gladly.");
      say(ann, "I’ll bring the long hose, too.");
      say(li, "太好了，周二见！");
      ann.getByText("太好了").waitFor();
      shoot(ann, "chat");
      ann.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      shoot(ann, "chat-dark");
      phone.getByText("太好了").waitFor();
      shoot(phone, "phone-dark");
      chinese = open("韩梅梅", 360, 720, ColorScheme.LIGHT, 1.5, "&lang=zh-CN");
      say(jose, "欢迎！");
      chinese.getByText("欢迎").waitFor();
      say(chinese, "大家好，我是新来的 😀");
      chinese.getByText("已发送").waitFor();
      shoot(chinese, "chinese");
      takeStrange();
    } finally {
      running.close();
    }
    phone.getByText("Next try in").waitFor();
    say(phone, "See you there 👋");
    shoot(phone, "phone-offline");
    chinese.getByText("秒后重试").waitFor();
    shoot(chinese, "chinese-offline");
  }

  /** What nobody puts into a README, and everybody meets. */
  private void takeStrange() {
    room = "tea";
    var ann = open("Ann", 1200, 760, ColorScheme.DARK, 1);
    var maya = person("Maya Kapoor");
    var narrow = open("W".repeat(32), 320, 560, ColorScheme.LIGHT, 1.5);
    say(maya, "https://example.org/" + "a-very-long-path/".repeat(12));
    say(maya, "مرحبا بالجميع، كيف حالكم اليوم؟");
    say(maya, "one\ntwo\n\nthree   spaced");
    say(narrow, "W".repeat(60));
    narrow.getByText("three").waitFor();
    shoot(narrow, "narrow");
    narrow.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("People")).click();
    shoot(narrow, "narrow-people");
    ann.locator("textarea").fill("much too long ".repeat(1_200));
    shoot(ann, "too-long");
    shoot(open("", 720, 520, ColorScheme.LIGHT, 1, "&server=ftp://example.org"), "problem");
    var lost =
        open(
            "Ann",
            900,
            520,
            ColorScheme.LIGHT,
            1,
            "&server=" + server.replace("http", "ws") + "no");
    lost.getByText("answered once").waitFor();
    shoot(lost, "never-reached");
    var plain = open("Ann", 720, 520, ColorScheme.DARK, 1);
    plain.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    say(plain, "hello");
    shoot(plain, "forced-colors");
    var embedded = browser.newPage();
    embedded.setViewportSize(900, 900);
    embedded.navigate(server + "embed.html");
    embedded.locator("input").fill("Noor");
    embedded.keyboard().press("Enter");
    say(embedded, "Hello from the article");
    shoot(embedded, "embedded");
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
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB"));
    context.onConsoleMessage(message -> System.out.println("console: " + message.text()));
    var page = context.newPage();
    page.onPageError(error -> System.out.println("error: " + error));
    page.navigate(server + "?room=" + room + query);
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
    page.locator(".own .text").last().waitFor();
  }

  private void shoot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
  }
}
