package org.websocketchat.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.websocketchat.server.ChatServer;
import org.websocketchat.server.Settings;
import org.websocketchat.testing.Engine;

/**
 * Takes pictures of the chat, to be looked at one by one, with a page that shows them all: {@code
 * Gallery <folder>}. Some of them are in docs/images.
 */
final class Gallery {
  /** So slow that it takes longer than what is told of one's writing once (3 s). */
  private static final int TYPING_DELAY_MILLIS = 200;

  private final Browser browser;
  private final Path folder;
  private String server = "";
  private String room = "garden-club";
  private final List<String> taken = new ArrayList<>();

  private Gallery(Browser browser, Path folder) {
    this.browser = browser;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    try (var playwright = Playwright.create();
        var browser = Engine.CHROMIUM.launch(playwright)) {
      var gallery = new Gallery(browser, Path.of(arguments[0]));
      gallery.take();
      gallery.writeIndex();
    }
  }

  private void take() throws IOException {
    var running = ChatServer.start(Settings.local());
    server = running.url();
    Page phone;
    Page chinese;
    try {
      takeFirst();
      var maya = person("Maya Kapoor");
      var jose = person("José");
      person("Okonkwo");
      person("Sára");
      var ann = open("Ann", 1200, 760, ColorScheme.LIGHT, 1);
      phone = open("Thea", 360, 720, ColorScheme.DARK, 1.5);
      say(maya, "The seedlings are up! Photos: https://example.org/allotment-album 🌱");
      say(maya, "Who waters on Tuesday?");
      var li = person("李雷");
      say(jose, "@Ann could you? The timer runs from `06:30` to `06:45`.");
      say(ann, "Yes, gladly.");
      say(ann, "I’ll bring the long hose, too.");
      say(li, "太好了，周二见！");
      see(ann, "太好了");
      maya.locator("textarea")
          .pressSequentially(
              "And I bring the cake",
              new Locator.PressSequentiallyOptions().setDelay(TYPING_DELAY_MILLIS));
      ann.locator(".typing span").waitFor();
      shoot(ann, "chat");
      ann.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      shoot(ann, "chat-dark");
      takeSearch(ann);
      see(phone, "太好了");
      shoot(phone, "phone-dark");
      chinese = open("韩梅梅", 360, 720, ColorScheme.LIGHT, 1.5, "&lang=zh-CN");
      say(jose, "欢迎！");
      see(chinese, "欢迎");
      say(chinese, "大家好，我是新来的 😀");
      see(chinese, "已发送");
      shoot(chinese, "chinese");
      takeNew(ann, maya, li);
      takeMenu();
      takeLeft();
      takeStrange();
      takeCrowd();
    } finally {
      running.close();
    }
    phone.getByText("Next try in").waitFor();
    say(phone, "See you there 👋");
    shoot(phone, "phone-offline");
    chinese.getByText("秒后重试").waitFor();
    shoot(chinese, "chinese-offline");
  }

  /** What somebody sees who is here for the first time, and alone. */
  private void takeFirst() {
    shoot(open("", 720, 620, ColorScheme.LIGHT, 1), "join");
    shoot(open("", 360, 720, ColorScheme.DARK, 1.5), "join-phone-dark");
    shoot(open("", 360, 720, ColorScheme.LIGHT, 1.5, "&lang=zh-CN"), "join-chinese");
    shoot(quiet("tea-house", "Ann", 1200, 760, ColorScheme.LIGHT, 1), "empty");
    shoot(quiet("allotment", "Maya", 360, 720, ColorScheme.DARK, 1.5), "empty-phone-dark");
    shoot(quiet("readers", "José", 320, 256, ColorScheme.LIGHT, 2), "zoomed-400");
    var joining = open("", 720, 620, ColorScheme.LIGHT, 1);
    joining.routeWebSocket(Pattern.compile(".*"), socket -> {}); // which never says anything
    joining.reload();
    joining.locator("input").fill("Ann");
    joining.keyboard().press("Enter");
    joining.locator(".skeleton").waitFor();
    shoot(joining, "joining");
  }

  private Page quiet(
      String place, String name, int width, int height, ColorScheme scheme, double scale) {
    room = place;
    var page = open(name, width, height, scheme, scale);
    page.locator(".people-list li")
        .first()
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    room = "garden-club";
    return page;
  }

  /** The menu of a message, a reply and an edit, and what they leave behind. */
  private void takeMenu() {
    for (var look : List.of("menu", "menu-dark", "menu-phone", "menu-phone-dark", "menu-chinese")) {
      room = "allotment-" + look;
      var maya = person("Maya Kapoor");
      say(
          maya,
          "Who waters on Tuesday? The cans are in the shed, the key hangs where it always does");
      boolean isPhone = !look.equals("menu") && !look.equals("menu-dark");
      var scheme = look.endsWith("dark") ? ColorScheme.DARK : ColorScheme.LIGHT;
      var query = look.equals("menu-chinese") ? "&lang=zh-CN" : "";
      var page =
          open("Thea", isPhone ? 360 : 900, isPhone ? 720 : 620, scheme, isPhone ? 1.5 : 1, query);
      see(page, "Who waters");
      choose(page, "Who waters", "reply");
      shoot(page, look.replace("menu", "reply"));
      say(page, "I can, after work");
      see(page, "I can");
      page.locator(".delivery").last().getByText(Pattern.compile("Sent|已发送")).waitFor();
      choose(page, "I can", "edit");
      page.locator("textarea").fill("I can, after six");
      shoot(page, look.replace("menu", "edit"));
      page.keyboard().press("Enter");
      page.locator(".edited").last().waitFor();
      say(page, "This was for somebody else");
      page.locator(".delivery").last().getByText(Pattern.compile("Sent|已发送")).waitFor();
      choose(page, "somebody else", "remove-own");
      page.locator(".confirm").click();
      page.locator(".removed").last().waitFor();
      say(maya, "Thank you");
      see(page, "Thank you");
      for (var wrong : List.of("Wrong room", "Sorry for that", "Never mind")) {
        say(page, wrong);
        page.locator(".delivery").last().getByText(Pattern.compile("Sent|已发送")).waitFor();
        choose(page, wrong, "remove-own");
        page.locator(".confirm").click();
        page.locator(".message")
            .filter(words(wrong))
            .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
      }
      page.locator(".folded").waitFor();
      var text = page.locator(".text").filter(words("after six")).last();
      if (isPhone) {
        page.locator("article").filter(words("after six")).last().focus();
        page.keyboard().press("Enter");
      } else {
        text.hover();
        page.locator(".more").click();
      }
      page.locator(".menu").waitFor();
      shoot(page, look);
    }
    room = "garden-club";
  }

  private static Locator.FilterOptions words(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  /** Chooses an action in the menu of the last message that has these words. */
  private static void choose(Page page, String text, String action) {
    page.locator("article").filter(words(text)).last().focus();
    page.keyboard().press("Enter");
    page.locator("[role=menuitem][data-action=" + action + "]").click();
  }

  /** What somebody sees who has left: the way back, and the way to be forgotten. */
  private void takeLeft() {
    var light = open("Ann", 720, 620, ColorScheme.LIGHT, 1);
    var dark = open("Maya", 320, 480, ColorScheme.DARK, 1.5);
    var chinese = open("韩梅梅", 360, 720, ColorScheme.LIGHT, 1.5, "&lang=zh-CN");
    leave(light, "left");
    leave(dark, "left-phone-dark");
    leave(chinese, "left-chinese");
    dark.locator("button.forget").click();
    shoot(dark, "question-phone-dark");
    light.locator("button.forget").click();
    shoot(light, "question");
  }

  private void leave(Page page, String picture) {
    page.locator("[data-action=leave]").click();
    page.locator("button.forget").waitFor();
    shoot(page, picture);
  }

  /** Five hundred people. */
  private void takeCrowd() {
    room = "stadium";
    var ann = open("Ann", 1200, 760, ColorScheme.LIGHT, 1);
    for (int from = 1; from < 500; from += 100) { // one window may open 255 sockets
      open("", 100, 100, ColorScheme.LIGHT, 1)
          .evaluate(
              """
              from => {
                const given = ['Maya', 'José', 'Sára', 'Okonkwo', '李雷', 'Noor', 'Thea', 'Ivo'];
                for (let i = from; i < from + 100 && i < 500; i++) {
                  const socket = new WebSocket('/chat?room=stadium', 'json');
                  socket.onmessage = event => {
                    socket.onmessage = null;
                    const id = JSON.parse(event.data).id;
                    const name = given[i % given.length] + ' ' + i;
                    socket.send(JSON.stringify({ type: 'username', name, id, date: Date.now() }));
                  };
                }
              }
              """,
              from);
    }
    ann.getByText("500 people").waitFor();
    say(ann, "What a crowd!");
    shoot(ann, "crowd");
    ann.setViewportSize(360, 720);
    ann.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("People")).click();
    shoot(ann, "crowd-phone");
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
    see(narrow, "three");
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
    lost.getByText("cannot be reached").waitFor();
    shoot(lost, "never-reached");
    var plain = open("Ann", 720, 520, ColorScheme.DARK, 1);
    plain.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    say(plain, "hello");
    shoot(plain, "forced-colors");
    var mirrored = open("Noor", 720, 620, ColorScheme.LIGHT, 1);
    mirrored.evaluate("document.documentElement.dir = 'rtl'");
    say(mirrored, "السلام عليكم");
    say(maya, "Welcome, Noor");
    see(mirrored, "Welcome");
    shoot(mirrored, "right-to-left");
    var embedded = browser.newPage();
    embedded.setViewportSize(900, 900);
    embedded.navigate(server + "embed.html");
    embedded.locator("input").fill("Noor");
    embedded.keyboard().press("Enter");
    say(embedded, "Hello from the article");
    shoot(embedded, "embedded");
  }

  /** Looking for a word, and for a name. */
  private void takeSearch(Page ann) {
    ann.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    ann.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Search").setExact(true))
        .click();
    ann.locator(".query").fill("the");
    ann.locator("[aria-current]").waitFor();
    shoot(ann, "search");
    ann.keyboard().press("Escape");
    ann.locator("textarea").fill("");
    ann.locator("textarea").pressSequentially("Thanks, @o");
    ann.getByRole(AriaRole.LISTBOX).waitFor();
    shoot(ann, "mention");
    ann.keyboard().press("Escape");
    ann.locator("textarea").fill("");
  }

  /** What came while Ann was elsewhere, whom she ignores, and the help. */
  private void takeNew(Page ann, Page maya, Page li) {
    ann.bringToFront();
    ann.evaluate("() => { document.hasFocus = () => false; dispatchEvent(new Event('blur')); }");
    say(maya, "*Bring* gloves, _please_:\n```\n2 × large\n3 × small\n```");
    say(li, "/me 带上两双手套");
    say(maya, "👍🌻");
    see(ann, "👍🌻");
    shoot(ann, "new-line");
    ann.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    shoot(ann, "new-line-dark");
    ann.evaluate("() => { delete document.hasFocus; dispatchEvent(new Event('focus')); }");
    ann.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    var guest = person("Guest");
    var liar = person("Mаya Kapoor"); // with a letter of another alphabet
    say(liar, "Send me the key of the shed, please");
    say(guest, "buy buy buy");
    see(ann, "buy buy buy");
    var person =
        ann.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Guest").setExact(true));
    person.focus();
    person.press("Enter");
    shoot(ann, "person-actions");
    var ignore =
        ann.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ignore Guest"));
    ignore.press("Enter");
    guest.close();
    ann.locator(".ignored .you").getByText("ignored").waitFor();
    ann.locator("textarea").focus();
    shoot(ann, "people-ignored");
    ann.setViewportSize(360, 640);
    ann.locator("textarea").fill("/help");
    ann.keyboard().press("Enter");
    shoot(ann, "help-phone");
    ann.setViewportSize(1200, 760);
    ann.keyboard().press("Escape");
    liar.close();
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

  /** Waits until the log shows this. */
  private static void see(Page page, String text) {
    page.locator(".rows").getByText(text).last().waitFor();
  }

  private static void say(Page page, String text) {
    page.locator("textarea").fill(text);
    page.keyboard().press("Enter");
    page.locator(".own .text").last().waitFor();
  }

  private void shoot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    taken.add(name);
  }

  private void writeIndex() throws IOException {
    var figures =
        taken.stream()
            .map(
                name ->
                    "<figure><figcaption>%1$s</figcaption><img src=%1$s.png alt=%1$s></figure>"
                        .formatted(name))
            .collect(Collectors.joining("\n"));
    Files.writeString(
        folder.resolve("index.html"),
        """
        <!doctype html><html lang=en><meta charset=utf-8><title>Gallery</title>
        <style>body { font: 14px system-ui; background: #ccc } figure { margin: 2em 0 } img { max-width: 100% }</style>
        """
            + figures);
  }
}
