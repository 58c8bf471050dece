package org.websocketchat.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.websocketchat.bot.Bot;
import org.websocketchat.bot.BotMessage;
import org.websocketchat.server.ChatServer;
import org.websocketchat.server.Origin;
import org.websocketchat.server.Settings;
import org.websocketchat.testing.Await;
import org.websocketchat.testing.Browsers;

/**
 * The package for npm, packed and installed into projects of Vite: built, type-checked, and chatted
 * with. The code in docs/packages.md is what runs here.
 */
@ExtendWith(Browsers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES) // compilers and bundlers on a busy machine
final class NpmTest {
  private static final Path EXAMPLES = Path.of("webapp/examples");
  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);
  private static final int VUE_CONFIG = 0;

  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final Installation installation;
  private final HttpServer site;
  private final ChatServer server;

  NpmTest() throws IOException, InterruptedException {
    installation = new Installation();
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var folder = installation.project("");
    site = SimpleFileServer.createFileServer(address, folder, SimpleFileServer.OutputLevel.NONE);
    server = ChatServer.start(Settings.builder().origin(Origin.ofSite(url())).build());
  }

  @BeforeAll
  void copyProjects() throws IOException {
    site.start();
    for (var name : List.of("vanilla", "types")) {
      installation.copy(Path.of("src/test/npm", name), name, server.socketUrl());
    }
    for (var name : List.of("react", "vue")) {
      installation.copy(EXAMPLES.resolve(name), name, server.socketUrl());
    }
  }

  @AfterAll
  void stop() {
    server.close();
    site.stop(0);
  }

  private String url() {
    return "http://127.0.0.1:" + site.getAddress().getPort();
  }

  @Test
  void whatChecksPackagesFindsNothing() throws Exception {
    var linted = installation.tool("publint", "run", "node_modules/websocket-chat", "--strict");
    assertTrue(linted.contains("All good!"), linted);
    var resolved = installation.tool("attw", installation.packed().toString());
    assertTrue(resolved.contains("No problems found"), resolved);
  }

  @Test
  void canBeImportedAndRenderedWithoutADom() throws Exception {
    assertEquals(
        "object function undefined",
        installation.node(
            """
            import { WebSocketChatElement } from 'websocket-chat';
            class Mine extends WebSocketChatElement {}
            console.log(typeof new Mine(), typeof WebSocketChatElement, typeof customElements);
            """));
    assertEquals(
        "function",
        installation.node(
            """
            import { createRequire } from 'node:module';
            const here = createRequire(process.cwd() + '/');
            console.log(typeof here('websocket-chat/vue').WebSocketChatElement);
            """));
    assertEquals(
        "<websocket-chat server=\"/chat\" room=\"tea\"></websocket-chat>",
        installation.node(
            """
            import { createElement } from 'react';
            import { renderToStaticMarkup } from 'react-dom/server';
            import 'websocket-chat/react';
            const set = { server: '/chat', room: 'tea', 'onchat-state': () => {}, token: () => '' };
            console.log(renderToStaticMarkup(createElement('websocket-chat', set)));
            """));
  }

  @Test
  void theTypesFit() throws Exception {
    installation.tool("tsc", "-p", "vanilla");
    installation.tool("tsc", "-p", "types");
    installation.tool("vue-tsc", "--noEmit", "-p", "vue");
    var document = installation.project("types/document.tsx");
    Files.writeString(document, blocks("tsx").getLast() + "console.log(Club);\n");
    installation.tool("tsc", "-p", "types/tsconfig.solid.json");
  }

  @Test
  void theDocumentShowsTheExamples() throws Exception {
    assertEquals(Files.readString(EXAMPLES.resolve("react/App.tsx")), blocks("tsx").getFirst());
    assertEquals(Files.readString(EXAMPLES.resolve("vue/App.vue")), blocks("vue").getFirst());
    var config = Files.readString(EXAMPLES.resolve("vue/vite.config.ts"));
    assertEquals(config, blocks("ts").get(VUE_CONFIG));
    Files.writeString(installation.project("Club.svelte"), blocks("svelte").getFirst());
    assertEquals(
        "true",
        installation.node(
            """
            import { readFileSync } from 'node:fs';
            import { compile } from 'svelte/compiler';
            const { js, warnings } = compile(readFileSync('Club.svelte', 'utf8'), {});
            console.log(js.code.includes('chat-unread') && warnings.length === 0);
            """));
  }

  /** The code blocks of docs/packages.md in one language. */
  private static List<String> blocks(String language) throws IOException {
    return BLOCK
        .matcher(Files.readString(Path.of("docs/packages.md")))
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  @Test
  void chatsFromPlainTypeScript(Page page) throws Exception {
    try (var bob = open("vanilla", page)) {
      joins("Ann", page, bob);
      bob.say("hello").join();
      Await.until("the title", () -> page.title().equals("hello"));
      page.evaluate("document.querySelector('loud-chat').shout('quiet')");
      Await.until("her text", () -> page.title().equals("QUIET"));
    }
  }

  @Test
  void chatsFromReact(Page page) throws Exception {
    chatsFromFramework("react", page);
  }

  @Test
  void chatsFromVue(Page page) throws Exception {
    chatsFromFramework("vue", page);
  }

  private void chatsFromFramework(String name, Page page) throws Exception {
    var heard = new CopyOnWriteArrayList<BotMessage>();
    try (var bob = open(name, page)) {
      bob.onMessage(heard::add);
      assertTrue(page.locator("button", withText("Wave")).isDisabled());
      joins(name, page, bob);
      page.locator("button", withText("Wave")).click();
      Await.until("the wave", () -> !heard.isEmpty());
      assertEquals(name + ": 👋", heard.getFirst().author() + ": " + heard.getFirst().text());
      bob.say("hello").join();
      Await.until("it", () -> page.locator(".rows").textContent().contains("hello"));
    }
    assertEquals(List.of(), complaints);
  }

  private static Page.LocatorOptions withText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  /** Joins and waits until it is seen. The people of an earlier test may still be in the list. */
  private static void joins(String name, Page page, Bot seenBy) {
    page.locator("input").fill(name);
    page.locator("form .join").click();
    Await.until(
        name, () -> seenBy.people().stream().anyMatch(person -> person.name().equals(name)));
  }

  /** Builds a project, opens it, and returns somebody who is in its room. */
  private Bot open(String name, Page page) throws Exception {
    installation.tool("vite", "build", "--base", "./", "--logLevel", "warn", name);
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.navigate(url() + "/" + name + "/dist/index.html");
    return Bot.connect(server.socketUrl(), "garden-club", "Bob");
  }
}
