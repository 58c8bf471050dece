package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Role;

/** People of whom a token tells: their names, and their several sessions. */
final class SignedPeopleTest {
  private static final long HOUR = 3_600_000;

  private final VirtualHub hub = new VirtualHub();

  @Test
  void aNameIsClaimedWithoutLookingAtEverybody() {
    var looks = new AtomicInteger();
    var library = Keys.library();
    var counting =
        new Library(
            library.nameKey(),
            name -> {
              looks.incrementAndGet();
              return library.skeleton().apply(name);
            },
            library.sha256(),
            library.addressHash());
    var names = new Names("lobby", counting, new RolePolicy(counting));
    for (int i = 0; i < 1_000; i++) {
      names.give(new Person("guest" + i), "guest" + i);
    }
    var ann = new Person("guest");
    names.give(ann, "Ann");
    var zero = new Person("zero");
    names.give(zero, "B0B");
    looks.set(0);
    assertEquals(List.of(ann), names.claim(new Person("a", "who-a"), "Ann"));
    assertEquals(List.of(zero), names.claim(new Person("b", "who-b"), "BOB"));
    assertEquals("Ann1", ann.name());
    assertTrue(looks.get() < 200, looks + " names were looked at");
    names.release(ann);
    assertEquals(List.of(), names.claim(new Person("c", "who-c"), "Ann1"));
  }

  // One person with two sessions.

  @Test
  void twoTabsOfOneSubjectAreOnePerson() {
    long first = enter(1, "ann-7", "Ann");
    long second = hello(2, "ann-7", "Ann");
    assertEquals(id(welcome(first)), id(welcome(second)));
    hub.pass(1_000);
    var list = hub.frames(second, "userlist").getFirst();
    assertEquals(1, list.split("'name':'Ann'", -1).length - 1, list);
    long bob = hub.hello(3, "Bob");
    hub.pass(1_000);
    hub.forget();
    hub.say(first, Keys.tag(1), 1, 0, "from one");
    hub.say(second, Keys.tag(2), 1, 0, "from the other");
    var texts = hub.frames(bob, "message");
    assertTrue(texts.get(0).contains("'name':'Ann'") && texts.get(1).contains("'name':'Ann'"));
    assertTrue(texts.get(1).contains("'cid':'" + Keys.tag(2) + ".1'"), texts.toString());
    assertEquals(id(texts.get(0)), id(texts.get(1)));
  }

  @Test
  void aRoleEndsWithTheSessionThatGaveIt() {
    issue("ann-7", "Ann", Role.OWNER);
    hub.hello(1, "x", ",'token':'token-ann-7'");
    long second = enter(2, "ann-7", "Ann");
    long bob = hub.enter(3, "Bob");
    hub.forget();
    hub.hello(1, "x"); // the first key is a guest's now
    hub.pass(1_000);
    var told = hub.frames(bob, "joined").getFirst();
    assertTrue(told.contains("'name':'Ann','who'") && told.contains("'role':'member'"), told);
    assertEquals(null, hub.closeCode(second));
  }

  @Test
  void thePersonLeavesWithTheLastTab() {
    long first = enter(1, "ann-7", "Ann");
    long second = enter(2, "ann-7", "Ann");
    long bob = hub.enter(3, "Bob");
    hub.feed(new HubInput.Disconnected(first, CloseCode.NORMAL));
    hub.pass(20_000);
    assertEquals(List.of(), hub.frames(bob, "left"));
    hub.pong(bob);
    hub.feed(new HubInput.Disconnected(second, CloseCode.ABNORMAL));
    hub.pass(9_999);
    assertEquals(List.of(), hub.frames(bob, "left"));
    hub.pass(1_000);
    assertEquals(1, hub.frames(bob, "left").size());
  }

  @Test
  void aTabThatIsAwayKeepsNobodyInTheList() {
    long first = enter(1, "ann-7", "Ann");
    long second = enter(2, "ann-7", "Ann");
    long bob = hub.enter(3, "Bob");
    hub.feed(new HubInput.Disconnected(first, CloseCode.ABNORMAL));
    hub.pass(20_000);
    hub.pong(bob);
    hub.feed(new HubInput.Disconnected(second, CloseCode.NORMAL));
    hub.pass(1_000);
    assertEquals(1, hub.frames(bob, "left").size());
    assertEquals("Ann1", nameOf(hub.hello(4, "Ann")), "the name is reserved for the first tab");
    hub.pong(bob);
    hub.pass(100_000);
    assertEquals("Ann", nameOf(hub.hello(5, "Ann")), "it is free after 120 s");
  }

  @Test
  void typingIsNotToldToOnesOtherTab() {
    long first = enter(1, "ann-7", "Ann");
    long second = enter(2, "ann-7", "Ann");
    long bob = hub.enter(3, "Bob");
    hub.send(first, "{'type':'typing'}");
    var told = hub.said(HubOutput.Offer.class).getFirst().sockets();
    assertEquals(List.of(bob), told);
    assertFalse(told.contains(second));
  }

  @Test
  void eachTabMayDoWhatItsOwnTokenSays() {
    long bob = hub.enter(3, "Bob");
    hub.say(bob, Keys.tag(3), 1, 0, "from Bob");
    long member = enter(1, "ann-7", "Ann");
    issue("ann-7", "Ann", Role.MODERATOR);
    long moderator = hub.hello(2, "x", ",'token':'token-ann-7'");
    hub.pass(1_000);
    hub.forget();
    hub.send(member, "{'type':'remove','cid':'" + Keys.tag(1) + ".1','target':1}");
    assertTrue(hub.frames(member, "error").getFirst().contains("'code':'forbidden'"));
    assertEquals(List.of(), hub.frames(bob, "remove"));
    hub.send(moderator, "{'type':'remove','cid':'" + Keys.tag(2) + ".1','target':1}");
    assertTrue(hub.frames(bob, "remove").getFirst().contains("'by':'moderator'"));
  }

  @Test
  void theRoleThatIsShownIsTheHighestOfThosePresent() {
    enter(1, "ann-7", "Ann");
    long bob = hub.enter(3, "Bob");
    issue("ann-7", "Ann", Role.MODERATOR);
    long moderator = hub.hello(2, "x", ",'token':'token-ann-7'");
    hub.pass(1_000);
    assertTrue(hub.frames(bob, "joined").getLast().contains("'role':'moderator'"));
    hub.feed(new HubInput.Disconnected(moderator, CloseCode.ABNORMAL));
    hub.pass(1_000);
    assertTrue(hub.frames(bob, "joined").getLast().contains("'role':'member'"));
    assertEquals(List.of(), hub.frames(bob, "left"));
  }

  @Test
  void aKeyThatComesWithoutItsTokenIsAnotherPerson() {
    long signed = enter(1, "ann-7", "Ann");
    long bob = hub.enter(3, "Bob");
    long guest = hub.hello(1, "Ann");
    assertEquals(CloseCode.REPLACED, hub.closeCode(signed));
    hub.pass(1_000);
    assertEquals(1, hub.frames(bob, "left").size());
    var joined = hub.frames(bob, "joined").getFirst();
    assertFalse(joined.contains("verified") || joined.contains("who"), joined);
    assertEquals("Ann", nameOf(guest), "nobody else has it any more");
  }

  @Test
  void aGuestWhoComesBackWithATokenIsAnotherPerson() {
    long guest = hub.enter(1, "Bob");
    long eve = hub.enter(3, "Eve");
    long signed = hello(1, "ann-7", "Ann");
    assertEquals(CloseCode.REPLACED, hub.closeCode(guest));
    hub.pass(1_000);
    assertEquals("Ann", nameOf(signed));
    assertEquals(1, hub.frames(eve, "left").size());
    assertEquals(1, hub.frames(eve, "joined").size());
    assertEquals("Bob", nameOf(hub.hello(4, "Bob")), "the guest's name is free");
  }

  // Names.

  @Test
  void theBearerGetsTheNameFromAGuest() {
    long guest = hub.hello(1, "Ann");
    var id = id(welcome(guest));
    long bob = hub.enter(3, "Bob");
    assertEquals("Ann", nameOf(hello(2, "ann-7", "Ann")));
    hub.pass(1_000);
    var renamed = "{'type':'renamed','id':" + id + ",'name':'Ann1'";
    assertTrue(hub.frames(guest, "renamed").getFirst().startsWith(renamed));
    assertTrue(hub.frames(bob, "renamed").getFirst().startsWith(renamed));
  }

  @Test
  void theBearerGetsTheNameFromWhoSpeaksJson() {
    long guide = hub.join("Ann");
    hello(2, "ann-7", "Ann");
    hub.pass(1_000);
    assertTrue(hub.frames(guide, "username").getFirst().contains("'name':'Ann1'"));
    hub.send(guide, "{'type':'username','name':'Ann'}");
    hub.pass(1_000);
    assertTrue(hub.frames(guide, "rejectusername").getFirst().contains("'name':'Ann1'"));
  }

  @Test
  void nobodyElseHasANameThatLooksTheSame() {
    long early = hub.enter(1, "Otto0");
    enter(2, "otto-1", "OttoO");
    assertEquals("Otto01", nameNow(early));
    assertEquals("ottoO1", nameOf(hub.hello(3, "ottoO")), "the same name by another case");
    assertEquals("0ttoO1", nameOf(hub.hello(4, "0ttoO")), "it looks the same");
    long bob = hub.enter(5, "Bob");
    hub.send(bob, "{'type':'username','name':'0ttoO'}");
    assertEquals(
        "{'type':'rejectusername','name':'Bob','asked':'0ttoO'}", hub.frames(bob).getFirst());
  }

  @Test
  void aSecondBearerOfANameHasANumberAndIsNotVerified() {
    enter(1, "ann-7", "Ann");
    var welcome = welcome(hello(2, "ann-8", "Ann"));
    assertTrue(welcome.contains("'name':'Ann1'"), welcome);
    assertFalse(welcome.contains("verified"), welcome);
    assertTrue(welcome.contains("'role':'member'"), welcome);
  }

  @Test
  void theNameInATokenIsNotChosen() {
    long ann = enter(1, "ann-7", "Ann");
    hub.forget();
    hub.send(ann, "{'type':'username','name':'Bob'}");
    assertEquals(
        "{'type':'rejectusername','name':'Ann','asked':'Bob'}", hub.frames(ann).getFirst());
    hub.forget();
    hub.send(ann, "{'type':'username','name':'Ann'}");
    assertEquals(1, hub.frames(ann, "renamed").size());
  }

  @Test
  void withoutANameInTheTokenThePersonChooses() {
    long ann = enter(1, "ann-7", null);
    assertEquals("Somebody", nameNow(ann));
    hub.send(ann, "{'type':'username','name':'Ann'}");
    hub.pass(1_000);
    assertEquals("Ann", nameNow(ann));
    assertEquals("Ann", nameOf(hello(2, "ann-7", null)), "under one name in each tab");
  }

  /** It gets no news before its list, and no list tells it that it is called otherwise. */
  @Test
  void aTabWithoutAListIsToldTheNameThatAnotherTabChooses() {
    long first = enter(1, "ann-7", null);
    long second = hello(2, "ann-7", null);
    long third = hello(3, "ann-7", null);
    assertEquals(List.of(), hub.frames(third, "userlist"));
    hub.send(first, "{'type':'username','name':'Ann'}");
    hub.pass(1_000);
    for (long tab : new long[] {first, second, third}) {
      assertEquals(1, hub.frames(tab, "renamed").size(), hub.frames(tab)::toString);
    }
  }

  @Test
  void theNameIsFreeWhenTheBearerIsNotKnownAnyMore() {
    long ann = enter(1, "ann-7", "Ann");
    hub.feed(new HubInput.Disconnected(ann, CloseCode.NORMAL));
    assertEquals("Ann", nameOf(hub.hello(2, "Ann")));
  }

  @Test
  void anotherNameInTheNextTokenRenamesThePerson() {
    long ann = enter(1, "ann-7", "Ann");
    long bob = hub.enter(3, "Bob");
    issue("ann-7", "Anna");
    hub.send(ann, "{'type':'token','token':'token-ann-7'}");
    hub.pass(1_000);
    assertEquals("Anna", nameNow(ann));
    assertEquals(1, hub.frames(bob, "renamed").size());
    assertEquals("Ann", nameOf(hub.hello(4, "Ann")), "the old one is free");
  }

  @Test
  void afterARestartTheNameIsTheBearersAgain() {
    enter(1, "ann-7", "Ann");
    var after = new VirtualHub(HubLimits.usual(), hub.storage());
    long guest = after.hello(9, "Ann");
    assertTrue(after.frames(guest, "welcome").getFirst().contains("'name':'Ann1'"));
    after.issue("ann", new SignedIdentity("site", "ann-7", "Ann", Role.MEMBER, null, inAnHour()));
    long other = after.hello(2, "Ann", ",'token':'ann'");
    assertTrue(after.frames(other, "welcome").getFirst().contains("'name':'Ann'"));
    long first = after.hello(1, "Ann", ",'token':'ann'");
    assertTrue(after.frames(first, "welcome").getFirst().contains("'name':'Ann'"));
  }

  @Test
  void afterARestartAChosenNameIsThePersonsUnderAnotherKey() {
    issue("ann-7", null);
    var token = ",'token':'token-ann-7'";
    hub.hello(1, "Ann", token);
    hub.hello(2, "Ann", token);
    var after = new VirtualHub(HubLimits.usual(), hub.storage());
    after.issue(
        "token-ann-7", new SignedIdentity("site", "ann-7", null, Role.MEMBER, null, inAnHour()));
    long other = after.hello(2, "Ann", token);
    assertTrue(after.frames(other, "welcome").getFirst().contains("'name':'Ann'"));
    long third = after.hello(3, "Ann", token);
    assertTrue(after.frames(third, "welcome").getFirst().contains("'name':'Ann'"));
    long guest = after.hello(9, "Ann");
    assertTrue(after.frames(guest, "welcome").getFirst().contains("'name':'Ann1'"));
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, false", "1, true", "2, true"})
  void afterARestartTheNameThatOneTabChoseIsThePersonsInEach(int chooser, boolean otherIsAway) {
    int other = 3 - chooser;
    long[] sockets = {0, enter(1, "ann-7", null), enter(2, "ann-7", null)};
    if (otherIsAway) {
      hub.feed(new HubInput.Disconnected(sockets[other], 1006));
      hub.pass(5_000);
    }
    hub.send(sockets[chooser], "{'type':'username','name':'Ann'}");
    var after = new VirtualHub(HubLimits.usual(), hub.storage());
    after.issue(
        "token-ann-7", new SignedIdentity("site", "ann-7", null, Role.MEMBER, null, inAnHour()));
    long back = after.hello(other, "Somebody", ",'token':'token-ann-7'");
    assertEquals("Ann", nameIn(after.frames(back, "welcome").getFirst()));
  }

  @Test
  void aBusyRenamerWithManyKeysCostsStorageLittle() {
    int tabs = 100;
    long renamer = enter(1, "ann-7", null);
    for (int key = 2; key <= tabs; key++) {
      hello(key, "ann-7", null);
    }
    hub.pass(10_000);
    hub.forget();
    var asked = new ArrayList<HubOutput.Remember>();
    for (int i = 1; i <= 3; i++) {
      hub.forget();
      hub.send(renamer, "{'type':'username','name':'Ann" + i + "x'}");
      asked.addAll(hub.said(HubOutput.Remember.class));
    }
    assertTrue(asked.size() >= tabs, asked.size() + " for the first name");
    assertTrue(asked.size() <= 5 * tabs, asked.size() + " are asked for");
    assertEquals("Ann3x", asked.getLast().name());
    assertEquals(Keys.tag(1), asked.getLast().tag(), "the key that asked is remembered at once");
    hub.forget();
    hub.pass(1_000);
    var late = hub.said(HubOutput.Remember.class);
    assertEquals(tabs, late.stream().map(HubOutput.Remember::tag).distinct().count());
    assertEquals(tabs, late.size());
    assertTrue(late.stream().allMatch(one -> one.name().equals("Ann3x")), late::toString);
    hub.forget();
    hub.pass(3_000);
    assertEquals(List.of(), hub.said(HubOutput.Remember.class), "once is enough");
  }

  /** Both hellos are there before storage has told which names are reserved. */
  @Test
  void afterARestartTheNameWaitsForWhicheverKeyOfThePersonIsLetInFirst() {
    enter(1, "ann-7", "Ann");
    enter(2, "ann-7", "Ann");
    var after = new VirtualHub(HubLimits.usual(), hub.storage());
    after.issue(
        "token-ann-7", new SignedIdentity("site", "ann-7", null, Role.MEMBER, null, inAnHour()));
    after.holdLog();
    var token = ",'token':'token-ann-7'";
    long second = after.hello(2, "Ann", token);
    long first = after.hello(1, "Ann", token);
    long guest = after.hello(9, "Ann");
    after.releaseLog();
    assertTrue(after.frames(second, "welcome").getFirst().contains("'name':'Ann'"));
    assertTrue(after.frames(first, "welcome").getFirst().contains("'name':'Ann'"));
    assertTrue(after.frames(guest, "welcome").getFirst().contains("'name':'Ann1'"));
  }

  @Test
  void afterARestartAnotherKeyThatStaysAwayKeepsNobodyInTheList() {
    enter(1, "ann-7", "Ann");
    enter(2, "ann-7", "Ann");
    var after = new VirtualHub(HubLimits.usual(), hub.storage());
    after.issue("ann", new SignedIdentity("site", "ann-7", "Ann", Role.MEMBER, null, inAnHour()));
    long ann = after.hello(2, "Ann", ",'token':'ann'");
    long bob = after.enter(3, "Bob");
    after.feed(new HubInput.Disconnected(ann, CloseCode.NORMAL));
    after.pass(1_000);
    assertEquals(1, after.frames(bob, "left").size());
  }

  private long enter(int key, String subject, @Nullable String name) {
    long socket = hello(key, subject, name);
    hub.pass(1_000);
    return socket;
  }

  private long hello(int key, String subject, @Nullable String name) {
    issue(subject, name);
    return hub.hello(key, "Somebody", ",'token':'token-" + subject + "'");
  }

  private void issue(String subject, @Nullable String name) {
    issue(subject, name, Role.MEMBER);
  }

  private void issue(String subject, @Nullable String name, Role role) {
    hub.issue(
        "token-" + subject, new SignedIdentity("site", subject, name, role, null, inAnHour()));
  }

  private static long inAnHour() {
    return VirtualHub.WALL_START + HOUR;
  }

  private String welcome(long socket) {
    return hub.frames(socket, "welcome").getFirst();
  }

  private String nameOf(long socket) {
    return nameIn(welcome(socket));
  }

  /** The name that the last frame about this socket's person told. */
  private String nameNow(long socket) {
    var frames = hub.frames(socket);
    for (var frame : frames.reversed()) {
      if (frame.startsWith("{'type':'renamed'") || frame.startsWith("{'type':'welcome'")) {
        return nameIn(frame);
      }
    }
    throw new AssertionError("no name: " + frames);
  }

  private static String nameIn(String frame) {
    int at = frame.indexOf("'name':'") + 8;
    return frame.substring(at, frame.indexOf('\'', at));
  }

  private static String id(String frame) {
    int at = frame.indexOf("'id':") + 5;
    return frame.substring(at, frame.indexOf(',', at));
  }
}
