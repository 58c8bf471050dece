package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrame.Allowance;
import org.websocketchat.protocol.ServerFrame.Standing;

/** When a session asks for tokens, and what it does with them. */
final class TokenTest {
  private final ChatTestClient client = new ChatTestClient();

  @Test
  void aHostWithoutTokensIsNotAsked() {
    client.join().open();
    assertEquals(List.of(), client.all(Output.TokenWanted.class));
    assertNull(hello().token());
  }

  @Test
  void aTokenIsWantedBeforeEachSocket() {
    withTokens().join();
    assertEquals(1, wanted());
    assertEquals(List.of(), client.all(Output.Open.class));
    give("one").open();
    assertEquals("one", hello().token());
    client.receive(ChatTestClient.welcome(0, 1, 0, false)).closed(1006).redial();
    assertEquals(2, wanted());
    client.outputs.clear();
    client.feed(new Input.TokenGiven(2, "two"));
    client.open();
    assertEquals("two", hello().token());
  }

  @Test
  void whoGivesNoTokenInTenSecondsIsAskedAgainLater() {
    withTokens().join().after(9_999);
    assertEquals(Status.CONNECTING, client.status());
    client.after(1);
    assertEquals(Status.WAITING, client.status());
    assertEquals(Cause.NO_TOKEN, client.session.state().cause());
    assertEquals(List.of(), client.all(Output.Abandon.class), "there is no socket");
    give("late");
    assertEquals(Status.WAITING, client.status());
    client.redial();
    give("late"); // the answer to the first request
    assertEquals(2, wanted());
    client.feed(new Input.TokenGiven(1, "later"));
    assertEquals(List.of(), client.all(Output.Open.class).stream().skip(1).toList());
  }

  @Test
  void aTokenThatCannotBeHadIsAskedForAgainLater() {
    withTokens().join();
    give(null);
    assertEquals(Status.WAITING, client.status());
    assertEquals(Cause.NO_TOKEN, client.session.state().cause());
    client.redial();
    assertEquals(2, wanted());
  }

  @Test
  void aSocketThatReplacesTheGuestsOneHasNoSubProtocolBeforeItIsOpen() {
    client.join().open();
    assertEquals("websocket-chat.v1", client.session.state().protocol());
    withTokens();
    give("mia");
    assertEquals(Status.CONNECTING, client.status());
    assertEquals("", client.session.state().protocol());
  }

  @Test
  void whoHasNoneIsAGuest() {
    withTokens().join();
    give("").open();
    assertNull(hello().token());
  }

  @Test
  void leavingWhileATokenIsAwaitedLeavesAtOnce() {
    withTokens().join();
    client.feed(new Input.DisconnectRequested());
    assertEquals(Status.CLOSED, client.status());
    assertEquals(List.of(), client.all(Output.Abandon.class));
    give("late");
    assertEquals(List.of(), client.all(Output.Open.class));
    assertEquals(Long.MAX_VALUE, client.session.deadline());
  }

  @Test
  void aRefusedTokenIsFinalUntilAnotherOneIsGiven() {
    withTokens().join();
    give("bad").open().closed(4401);
    assertEquals(Status.FAILED, client.status());
    assertEquals(Long.MAX_VALUE, client.session.deadline());
    client.outputs.clear();
    withTokens();
    assertEquals(1, wanted());
    assertEquals(Status.FAILED, client.status(), "until there is another one");
    give("good").redial();
    give("good").open();
    assertEquals("good", hello().token());
  }

  @Test
  void whoGivesTheRefusedTokenAgainAndAgainIsNotConnectedAgain() {
    withTokens().join();
    give("bad").open().closed(4401);
    client.outputs.clear();
    for (int i = 0; i < 5; i++) {
      withTokens();
      give("bad").after(10_000);
    }
    give(null);
    assertEquals(Status.FAILED, client.status());
    assertEquals(List.of(), client.shown(Change.StateChanged.class));
  }

  @Test
  void refusedTokensThatAreNewEachTimeAreTriedOnceASecond() {
    withTokens().join();
    give("bad").open().closed(4401);
    client.outputs.clear();
    for (int i = 0; i < 5; i++) {
      withTokens();
      give("bad " + i).after(999);
      assertEquals(List.of(), client.all(Output.Open.class));
      client.after(1);
      give("bad " + i).open().closed(4401);
      client.outputs.clear();
    }
  }

  @Test
  void whoHasNoTokensAfterARefusalIsAGuest() {
    withTokens().join();
    give("bad").open().closed(4401);
    client.outputs.clear();
    client.feed(new Input.TokenSourceChanged(false));
    client.redial().open();
    assertNull(hello().token());
    client.closed(4401);
    client.outputs.clear();
    client.feed(new Input.TokenSourceChanged(false));
    assertEquals(List.of(), client.outputs, "guests are refused, too");
  }

  @Test
  void thePersonMayTryAgainWithTheSameToken() {
    withTokens().join();
    give("same").open().closed(4401);
    client.feed(new Input.RetryRequested());
    assertEquals(2, wanted());
    client.outputs.clear();
    give("same").open();
    assertEquals("same", hello().token());
  }

  @Test
  void aTokenThatHasEndedIsReplacedByAnotherOneAndOnlyByThat() {
    online("one");
    client.closed(4401);
    assertEquals(Status.WAITING, client.status());
    client.redial();
    give("one");
    assertEquals(Status.FAILED, client.status());
    assertEquals(4401, client.session.state().code());

    online("two");
    client.closed(4401).redial();
    give("three").open();
    assertEquals(Status.HANDSHAKING, client.status());
  }

  @Test
  void withoutTokensTheCodeIsFinal() {
    client.join().open().receive(ChatTestClient.welcome(0, 1, 0, false)).closed(4401);
    assertEquals(Status.FAILED, client.status());
  }

  @Test
  void theServerIsAnsweredOnTheOpenSocket() {
    online("one");
    client.receive(new ServerFrame.Token(60_000));
    assertEquals(1, wanted());
    give("two");
    assertEquals(List.of(new ClientFrame.Token("two")), client.sent());
    client.outputs.clear();
    client.receive(new ServerFrame.Token(60_000));
    give(null);
    give("");
    client.feed(new Input.TokenGiven(0, "old"));
    assertEquals(List.of(), client.sent());
  }

  @Test
  void theServerOfAGuestWhoHasNoTokensIsNotAnswered() {
    var guest = ChatTestClient.online(1, 0);
    guest.receive(new ServerFrame.Token(60_000));
    guest.feed(new Input.TokenGiven(1, "t"));
    assertEquals(List.of(), guest.all(Output.TokenWanted.class));
    assertEquals(List.of(), guest.sent());
  }

  @Test
  void aGuestWhoGetsTokensSaysANewHello() {
    client.join().open().receive(ChatTestClient.welcome(0, 1, 0, false));
    client.outputs.clear();
    withTokens();
    assertEquals(List.of(), client.all(Output.Abandon.class), "it is asked first");
    give("one");
    assertEquals(1, client.all(Output.Abandon.class).size());
    client.open();
    assertEquals("one", hello().token());
    assertEquals(1, wanted());
  }

  @Test
  void aGuestWhoseSourceIsNewEachTimeStaysOnTheSocket() {
    withTokens().join();
    give("").open().receive(ChatTestClient.welcome(0, 1, 0, false));
    client.outputs.clear();
    for (int i = 0; i < 5; i++) {
      withTokens();
      give(i % 2 == 0 ? "" : null);
    }
    assertEquals(5, wanted());
    assertEquals(5, client.outputs.size(), client.outputs::toString);
  }

  @Test
  void anAnswerOfTheFormerSourceIsIgnored() {
    withTokens().join();
    int former = client.request();
    withTokens();
    client.feed(new Input.TokenGiven(former, "former"));
    assertEquals(List.of(), client.all(Output.Open.class));
    give("one").open().receive(ChatTestClient.welcome(0, 1, 0, false));
    assertEquals("one", hello().token());

    client.receive(new ServerFrame.Token(60_000));
    former = client.request();
    withTokens();
    client.outputs.clear();
    client.feed(new Input.TokenGiven(former, "former"));
    assertEquals(List.of(), client.sent());
    give("two");
    assertEquals(List.of(new ClientFrame.Token("two")), client.sent());
  }

  @Test
  void whoHasNoTokensWhileOneIsAwaitedIsAGuest() {
    withTokens().join();
    client.feed(new Input.TokenSourceChanged(false));
    client.open();
    assertNull(hello().token());
  }

  @Test
  void thePowersOfATokenEndWithItsSource() {
    online("one");
    client.feed(new Input.TokenSourceChanged(false));
    assertEquals(1, client.all(Output.Abandon.class).size());
    client.open();
    assertNull(hello().token());
  }

  @Test
  void aTokenOfTheFormerSourceThatWaitsIsNotSent() {
    onlineWithoutMoreFrames();
    give("former");
    withTokens();
    client.after(5_000);
    assertEquals(List.of(), client.sent(ClientFrame.Token.class));
    give("two");
    assertEquals(List.of(new ClientFrame.Token("two")), client.sent(ClientFrame.Token.class));
  }

  @Test
  void aRenewedTokenThatWasNotSentIsNotRefused() {
    onlineWithoutMoreFrames();
    give("two");
    client.closed(4401).redial();
    give("two").open();
    assertEquals("two", hello().token());
  }

  @Test
  void anotherSourceIsAskedWhenItIsTime() {
    online("one");
    withTokens();
    assertEquals(Status.ONLINE, client.status());
    assertEquals(List.of(), client.outputs);
    client.feed(new Input.TokenSourceChanged(false));
    client.closed(1006).redial();
    client.outputs.clear();
    client.open();
    assertNull(hello().token(), "it is a guest without tokens");
  }

  @Test
  void aTokenIsNeitherStoredNorShown() {
    withTokens().join();
    give("secret-1").open().closed(4401);
    online("secret-2");
    client.receive(new ServerFrame.Token(1));
    give("secret-3");
    for (var output : client.outputs) {
      boolean told = output instanceof Output.Store || output instanceof Output.Show;
      assertFalse(told && output.toString().contains("secret"), output::toString);
    }
  }

  @Test
  void theTypedNameIsNotAskedForWhereTheTokenGivesOne() {
    withTokens().join();
    give("one").open().receive(welcome("Ann Lee", new Standing("w", Role.MEMBER, true)));
    assertEquals(List.of(), client.sent(ClientFrame.Username.class));
    assertEquals("Ann Lee", client.session.state().name());
    assertEquals(List.of(), client.shown(Change.NameTaken.class));
  }

  @Test
  void aTextIsNotSetAsideWhenATokenEnds() {
    online("one");
    client.say("hi").closed(4401);
    assertEquals(List.of("hi WAITING_AGAIN"), client.pending());
    client.redial();
    give("two").open().receive(ChatTestClient.welcome(0, 1, 0, true));
    assertEquals("1 0 hi", client.said().getLast());
  }

  /** A ban is not because of the text, which may be sent when the ban has ended. */
  @Test
  void aTextIsNotSetAsideByABan() {
    online("one");
    client.say("hi").closed(4503);
    assertEquals(List.of("hi WAITING_AGAIN"), client.pending());
    assertEquals(Status.FAILED, client.session.state().status());
  }

  @Test
  void thePeopleHaveRolesWhichMayChange() {
    online("one");
    var member = new Standing("w", Role.MEMBER, true);
    client.receive(new ServerFrame.UserList(List.of(bob(member))));
    assertEquals(member, people().getLast().standing());
    client.outputs.clear();
    client.receive(new ServerFrame.Joined(bob(new Standing("w", Role.MODERATOR, true))));
    assertEquals(Role.MODERATOR, people().getLast().standing().role());
    assertEquals(List.of(), client.shown(Change.SignedIn.class), "he was here before");
  }

  @Test
  void whatOnePersonSaidIsNotSentAsAnotherPersonsWithTheSameKey() {
    withTokens().join();
    give("ann").open().receive(welcome("Ann", new Standing("anns", Role.MEMBER, true)));
    client.say("handed over").closed(1006).say("waits");
    client.redial();
    client.outputs.clear();
    give("bob").open().receive(welcome("Bob", new Standing("bobs", Role.MEMBER, true)));
    client.say("mine");
    assertEquals(List.of("2 0 mine"), client.said());
    assertEquals(
        List.of("handed over FAILED", "waits FAILED", "mine HANDED_OVER"), client.pending());
    assertEquals("other_person", client.session.pending().getFirst().fault());
    client.feed(new Input.ResendRequested(client.session.pending().getFirst().cid()));
    assertEquals(List.of("2 0 mine", "3 2 handed over"), client.said(), "now he says it");
  }

  @Test
  void whatAPersonSaidIsNotSentAsAGuestsEither() {
    online("ann", "anns");
    client.closed(1006).say("waits");
    client.feed(new Input.TokenSourceChanged(false));
    client.redial().open().receive(ChatTestClient.welcome(0, 1, 0, true));
    assertEquals(List.of("waits FAILED"), client.pending());
  }

  @Test
  void whoTypedATextOutlivesThePage() {
    online("ann", "anns");
    client.closed(1006);
    var second = new ChatTestClient(client.memory);
    second.join().say("typed before the welcome");
    var third = new ChatTestClient(client.memory).join().open();
    third.receive(welcome("Bob", new Standing("bobs", Role.MEMBER, true)));
    assertEquals(List.of("typed before the welcome FAILED"), third.pending());
    third.closed(1006);
    var ann = new ChatTestClient(client.memory).join().open();
    ann.receive(welcome("Ann", new Standing("anns", Role.MEMBER, true)));
    assertEquals(List.of("typed before the welcome FAILED"), ann.pending(), "she decides");
  }

  @Test
  void whatWasTypedBeforeAnyWelcomeIsOfWhoIsWelcomed() {
    withTokens().join();
    client.say("first");
    give("ann").open().receive(welcome("Ann", new Standing("anns", Role.MEMBER, true)));
    assertEquals(List.of("1 0 first"), client.said());
  }

  private void online(String token, String who) {
    withTokens().join();
    give(token).open().receive(welcome("Ann", new Standing(who, Role.MEMBER, true)));
    client.outputs.clear();
  }

  private static ServerFrame.Person bob(Standing standing) {
    return new ServerFrame.Person(8, "bobsbobsbobsbobs", "Bob", null, standing);
  }

  private List<Person> people() {
    return client.shown(Change.PeopleChanged.class).getLast().people();
  }

  private ChatTestClient withTokens() {
    client.feed(new Input.TokenSourceChanged(true));
    return client;
  }

  private void online(String token) {
    if (client.status() == Status.FAILED) {
      client.feed(new Input.DisconnectRequested());
    }
    withTokens().join();
    give(token).open().receive(ChatTestClient.welcome(0, 1, 0, false));
    client.outputs.clear();
  }

  /** Online with the token "one", and asked for another one while no frame may leave. */
  private void onlineWithoutMoreFrames() {
    online("one");
    for (int i = 0; i < 200 && client.sent().size() == i; i++) {
      client.receive(new ServerFrame.Ping(0));
    }
    client.receive(new ServerFrame.Token(60_000));
    client.outputs.removeIf(Output.Transmit.class::isInstance);
  }

  /** Answers the latest request. */
  private ChatTestClient give(@Nullable String token) {
    client.feed(new Input.TokenGiven(client.request(), token));
    return client;
  }

  private int wanted() {
    return client.all(Output.TokenWanted.class).size();
  }

  private ClientFrame.Hello hello() {
    return client.sent(ClientFrame.Hello.class).getLast();
  }

  private static ServerFrame.Welcome welcome(String name, Standing standing) {
    return new ServerFrame.Welcome(
        new ServerFrame.Self(ChatTestClient.ID, ChatTestClient.TAG, name, 0, standing),
        ChatTestClient.EPOCH,
        1,
        0,
        false,
        25_000,
        ChatTestClient.WALL,
        Allowance.USUAL,
        RoomMode.USUAL,
        Body.NO_OFFSET);
  }
}
