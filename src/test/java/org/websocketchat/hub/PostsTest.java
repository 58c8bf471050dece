package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.RoomMode;

/** Messages that bots post without being present. */
final class PostsTest {
  private static final String ADDRESS = "192.0.2.1";

  private final VirtualHub hub = new VirtualHub();

  private static void issue(VirtualHub to, Role role) {
    to.issue("t", new SignedIdentity("site", "ci", "Build", role, null, Long.MAX_VALUE));
  }

  private static long post(VirtualHub to, String key, String name) {
    long socket = to.connect("lobby", HubInput.POST, ADDRESS);
    to.send(socket, "{'type':'hello','key':'" + key + "','name':'" + name + "','token':'t'}");
    return socket;
  }

  private static String welcome(VirtualHub of, long socket) {
    return of.frames(socket).getFirst();
  }

  private static String tag(String welcome) {
    return welcome.replaceAll(".*'tag':'([^']+)'.*", "$1");
  }

  private static void say(VirtualHub to, long socket, long n, String text) {
    to.say(socket, tag(welcome(to, socket)), n, 0, text);
  }

  private static void end(VirtualHub of, long socket) {
    of.feed(new HubInput.Disconnected(socket, CloseCode.NORMAL));
  }

  @Test
  void aPostIsAMessageOfABotWhoIsNotPresent() {
    issue(hub, Role.BOT);
    long ann = hub.enter(1, "Ann");
    long post = post(hub, "deploy 1", "");
    say(hub, post, 77, "deployed");
    end(hub, post);
    hub.pass(20_000);
    var told = hub.frames(ann).stream().filter(frame -> !frame.contains("ping")).toList();
    assertEquals(1, told.size(), told::toString);
    assertTrue(told.getFirst().contains("'name':'Build'"), told::toString);
    assertTrue(told.getFirst().matches(".*'who':'[A-Za-z0-9_-]{15}'.*"), told::toString);
    assertEquals(1, hub.hub().counts().people());
  }

  @Test
  void theSameKeyIsStoredOnceAlsoAfterARestart() {
    issue(hub, Role.BOT);
    hub.enter(1, "Ann"); // keeps the log of this storage
    long first = post(hub, "deploy 1", "");
    say(hub, first, 77, "deployed");
    end(hub, first);
    long second = post(hub, "deploy 1", "");
    assertTrue(welcome(hub, second).contains("'acked':77"), welcome(hub, second));
    assertEquals("{'type':'place','offset':1}", hub.frames(second).get(1));
    var after = new VirtualHub(HubLimits.usual(), hub.storage());
    issue(after, Role.BOT);
    long third = post(after, "deploy 1", "");
    assertEquals("{'type':'place','offset':1}", after.frames(third).get(1));
    long other = post(after, "deploy 2", "");
    assertTrue(welcome(after, other).contains("'acked':0"), welcome(after, other));
    assertEquals(1, hub.storage().of("lobby").size());
  }

  @Test
  void twoOfTheSameKeyAtOnceAreStoredOnce() {
    issue(hub, Role.BOT);
    long first = post(hub, "k", "");
    long second = post(hub, "k", "");
    assertEquals(CloseCode.REPLACED, hub.closeCode(first));
    say(hub, second, 5, "once");
    assertEquals(1, hub.storage().of("lobby").size());
  }

  @Test
  void onlyBotsPostAndOnlyUnderNamesThatAreFree() {
    long guest = hub.connect("lobby", HubInput.POST, ADDRESS);
    hub.send(guest, "{'type':'hello','key':'k','name':'X'}");
    assertEquals(CloseCode.POLICY, hub.closeCode(guest));
    issue(hub, Role.OWNER);
    assertEquals(CloseCode.POLICY, hub.closeCode(post(hub, "k", "X")));
    issue(hub, Role.BOT);
    hub.enter(1, "Ann");
    assertAuthor("Ann1", "Ann");
    assertAuthor("CI", "CI");
    assertEquals(CloseCode.V1_PROTOCOL, hub.closeCode(post(hub, "k", "\u0007")));
  }

  private void assertAuthor(String author, String asked) {
    long post = post(hub, asked, asked);
    say(hub, post, 1, "x");
    assertEquals(author, hub.storage().of("lobby").getLast().name());
  }

  @Test
  void slowModeQuietAndBanHoldForABotAsForAMember() {
    var slow = new VirtualHub(RoomRules.usual().withMode(new RoomMode(10, true, false, false)));
    issue(slow, Role.BOT);
    slow.enter(1, "Ann");
    long first = post(slow, "a", "");
    say(slow, first, 1, "first");
    end(slow, first);
    long second = post(slow, "b", "");
    say(slow, second, 1, "second");
    var refusal = slow.frames(second).getLast();
    assertTrue(refusal.contains("'code':'slow'"), refusal);
    slow.pass(10_000);
    say(slow, second, 1, "second");
    assertEquals(2, slow.storage().of("lobby").size());
  }

  @Test
  void aBotThatPostsTooMuchIsRefusedByTheBudget() {
    var limits = HubLimits.builder().messagesPerAddress(Rate.perSecond(1, 2)).build();
    var small = new VirtualHub(limits, new VirtualStorage());
    issue(small, Role.BOT);
    Integer refused = null;
    for (int i = 0; i < 20 && refused == null; i++) {
      long post = post(small, "k" + i, "");
      say(small, post, 1, "x");
      refused = small.closeCode(post);
    }
    assertEquals(CloseCode.TOO_MANY, refused);
    assertTrue(small.hub().counts().refusals().containsKey(RefusalKind.MESSAGES));
  }

  @Test
  void nobodyHasTheIdOfABotWithoutItsRole() {
    issue(hub, Role.MEMBER);
    long member = hub.hello(1, "Build", ",'token':'t'");
    issue(hub, Role.BOT);
    long bot = hub.hello(2, "Build", ",'token':'t'");
    var one = who(hub.frames(member).getFirst());
    var other = who(hub.frames(bot).getFirst());
    assertEquals(16, one.length());
    assertEquals(15, other.length());
    assertFalse(Role.isBot(one));
    assertTrue(Role.isBot(other));
  }

  private static String who(String welcome) {
    return welcome.replaceAll(".*'who':'([^']+)'.*", "$1");
  }
}
