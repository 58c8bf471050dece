package org.websocketchat.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.protocol.Role;
import org.websocketchat.server.ChatServer;
import org.websocketchat.server.Settings;
import org.websocketchat.testing.Await;

/** Bots and the real server. */
@SuppressWarnings("FutureReturnValueIgnored") // a program need not ask for the outcome of a text
final class BotTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final List<BotMessage> heard = new CopyOnWriteArrayList<>();
  private final List<Throwable> errors = new CopyOnWriteArrayList<>();

  @TempDir private Path folder;
  private ChatServer server;

  @BeforeEach
  void start() throws IOException {
    server = ChatServer.start(Settings.local());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Bot bot(String name) {
    return online(Bot.connect(server.socketUrl(), "lobby", name));
  }

  private Bot botWithMemory(String name) throws MemoryException {
    return online(Bot.to(server.socketUrl()).name(name).memory(folder.resolve("memory")).connect());
  }

  private static Bot online(Bot bot) {
    try {
      assertTrue(bot.awaitOnline(LIMIT), () -> bot.state().toString());
      return bot;
    } catch (InterruptedException hurried) {
      throw new IllegalStateException(hurried);
    }
  }

  private static Outcome result(CompletableFuture<Outcome> future) {
    return future.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
  }

  private static long stored(CompletableFuture<Outcome> future) {
    var outcome = result(future);
    return assertInstanceOf(Outcome.Stored.class, outcome, outcome.toString()).offset();
  }

  private List<String> texts() {
    return heard.stream().map(BotMessage::text).toList();
  }

  @Test
  void hearsOthersAndNotItself() {
    try (var ann = bot("Ann");
        var bob = bot("Bob")) {
      bob.onMessage(heard::add);
      assertEquals(1, stored(bob.say("own")));
      assertEquals(2, stored(ann.say("hi")));
      Await.until("the message", () -> !heard.isEmpty());
      var message = heard.getFirst();
      assertEquals(List.of("hi"), texts());
      assertEquals("Ann", message.author());
      assertEquals(2, message.offset());
      assertFalse(message.missed());
      assertFalse(message.isReply());
      assertTrue(Math.abs(message.date().toEpochMilli() - System.currentTimeMillis()) < 60_000);
      var own = ann.people().stream().filter(BotPerson::own).findFirst().orElseThrow();
      assertEquals(new BotPerson("Ann", message.who(), Role.GUEST, false, true), own);
    }
  }

  @Test
  void repliesEditsAndRemoves() {
    try (var ann = bot("Ann");
        var bob = bot("Bob")) {
      bob.onMessage(heard::add);
      ann.onMessage(message -> ann.reply(message, "re: " + message.text()));
      long offset = stored(bob.say("hi"));
      Await.until("the reply", () -> !heard.isEmpty());
      assertEquals(offset, heard.getFirst().replyTo());
      assertTrue(heard.getFirst().isReply());
      assertEquals(offset, stored(bob.edit(offset, "hello")));
      assertEquals(offset, stored(bob.remove(offset)));
      assertEquals(
          new Outcome.Failed(Outcome.Reason.REFUSED, "gone"), result(bob.edit(offset, "again")));
      assertEquals(
          new Outcome.Failed(Outcome.Reason.REFUSED, "forbidden"),
          result(bob.remove(heard.getFirst().offset())));
    }
  }

  @Test
  void isToldCorrectionsOnceAndInOrder() throws Exception {
    var told = new CopyOnWriteArrayList<BotChange>();
    long kept;
    try (var ann = bot("Ann")) {
      long edited = stored(ann.say("one"));
      try (var bob = botWithMemory("Bob")) {
        bob.onChange(told::add);
        bob.onMessage(heard::add);
        assertTrue(bob.awaitOnline(Duration.ofSeconds(10)));
        stored(ann.edit(edited, "two"));
        Await.until("the edit", () -> told.size() == 1);
      }
      kept = edited;
      long removed = stored(ann.say("away"));
      stored(ann.remove(removed));
      try (var bob = botWithMemory("Bob")) {
        assertTrue(bob.awaitOnline(Duration.ofSeconds(10))); // what it missed comes meanwhile
        stored(ann.say("before the handlers"));
        Await.until("it is there", () -> bob.people().size() == 2);
        bob.onChange(told::add);
        bob.onMessage(heard::add);
        Await.until("the removal", () -> told.size() == 2);
        stored(ann.say("live"));
        Await.until("the last", () -> texts().equals(List.of("before the handlers", "live")));
      }
    }
    assertEquals(2, told.size());
    var edit = assertInstanceOf(BotChange.Edited.class, told.getFirst());
    assertEquals(kept, edit.offset());
    assertEquals("two", edit.text());
    var removal = assertInstanceOf(BotChange.Removed.class, told.getLast());
    assertFalse(removal.byModerator());
  }

  @Test
  void whatWasSaidWhileItWasAwayIsMarkedAsMissed() throws MemoryException {
    try (var ann = bot("Ann")) {
      try (var bob = botWithMemory("Bob")) {
        bob.onMessage(heard::add);
        ann.say("live");
        Await.until("the first", () -> heard.size() == 1);
      }
      stored(ann.say("away 1"));
      stored(ann.say("away 2"));
      try (var bob = botWithMemory("Bob")) {
        bob.onMessage(heard::add);
        Await.until("what was missed", () -> heard.size() == 3);
        ann.say("live again");
        Await.until("the last", () -> heard.size() == 4);
      }
    }
    assertEquals(List.of("live", "away 1", "away 2", "live again"), texts());
    assertEquals(
        List.of(false, true, true, false), heard.stream().map(BotMessage::missed).toList());
  }

  @Test
  void theHistoryIsWhatWasSaidBeforeTheFirstMessage() {
    var pages = new CopyOnWriteArrayList<List<String>>();
    try (var ann = bot("Ann")) {
      ann.onHistory(page -> pages.add(page.stream().map(BotMessage::text).toList()));
      Await.until("an empty history", () -> pages.contains(List.of()));
      stored(ann.say("first"));
      long removed = stored(ann.say("removed"));
      stored(ann.remove(removed));
      try (var bob = bot("Bob")) {
        stored(ann.say("live"));
        bob.onHistory(
            page -> {
              heard.addAll(page);
              bob.onMessage(heard::add);
            });
        Await.until("both", () -> heard.size() == 2);
      }
    }
    assertEquals(List.of("first", "live"), texts());
    assertEquals(List.of(true, false), heard.stream().map(BotMessage::missed).toList());
  }

  @Test
  void aMessageWhoseHandlerHasNotReturnedIsHandedAgain() throws Exception {
    var busy = new CountDownLatch(1);
    try (var ann = bot("Ann")) {
      try (var bob = botWithMemory("Bob")) {
        stored(ann.say("done"));
        stored(ann.say("begun"));
        stored(ann.say("waiting"));
        bob.onMessage(
            message -> {
              heard.add(message);
              if (message.text().equals("begun")) {
                bob.close(Duration.ZERO); // counts as handed, or a command to stop would come again
                busy.countDown();
              }
            });
        assertTrue(busy.await(LIMIT.toSeconds(), TimeUnit.SECONDS));
      }
      try (var bob = botWithMemory("Bob")) {
        bob.onMessage(heard::add);
        Await.until("the one that waited", () -> heard.size() == 3);
      }
    }
    assertEquals(List.of("done", "begun", "waiting"), texts());
    assertTrue(heard.getLast().missed());
  }

  @Test
  void withAMemoryItIsTheSamePersonAfterARestart() throws MemoryException {
    String who;
    try (var bob = botWithMemory("Bob")) {
      stored(bob.say("hi"));
      who = bob.people().getFirst().who();
    }
    try (var bob = botWithMemory("Bob")) {
      Await.until("the people", () -> !bob.people().isEmpty());
      assertEquals(who, bob.people().getFirst().who());
    }
  }

  @Test
  void twoBotsOnOneMemoryAreRefused() throws MemoryException {
    try (var bob = botWithMemory("Bob")) {
      var refused = assertThrows(MemoryException.class, () -> botWithMemory("Bob"));
      assertEquals(
          "Another bot uses the memory "
              + folder.resolve("memory")
              + ": close that bot, or give each bot a file of its own.",
          refused.getMessage());
      stored(bob.say("still here"));
    }
    botWithMemory("Bob").close(); // the lock has ended with the bot
  }

  @Test
  void tellsOfPeopleAndOfTheState() {
    var lists = new CopyOnWriteArrayList<List<String>>();
    var states = new CopyOnWriteArrayList<String>();
    try (var ann = bot("Ann")) {
      ann.onPeople(all -> lists.add(all.stream().map(BotPerson::name).toList()));
      ann.onState(state -> states.add(state.status() + " " + state.name()));
      Await.until("the present people", () -> lists.contains(List.of("Ann")));
      try (var bob = bot("Bob")) {
        Await.until("Bob", () -> lists.contains(List.of("Ann", "Bob")));
        assertEquals("Bob", bob.state().name());
      }
    }
    assertEquals("ONLINE Ann", states.getFirst());
  }

  @Test
  void aNameThatIsTakenIsTold() {
    try (var ann = bot("Ann");
        var other =
            Bot.to(server.socketUrl()).name("Ann").onError(errors::add).connectWithoutMemory()) {
      Await.until("the other name", () -> !List.of("", "Ann").contains(other.state().name()));
      Await.until("an error", () -> !errors.isEmpty());
      assertEquals(
          "The name Ann is taken: the bot is called " + other.state().name() + " here.",
          errors.getFirst().getMessage());
      assertEquals("Ann", ann.state().name());
    }
  }

  @Test
  void aHandlerThatThrowsIsToldAndBreaksNothingElse() {
    var thrown = new IllegalStateException("broken");
    try (var ann = bot("Ann");
        var bob = bot("Bob")) {
      bob.onError(
          error -> {
            errors.add(error);
            throw new IllegalArgumentException("broken as well");
          });
      bob.onMessage(
          message -> {
            heard.add(message);
            throw thrown;
          });
      ann.say("1");
      ann.say("2");
      Await.until("both", () -> errors.size() == 2);
      assertEquals(List.of(thrown, thrown), errors);
      assertEquals(List.of("1", "2"), texts());
      stored(bob.say("well"));
    }
  }

  @Test
  void aHandlerThatBlocksBlocksNeitherSendingNorReceiving() {
    var freed = new CountDownLatch(1);
    try (var ann = bot("Ann");
        var bob = bot("Bob")) {
      bob.onMessage(
          message -> {
            heard.add(message);
            awaitQuietly(freed);
          });
      ann.say("1");
      Await.until("the first", () -> heard.size() == 1);
      ann.say("2");
      stored(bob.say("meanwhile"));
      try (var carl = bot("Carl")) {
        stored(carl.say("hello"));
        Await.until("Carl", () -> bob.people().size() == 3);
      }
      assertEquals(List.of("1"), texts());
      freed.countDown();
      Await.until("the others", () -> heard.size() == 3);
    }
    assertEquals(List.of("1", "2", "hello"), texts());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertTrue(latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS));
    } catch (InterruptedException hurried) {
      throw new IllegalStateException(hurried);
    }
  }

  @Test
  void whatIsRemovedBeforeTheHandlerIsFreeIsNotHandedOver() {
    try (var ann = bot("Ann");
        var bob = bot("Bob")) {
      long first = stored(ann.say("first"));
      long last = stored(ann.say("last"));
      stored(ann.remove(first));
      stored(bob.reply(last, "so bob has it all"));
      bob.onMessage(heard::add);
      Await.until("the last", () -> !heard.isEmpty());
      assertEquals(List.of("last"), texts());
    }
  }

  @Test
  void aHandlerMayWaitForAnOutcome() {
    try (var ann = bot("Ann");
        var bob = bot("Bob")) {
      bob.onMessage(
          message -> {
            stored(bob.say("answer"));
            heard.add(message);
          });
      ann.say("1");
      ann.say("2");
      Await.until("both", () -> heard.size() == 2);
    }
  }

  @Test
  void closeSendsWhatWasSaid() {
    try (var ann = bot("Ann")) {
      ann.onMessage(heard::add);
      var futures = new ArrayList<CompletableFuture<Outcome>>();
      try (var bob = Bot.connect(server.socketUrl(), "lobby", "Bob")) {
        for (int i = 0; i < 30; i++) { // before it is connected, and more than may leave at once
          futures.add(bob.say("text " + i));
        }
      }
      futures.forEach(BotTest::stored);
      Await.until("all", () -> heard.size() == 30);
      assertEquals("text 29", texts().getLast());
    }
  }

  @Test
  void whatIsSentAfterTheEndFails() {
    var bob = bot("Bob");
    bob.close();
    assertEquals(Outcome.closed(), bob.say("too late").getNow(null));
    assertEquals(Outcome.closed(), bob.remove(1).getNow(null));
    bob.close();
  }

  @Test
  void whatCannotBeSentBeforeTheEndFails() {
    var url = server.socketUrl();
    server.close();
    var bob = Bot.connect(url, "lobby", "Bob");
    var future = bob.say("nobody hears it");
    bob.close(Duration.ofMillis(1));
    assertEquals(Outcome.closed(), result(future));
  }

  @Test
  void withAMemoryTheNextRunSendsWhatCouldNotBeSent() throws Exception {
    int port = server.port();
    var url = server.socketUrl();
    server.close();
    var builder = Bot.to(url).name("Bob").memory(folder.resolve("memory")).onError(errors::add);
    for (var text : List.of("first", "second")) {
      var bob = builder.connect();
      var future = bob.say(text);
      bob.close(Duration.ofMillis(1));
      assertEquals(new Outcome.InDoubt(), result(future));
    }
    server = ChatServer.start(Settings.builder().port(port).build());
    try (var ann = bot("Ann")) {
      ann.onMessage(heard::add);
      builder.connect().close();
      Await.until("both", () -> heard.size() == 2);
    }
    assertEquals(List.of("first", "second"), texts());
    errors.removeIf(error -> String.valueOf(error.getMessage()).startsWith("No server"));
    assertEquals(List.of(), errors);
  }

  @Test
  void closeReturnsWhenAllFuturesAreComplete() {
    var url = server.socketUrl();
    server.close();
    for (int round = 0; round < 20; round++) {
      var bob = Bot.connect(url, "lobby", "Bob");
      var futures = new ArrayList<CompletableFuture<Outcome>>();
      for (int i = 0; i < 100; i++) {
        futures.add(bob.say("text " + i));
      }
      bob.close(Duration.ZERO);
      assertTrue(futures.stream().allMatch(CompletableFuture::isDone));
    }
  }

  @Test
  void aSecondCloseWaitsForTheFirst() throws InterruptedException {
    var url = server.socketUrl();
    server.close();
    var bob = Bot.connect(url, "lobby", "Bob");
    var future = bob.say("nobody hears it");
    var first = Thread.ofVirtual().start(() -> bob.close(Duration.ofSeconds(1)));
    Await.until("the first call", () -> bob.say("too late").isDone());
    bob.close();
    assertTrue(future.isDone());
    first.join();
  }

  @Test
  void anOutcomeMayCloseTheBot() {
    var bob = bot("Bob");
    stored(
        bob.say("bye")
            .thenApply(
                outcome -> {
                  bob.close();
                  return outcome;
                }));
  }

  @Test
  void anInterruptedCloseLeavesNoSocketOfTheProgramsClient() {
    try (var http = HttpClient.newHttpClient();
        var ann = bot("Ann")) {
      var bob = online(Bot.to(server.socketUrl()).name("Bob").http(http).connectWithoutMemory());
      Await.until("Bob", () -> ann.people().size() == 2);
      Thread.currentThread().interrupt();
      bob.close();
      assertTrue(Thread.interrupted());
      Await.until("the goodbye", () -> ann.people().size() == 1);
    }
  }

  @Test
  void aTextThatIsEmptyOrTooLongFails() {
    try (var bob = bot("Bob")) {
      assertEquals(
          "The text is empty: send at least one character.", detail(bob.say(" \n"), "EMPTY"));
      assertEquals(
          "The text has 20001 bytes in UTF-8. Servers usually take at most 16384: shorten it, or"
              + " send it in parts.",
          detail(bob.say("x".repeat(20_001)), "TOO_LONG"));
    }
  }

  @Test
  void moreThanTwoHundredTextsOnTheirWayFail() {
    var url = server.socketUrl();
    server.close();
    try (var bob = Bot.connect(url, "lobby", "Bob")) {
      for (int i = 0; i < 200; i++) {
        assertFalse(bob.say("text " + i).isDone());
      }
      detail(bob.say("one too many"), "FULL");
      bob.close(Duration.ZERO);
    }
  }

  private static String detail(CompletableFuture<Outcome> future, String reason) {
    assertTrue(future.isDone());
    var failed = assertInstanceOf(Outcome.Failed.class, future.join());
    assertEquals(reason, failed.reason().name());
    return failed.detail();
  }

  @Test
  void comesBackWhenTheServerDoes() throws IOException {
    try (var ann = bot("Ann")) {
      int port = server.port();
      server.close();
      var future = ann.say("while it was down");
      server = ChatServer.start(Settings.builder().port(port).build());
      stored(future);
    }
  }
}
