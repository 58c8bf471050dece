package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.testing.StoredMemory;

/** The memory of a session, whichever of its entries are lost or damaged. */
final class MemoryTest {

  /** A memory of version 41d8544, with one message in each state that it knew. */
  private static final String OLD =
      "{\"key\":\"q0Zr3yB7sWcXhU2mKf9LdA\",\"try\":1763878460000,\"n\":4,\"name\":\"Ann\","
          + "\"epoch\":\"k3f9\",\"offset\":136,\"said\":["
          + "{\"mark\":\"5k2m0f9a3q7t\",\"text\":\"refused\",\"date\":1763878401000,\"held\":1,"
          + "\"failed\":1,\"fault\":\"too_large (16384)\",\"n\":2,\"handed\":1763878401000},"
          + "{\"mark\":\"6k2m0f9a3q7t\",\"text\":\"in doubt\",\"date\":1763878402000,\"held\":1,"
          + "\"failed\":0,\"n\":0,\"handed\":1763878402000},"
          + "{\"mark\":\"7k2m0f9a3q7t\",\"text\":\"left\",\"date\":1763878403000,\"held\":1,"
          + "\"failed\":0,\"n\":0,\"handed\":0},"
          + "{\"mark\":\"8k2m0f9a3q7t\",\"text\":\"on its way\",\"date\":1763878404000,\"held\":0,"
          + "\"failed\":0,\"n\":4,\"handed\":1763878404000},"
          + "{\"mark\":\"9k2m0f9a3q7t\",\"text\":\"by json\",\"date\":1763878405000,\"held\":0,"
          + "\"failed\":0,\"n\":0,\"handed\":1763878405000},"
          + "{\"mark\":\"ak2m0f9a3q7t\",\"text\":\"new\",\"date\":1763878406000,\"held\":0,"
          + "\"failed\":0,\"n\":0,\"handed\":0}]}";

  private static final List<String> OLD_TEXTS =
      List.of(
          "refused FAILED",
          "in doubt NOT_CONFIRMED",
          "left NOT_SENT",
          "on its way WAITING_AGAIN",
          "by json NOT_CONFIRMED",
          "new WAITING");

  @Test
  void aHostThatHasNotDealtWithAllThatWasShownGoesOnFromWhereItIs() {
    var before = ChatTestClient.online(1, 0).hear(1, "a").hear(2, "b").hear(3, "c");
    var after = new ChatTestClient(before.memory);
    after.session.resumeFrom(new Position("k3f9", 1));
    after.join().open();
    var hello = (ClientFrame.Hello) after.sent().getFirst();
    assertEquals("k3f9", hello.epoch());
    assertEquals(1, hello.offset());
    assertThrows(
        IllegalStateException.class, () -> after.session.resumeFrom(new Position("k3f9", 0)));
  }

  @Test
  void waitingTextsCostOneSmallWriteEach() {
    var client = ChatTestClient.online(1, 0).closed(1006);
    client.outputs.clear();
    IntStream.rangeClosed(1, 200).forEach(i -> client.say("text " + i));
    var writes = client.all(Output.Store.class);
    assertEquals(200, writes.size());
    assertTrue(writes.stream().mapToInt(write -> write.value().length()).sum() < 40_000);
  }

  @Test
  void aTextThatHasComeBackIsNoEntryAnyMore() {
    var client = ChatTestClient.online(1, 0).say("a");
    assertTrue(client.memory.text().contains("\"a\""));
    client.copy(1, 1, "a");
    assertEquals(1, client.memory.entries().size());
  }

  @Test
  void whatFortyOneD8544StoredIsReadAndStoredAnew() {
    var memory = new StoredMemory(OLD);
    var client = new ChatTestClient(memory);
    assertEquals("Ann", client.session.state().name());
    assertEquals(OLD_TEXTS, client.pending());
    assertEquals("too_large (16384)", client.session.pending().getFirst().fault());
    client.wallMillis = 1_763_878_500_000L;
    client.join().open();
    assertEquals(
        new ClientFrame.Hello("q0Zr3yB7sWcXhU2mKf9LdA", 1_763_878_500_000L, "Ann", "k3f9", 136),
        client.sent().getFirst());
    assertEquals(7, memory.entries().size());
    assertTrue(!memory.main().contains("said"), memory.main());
    assertEquals(OLD_TEXTS, new ChatTestClient(memory).pending(), "and once more");
    client.receive(ChatTestClient.welcome(3, 1, 136, true));
    assertEquals(List.of("4 3 on its way", "5 4 new"), client.said());
  }

  @Test
  void theOldFormIsRewrittenTextsFirst() {
    var client = new ChatTestClient(new StoredMemory(OLD)).join();
    var writes = client.all(Output.Store.class);
    assertEquals("", writes.get(6).entry(), "the texts are safe before the old form goes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "7",
        "{}",
        "{\"key\":5}",
        "{\"key\":\"short\"}",
        "{\"key\":\"not base64url at all!!\"}",
        "{\"key\":null,\"said\":[1,null,{},[],{\"text\":7}]}",
        "{\"said\":\"x\",\"try\":{},\"n\":[],\"name\":1,\"epoch\":2,\"offset\":\"3\"}"
      })
  void aMainEntryThatCannotBeReadCountsAsNone(String main) {
    var client = new ChatTestClient(new StoredMemory(main)).join().open();
    assertEquals(
        new ClientFrame.Hello(
            ChatTestClient.KEY, ChatTestClient.WALL, "Ann", null, ClientFrame.NONE),
        client.sent().getFirst());
  }

  @Test
  void whatCanBeReadOfADamagedMainEntryCounts() {
    var main =
        "{\"key\":\"q0Zr3yB7sWcXhU2mKf9LdA\",\"try\":9007199254740991,\"n\":9007199254740991,"
            + "\"name\":\"a\\nb\",\"epoch\":\"k3f9\",\"offset\":-1,\"later\":[{}]}";
    var client = new ChatTestClient(new StoredMemory(main)).join().open();
    assertEquals(
        new ClientFrame.Hello(
            "q0Zr3yB7sWcXhU2mKf9LdA", ChatTestClient.WALL, "Ann", null, ClientFrame.NONE),
        client.sent().getFirst());
    client.receive(ChatTestClient.welcome(0, 1, 0, false)).say("x");
    assertEquals(List.of("1 0 x"), client.said(), "counting on would leave what JSON carries");
  }

  @Test
  void aTextWithoutAMainEntryIsHeldAndNothingIsLost() {
    var before = ChatTestClient.online(1, 0).say("on its way").closed(1006).say("new");
    var memory = new StoredMemory();
    for (var entry : before.memory.entries()) {
      if (!entry.entry().isEmpty()) { // the next key is another one
        var value = entry.value().replace("\"AAAAAAAA\"", "\"CCCCCCCC\"");
        memory.put(new Output.Store(entry.entry(), value));
      }
    }
    var client =
        new ChatTestClient(memory).join().open().receive(ChatTestClient.welcome(0, 1, 0, false));
    assertEquals(List.of("on its way NOT_CONFIRMED", "new NOT_SENT"), client.pending());
    assertEquals(List.of(), client.said());
  }

  @Test
  void aTextOfAnotherKeyNeverGoesOutByItself() {
    var before = ChatTestClient.online(1, 0).say("on its way").closed(1006).say("new");
    var memory = new StoredMemory();
    before.memory.entries().forEach(memory::put);
    memory.put(
        new Output.Store(
            "", memory.main().replace(ChatTestClient.KEY, "B" + ChatTestClient.KEY.substring(1))));
    var client = new ChatTestClient(memory);
    assertEquals(List.of("on its way NOT_CONFIRMED", "new NOT_SENT"), client.pending());
  }

  @Test
  void aTextThatALaterVersionCallsOtherwiseIsHeld() {
    var memory = new StoredMemory();
    memory.put(new Output.Store("later", "{\"text\":\"x\",\"is\":\"scheduled\",\"place\":1}"));
    assertEquals(List.of("x NOT_CONFIRMED"), new ChatTestClient(memory).pending());
  }

  @Test
  void anEntryOfAKindThatIsNotKnownIsLeftAsItIsAndCostsNothingElse() {
    var client = ChatTestClient.online(1, 0).say("a").closed(1006).say("b");
    var memory = client.memory;
    var later = memory.text().replace("\"text\":\"a\"", "\"type\":\"wave\",\"text\":\"c\"");
    var kept = new Output.Store("later", later.replace("\"n\":1", "\"n\":7"));
    memory.put(kept);
    var after = new ChatTestClient(memory);
    assertEquals(List.of("a WAITING_AGAIN", "b WAITING"), after.pending());
    after.join().open().receive(ChatTestClient.welcome(0, 1, 0, true));
    assertEquals(List.of("1 0 a", "8 1 b"), after.said(), "its n is not given again");
    assertTrue(memory.entries().contains(kept), "another version knows it");
  }

  /**
   * A memory with the texts a (n is 1) and b, and an entry c (n is 7) of a later version's kind.
   */
  private static StoredMemory withALaterKind() {
    var memory = ChatTestClient.online(1, 0).say("a").closed(1006).say("b").memory;
    var later = memory.text().replace("\"text\":\"a\"", "\"type\":\"wave\",\"text\":\"c\"");
    memory.put(new Output.Store("later", later.replace("\"n\":1", "\"n\":7")));
    return memory;
  }

  /** A session of the later version, which can read c. */
  private static ChatTestClient laterVersion(StoredMemory memory) {
    for (var entry : List.copyOf(memory.entries())) {
      memory.put(new Output.Store(entry.entry(), entry.value().replace("\"type\":\"wave\",", "")));
    }
    return new ChatTestClient(memory).join().open();
  }

  @Test
  void anEntryThatIsPassedOverIsNeverTakenForStored() {
    var memory = withALaterKind();
    var client =
        new ChatTestClient(memory).join().open().receive(ChatTestClient.welcome(0, 1, 0, true));
    assertEquals(List.of("1 0 a", "8 1 b"), client.said());
    assertTrue(memory.main().contains("\"over\":[{\"n\":7}]"), memory.main());
    client.copy(1, 1, "a").copy(2, 8, "b").closed(1006);
    var once = new ChatTestClient(memory).join();
    assertTrue(memory.main().contains("\"over\":[{\"n\":7}]"), "and once more");
    once.open().receive(ChatTestClient.welcome(8, 1, 2, true)).closed(1006);
    var later = laterVersion(memory).receive(ChatTestClient.welcome(8, 1, 2, true));
    assertEquals(List.of("c NOT_CONFIRMED"), later.pending());
    assertEquals(List.of(), later.said());
    var after = new ChatTestClient(memory).join().open();
    after.receive(ChatTestClient.welcome(8, 1, 2, true));
    assertEquals(List.of("c NOT_CONFIRMED"), after.pending());
    assertTrue(!memory.main().contains("over"), "its entry has no n any more");
  }

  @Test
  void aTextWithAnOldNPassesOverTooWhatHasALowerOne() {
    var memory = ChatTestClient.online(1, 0).say("a", "b").closed(1006).memory;
    var first =
        memory.entries().stream()
            .filter(e -> e.value().contains("\"text\":\"a\""))
            .toList()
            .getFirst();
    memory.put(new Output.Store(first.entry(), first.value().replace("{", "{\"type\":\"wave\",")));
    var client =
        new ChatTestClient(memory).join().open().receive(ChatTestClient.welcome(0, 1, 0, true));
    assertEquals(List.of("2 0 b"), client.said());
    client.copy(1, 2, "b").closed(1006);
    var later = laterVersion(memory).receive(ChatTestClient.welcome(2, 1, 1, true));
    assertEquals(List.of("a NOT_CONFIRMED"), later.pending());
  }

  @Test
  void whatIsNotPassedOverGoesOutUnderItsN() {
    var memory = withALaterKind();
    new ChatTestClient(memory).join().open().closed(1006);
    var later = laterVersion(memory).receive(ChatTestClient.welcome(1, 1, 1, false));
    assertEquals(List.of("7 1 c", "8 7 b"), later.said());
  }

  @Test
  void whatTheServerHadStoredIsNotPassedOver() {
    var memory = withALaterKind();
    var client =
        new ChatTestClient(memory).join().open().receive(ChatTestClient.welcome(7, 1, 2, false));
    assertEquals(List.of("8 7 b"), client.said());
    assertTrue(!memory.main().contains("over"), memory.main());
    client.copy(3, 8, "b").closed(1006);
    var later = laterVersion(memory).receive(ChatTestClient.welcome(8, 1, 3, true));
    assertEquals(List.of("a STORED", "c STORED"), later.pending());
    later.page(4, ChatTestClient.own(2, 7, "c"));
    assertEquals(List.of(), later.pending());
  }

  @Test
  void theNOfAnEntryOfAnotherKeyIsNotOurs() {
    var memory = new StoredMemory();
    memory.put(
        new Output.Store(
            "later",
            "{\"type\":\"wave\",\"text\":\"c\",\"key\":\"BBBBBBBB\",\"place\":1,\"n\":7}"));
    var client =
        new ChatTestClient(memory).join().open().receive(ChatTestClient.welcome(0, 1, 0, true));
    assertEquals(List.of("1 0 a"), client.say("a").said());
  }

  @Test
  void theSameNTwiceIsNeverStoredForBoth() {
    var client = ChatTestClient.online(1, 0).say("a");
    var memory = client.memory;
    memory.put(new Output.Store("twin", memory.text().replace("\"a\"", "\"b\"")));
    var after =
        new ChatTestClient(memory).join().open().receive(ChatTestClient.welcome(1, 1, 1, false));
    after.page(2, ChatTestClient.own(1, 1, "a"));
    assertEquals(List.of("b NOT_CONFIRMED"), after.pending());
  }

  @Test
  void ofTooManyHeldTextsTheOldestFallWhichIsShown() {
    var memory = new StoredMemory();
    for (int i = 0; i < 300; i++) {
      var is = i < 298 ? "unsent" : "doubt"; // on its way by json when the page went
      memory.put(
          new Output.Store(
              "m" + i, "{\"text\":\"t" + i + "\",\"is\":\"" + is + "\",\"place\":" + i + "}"));
    }
    var client = new ChatTestClient(memory).join();
    assertEquals(200, client.pending().size());
    assertEquals("t100 NOT_SENT", client.pending().getFirst());
    assertEquals("t299 NOT_CONFIRMED", client.pending().getLast());
    assertEquals(300, client.shown(Change.PendingChanged.class).size());
    assertEquals(100, client.shown(Change.PendingRemoved.class).size());
    assertEquals(201, memory.entries().size());
  }

  @Test
  void cidsAreNotRepeatedByTheSameSeed() {
    var before = ChatTestClient.online(1, 0).say("a").copy(1, 1, "a").closed(1006).say("b");
    var cids = new ArrayList<String>();
    before.shown(Change.PendingChanged.class).forEach(change -> cids.add(change.pending().cid()));
    var after = new ChatTestClient(before.memory).join().say("c", "d");
    var last = after.session.pending();
    assertEquals(3, last.size());
    for (var said : last.subList(1, 3)) {
      assertTrue(!cids.contains(said.cid()), said.cid());
    }
    assertNotEquals(last.get(1).cid(), last.get(2).cid());
  }

  @Test
  void aTextWhoseRemovalWasLostIsPendingUntilAllOfThenHasBeenShown() {
    var client = ChatTestClient.online(1, 0).say("a");
    var stale = client.memory.entries().getLast();
    client.copy(1, 1, "a").hear(2, "two").after(1_000);
    client.memory.put(stale);
    var after = new ChatTestClient(client.memory).join().open();
    assertEquals(2, after.sent(ClientFrame.Hello.class).getFirst().offset());
    after.receive(ChatTestClient.welcome(1, 1, 3, true));
    assertEquals(List.of("a STORED"), after.pending());
    after.hear(3, "three");
    assertEquals(List.of("a STORED"), after.pending());
    after.page(3, ChatTestClient.own(1, 1, "a"), ChatTestClient.other(2, "two"));
    assertEquals(List.of(), after.pending());
    assertEquals(List.of("three"), after.arrived());
  }

  /** Loads the page anew after each write, with any one write lost. */
  @Test
  void noWriteThatIsLostDoublesOrLosesAnythingButWhatItTold() {
    var client = new ChatTestClient();
    client.join().open().receive(ChatTestClient.welcome(0, 1, 0, false));
    client.say("a", "b").copy(1, 1, "a").hear(2, "x").say("c").closed(1006).say("d");
    var writes = client.all(Output.Store.class);
    for (int end = 0; end <= writes.size(); end++) {
      for (int lost = -1; lost < end; lost++) {
        var memory = new StoredMemory();
        for (int i = 0; i < end; i++) {
          if (i != lost) {
            memory.put(writes.get(i));
          }
        }
        restored(memory, writes.subList(0, end), lost);
      }
    }
  }

  private static void restored(StoredMemory memory, List<Output.Store> writes, int lost) {
    var about = "without write " + lost + " of " + writes;
    var after =
        new ChatTestClient(memory).join().open().receive(ChatTestClient.welcome(2, 1, 3, false));
    after.page(4);
    var pending = after.session.pending().stream().map(said -> said.body().text()).toList();
    for (var said : List.of("a", "b")) { // the server has them
      boolean told = lost < 0 || !writes.get(lost).value().contains("\"text\":\"" + said + "\"");
      assertTrue(!told || !pending.contains(said) || isHeld(after, said), about + pending);
    }
    for (var said : List.of("c", "d")) {
      boolean stored =
          memory.entries().stream().anyMatch(e -> e.value().contains("\"text\":\"" + said + "\""));
      assertEquals(stored, pending.contains(said), about + pending);
    }
  }

  private static boolean isHeld(ChatTestClient client, String text) {
    return client.session.pending().stream()
        .anyMatch(said -> said.body().text().equals(text) && said.delivery().isHeld());
  }

  @Test
  void whoseAMemoryIsCanBeToldByItsMainEntry() {
    var owner = MemoryOwner.of(List.of(new Output.Store("", OLD)), new JacksonJson());
    assertEquals(new MemoryOwner("Ann", 1_763_878_460_000L), owner);
    assertEquals(new MemoryOwner("", 0), MemoryOwner.of(List.of(), new JacksonJson()));
  }

  @Test
  void beingForgottenLeavesNothing() {
    var client = ChatTestClient.online(1, 3).hear(4, "four").say("a");
    client.feed(new Input.ForgetRequested("BBBBBBBBBBBBBBBBBBBBBB"));
    assertEquals(Status.CLOSING, client.status());
    client.copy(5, 1, "a").closed(1000);
    assertEquals(1, client.shown(Change.Forgotten.class).size());
    assertEquals(List.of(), client.memory.entries());
    assertEquals("", client.session.state().name());
    assertEquals(Long.MAX_VALUE, client.session.deadline());
    client.outputs.clear();
    client.feed(new Input.ConnectRequested("Zoe"));
    client.wallMillis += 5;
    client.open();
    assertEquals(
        new ClientFrame.Hello(
            "BBBBBBBBBBBBBBBBBBBBBB", client.wallMillis, "Zoe", null, ClientFrame.NONE),
        client.sent().getFirst());
    client.receive(ChatTestClient.welcome(0, 1, 5, false)).say("new");
    assertEquals(List.of("1 0 new"), client.said());
  }

  @Test
  void whatCannotBeReadGoesWithThePersonWhoIsForgotten() {
    var memory = ChatTestClient.online(1, 0).memory;
    memory.put(new Output.Store("later", "{\"type\":\"wave\",\"text\":\"secret\",\"place\":1}"));
    memory.put(new Output.Store("damaged", "{\"text\":\"sec"));
    memory.put(new Output.Store("empty", "{\"text\":\" \",\"is\":\"unsent\",\"place\":1}"));
    var client = new ChatTestClient(memory);
    client.feed(new Input.ForgetRequested("BBBBBBBBBBBBBBBBBBBBBB"));
    assertEquals(1, client.shown(Change.Forgotten.class).size());
    assertEquals(List.of(), memory.entries());
    client.outputs.clear();
    client.feed(new Input.ForgetRequested("CCCCCCCCCCCCCCCCCCCCCC"));
    assertEquals(1, client.all(Output.Store.class).size(), "they are gone already");
  }

  @Test
  void whatIsNotSentGoesWithWhoIsForgotten() {
    var client = ChatTestClient.online(1, 0).closed(1006).say("secret");
    client.feed(new Input.ForgetRequested("BBBBBBBBBBBBBBBBBBBBBB"));
    assertEquals(Status.CLOSED, client.status());
    assertEquals(List.of(), client.pending());
    assertEquals(1, client.shown(Change.PendingRemoved.class).size());
    assertEquals(List.of(), client.memory.entries());
  }

  @Test
  void whoJoinsWhileBeingForgottenIsSomebodyNew() {
    var client = ChatTestClient.online(1, 0).say("a");
    client.feed(new Input.ForgetRequested("BBBBBBBBBBBBBBBBBBBBBB"));
    client.outputs.clear();
    client.join().open();
    assertEquals("BBBBBBBBBBBBBBBBBBBBBB", client.sent(ClientFrame.Hello.class).getFirst().key());
    assertEquals(List.of(), client.pending());
  }
}
