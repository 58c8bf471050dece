package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.session.Pending.Delivery;

/** What a client sends and believes under {@code json} (docs/protocol.md, section 1). */
final class GuideTalkTest {

  private static GuideFrame.Username username(String name, long id) {
    return new GuideFrame.Username(name, GuideTestClient.WALL, id);
  }

  private static GuideFrame.UserList users(String... names) {
    return new GuideFrame.UserList(List.of(names));
  }

  /** Loses the socket, gets another with another id, and is greeted on it. */
  private static GuideTestClient reconnected(GuideTestClient client, long id) {
    if (client.status() == Status.ONLINE) {
      client.closed(1006);
    }
    client.after(client.session.deadline() - client.millis()).open();
    client.outputs.clear();
    return client.greet(id);
  }

  @Test
  void nothingIsSaidBeforeTheServerGaveAnId() {
    var client = new GuideTestClient().join("Ann").say("early").open();
    client.receive(users("Bob")).receive(username("Bob", 9));
    assertEquals(List.of(), client.sent());
  }

  @Test
  void afterTheIdOnlyTheNameGoesOutUntilItHasComeBack() {
    var client = new GuideTestClient().join("Ann").say("early").open().greet(GuideTestClient.ID);
    assertEquals(List.of(username("Ann", GuideTestClient.ID)), client.sent());
    client.receive(users("Ann"));
    assertEquals(List.of(), client.saidOnWire());
    client.named("Ann");
    assertEquals(List.of("early"), client.saidOnWire());
  }

  @Test
  void aSecondIdOnTheSameSocketIsNotBelieved() {
    var client = GuideTestClient.online().greet(1).say("hi");
    assertEquals(GuideTestClient.ID, client.lastMessage().id());
  }

  @Test
  void messagesCarryThisSocketsIdTheTimeAndACid() {
    var client = GuideTestClient.online().say("hi");
    var sent = client.lastMessage();
    assertEquals("hi", sent.text());
    assertEquals(GuideTestClient.ID, sent.id());
    assertEquals(client.wallMillis(), sent.date());
    assertEquals(12, String.valueOf(sent.cid()).length());
    assertNull(sent.name());
  }

  @Test
  void aRejectedNameIsReplacedByWhatTheServerGave() {
    var client = new GuideTestClient().join("Ann").open().greet(GuideTestClient.ID);
    client
        .receive(new GuideFrame.RejectUsername(GuideTestClient.ID, "Ann1"))
        .receive(users("Ann", "Ann1"));
    client.named("Ann1");
    assertEquals(
        List.of(new Change.NameTaken("Ann", "Ann1", false)), client.shown(Change.NameTaken.class));
    assertEquals("Ann1", client.session.state().name());
    assertEquals(Status.ONLINE, client.status());
  }

  @Test
  void aRejectionOfSomebodyElseIsIgnored() {
    var client = GuideTestClient.online().receive(new GuideFrame.RejectUsername(5, "Fool"));
    assertEquals(List.of(), client.outputs);
    assertEquals("Ann", client.session.state().name());
  }

  @Test
  void theNameOneHasIsNeverSentAgain() {
    var client = GuideTestClient.online();
    client.feed(new Input.RenameRequested("Ann"));
    assertEquals(List.of(), client.sent());
    client.feed(new Input.RenameRequested("Anna"));
    client.feed(new Input.RenameRequested("Anna"));
    assertEquals(List.of(username("Anna", GuideTestClient.ID)), client.sent());
    client.named("Anna");
    assertEquals(
        List.of(new Change.Renamed("Ann", "Anna", GuideTestClient.WALL, true)),
        client.shown(Change.Renamed.class));
  }

  @Test
  void aNameChosenWhileTheFirstIsUnansweredIsAskedForWhenThatIsAnswered() {
    var client = new GuideTestClient().join("Ann").open().greet(GuideTestClient.ID);
    client.feed(new Input.RenameRequested("Zed"));
    assertEquals(List.of(username("Ann", GuideTestClient.ID)), client.sent());
    client.named("Ann");
    assertEquals(
        List.of(username("Ann", GuideTestClient.ID), username("Zed", GuideTestClient.ID)),
        client.sent());
    client.named("Zed");
    assertEquals("Zed", client.session.state().name());
    assertEquals(List.of(new Change.SignedIn("Zed", GuideTestClient.WALL, true)), signedIn(client));
  }

  private static List<Change.SignedIn> signedIn(GuideTestClient client) {
    return client.shown(Change.SignedIn.class);
  }

  @Test
  void anAnswerThatDoesNotComeHoldsANewerNameUpForTenSecondsAtMost() {
    var client = GuideTestClient.online();
    client.feed(new Input.RenameRequested("Anna"));
    client.after(9_999).feed(new Input.RenameRequested("Zed"));
    assertEquals(1, client.sent().size());
    client.after(1).feed(new Input.BecameVisible());
    assertEquals("Zed", ((GuideFrame.Username) client.sent().getLast()).name());
    assertEquals(2, client.sent().size());
  }

  /** Found by seeds 12633 and 13201 of the simulation (NAME_ASKED). */
  @Test
  void aLateAnswerToAnEarlierWishDoesNotSettleTheNewerOne() {
    var client = GuideTestClient.online();
    client.feed(new Input.RenameRequested("Bob"));
    client.after(10_000).feed(new Input.RenameRequested("Dee"));
    client.named("Bob");
    client.receive(new GuideFrame.RejectUsername(GuideTestClient.ID, "Dee1")).named("Dee1");
    assertEquals(
        List.of(new Change.NameTaken("Dee", "Dee1", false)), client.shown(Change.NameTaken.class));
  }

  /** Whether another name that is chosen is asked for at once: nothing is awaited. */
  private static boolean asksAtOnce(GuideTestClient client) {
    client.outputs.clear();
    client.feed(new Input.RenameRequested("Eve"));
    var eve = new GuideFrame.Username("Eve", client.wallMillis(), GuideTestClient.ID);
    return client.sent().equals(List.of(eve));
  }

  @Test
  void aLateRefusalOfAnEarlierNameDoesNotAnswerTheNewerOne() {
    var client = GuideTestClient.online();
    client.feed(new Input.RenameRequested("Bob"));
    client.after(10_000).feed(new Input.RenameRequested("Dee"));
    client.receive(new GuideFrame.RejectUsername(GuideTestClient.ID, "Bob1")).named("Bob1");
    assertEquals("Bob1", client.session.state().name());
    client.named("Dee");
    assertEquals(
        List.of(new Change.NameTaken("Bob", "Bob1", false)), client.shown(Change.NameTaken.class));
    assertEquals("Dee", client.session.state().name());
    assertTrue(asksAtOnce(client));
  }

  @Test
  void aRefusalThatNumbersTheNewerNameAnswersIt() {
    var client = GuideTestClient.online();
    client.feed(new Input.RenameRequested("Bob")); // which this server passes over
    client.after(10_000).feed(new Input.RenameRequested("Dee"));
    client.receive(new GuideFrame.RejectUsername(GuideTestClient.ID, "Dee1")).named("Dee1");
    assertEquals(
        List.of(new Change.NameTaken("Dee", "Dee1", false)), client.shown(Change.NameTaken.class));
    assertTrue(asksAtOnce(client));
  }

  @Test
  void aRefusalThatNumbersNoNameAnswersTheEarliest() {
    var client = GuideTestClient.online();
    client.feed(new Input.RenameRequested("Bob"));
    client.after(10_000).feed(new Input.RenameRequested("Dee"));
    client.receive(new GuideFrame.RejectUsername(GuideTestClient.ID, "Guest"));
    client.receive(new GuideFrame.RejectUsername(GuideTestClient.ID, "Guest")).named("Guest");
    assertEquals(
        List.of("Bob", "Dee"),
        client.shown(Change.NameTaken.class).stream().map(Change.NameTaken::wanted).toList());
    assertTrue(asksAtOnce(client));
  }

  @Test
  void aNameThatIsGrantedAnswersTheOnesBeforeItToo() {
    var client = GuideTestClient.online();
    client.feed(new Input.RenameRequested("Tom")); // which this server passes over
    client.after(10_000).feed(new Input.RenameRequested("Bob"));
    client.after(10_000).feed(new Input.RenameRequested("Dee"));
    client.named("Bob").receive(new GuideFrame.RejectUsername(GuideTestClient.ID, "Guest"));
    assertEquals(
        List.of(new Change.NameTaken("Dee", "Guest", false)), client.shown(Change.NameTaken.class));
    assertTrue(asksAtOnce(client.named("Guest")));
  }

  @Test
  void aTakenNameIsToldOfTheWishThatItAnswers() {
    var client = GuideTestClient.online();
    client.feed(new Input.RenameRequested("Tom"));
    client.feed(new Input.RenameRequested("Zoe"));
    client
        .receive(new GuideFrame.RejectUsername(GuideTestClient.ID, "Tom1"))
        .named("Tom1")
        .named("Zoe");
    assertEquals(
        List.of(new Change.NameTaken("Tom", "Tom1", false)), client.shown(Change.NameTaken.class));
    assertEquals("Zoe", client.session.state().name());
  }

  @Test
  void twoTakenNamesInARowAreBothTold() {
    var client = new GuideTestClient().join("Tom").open().greet(GuideTestClient.ID);
    client.feed(new Input.RenameRequested("Dee"));
    client.receive(
        new GuideFrame.RejectUsername(GuideTestClient.ID, "Tom1")); // and Dee is asked for
    client.named("Tom1"); // which belongs to that rejection, and answers nothing about Dee
    client.receive(new GuideFrame.RejectUsername(GuideTestClient.ID, "Dee1")).named("Dee1");
    assertEquals(
        List.of("Tom", "Dee"),
        client.shown(Change.NameTaken.class).stream().map(Change.NameTaken::wanted).toList());
  }

  @Test
  void aServerThatReturnsNoIdsIsBelievedInWhatItWasAsked() {
    var client = new GuideTestClient().join("Ann").open().greet(GuideTestClient.ID);
    client.receive("{\"type\":\"rejectusername\",\"name\":\"Ann1\"}");
    client.receive("{\"type\":\"username\",\"name\":\"Bob\"}");
    assertEquals(Status.HANDSHAKING, client.status());
    client.receive("{\"type\":\"username\",\"name\":\"Ann1\"}");
    assertEquals(Status.ONLINE, client.status());
    assertEquals("Ann1", client.session.state().name());
    client.feed(new Input.RenameRequested("Zoe"));
    client.receive("{\"type\":\"username\",\"name\":\"Zoe\"}");
    assertEquals("Zoe", client.session.state().name());
    client.receive("{\"type\":\"username\",\"name\":\"Fool\"}");
    client.receive("{\"type\":\"rejectusername\",\"name\":\"Fool\"}");
    assertEquals("Zoe", client.session.state().name(), "nothing was asked");
  }

  @Test
  void aNewSocketAsksForTheNameLastConfirmed() {
    var client = GuideTestClient.online();
    client.feed(new Input.RenameRequested("Anna"));
    client.named("Anna");
    reconnected(client, 77);
    assertEquals("Anna", ((GuideFrame.Username) client.sent().getFirst()).name());
  }

  @Test
  void aNameThatWasAskedForWhenTheSocketWasLostIsAskedForAgain() {
    var client = GuideTestClient.online();
    client.feed(new Input.RenameRequested("Zoe"));
    reconnected(client, 77);
    assertEquals(List.of(new GuideFrame.Username("Zoe", client.wallMillis(), 77)), client.sent());
  }

  @Test
  void aNameLostToAGhostIsAskedForOnceMoreWhenTheGhostHasGone() {
    var client = reconnected(GuideTestClient.online(), 77);
    client.receive(new GuideFrame.RejectUsername(77, "Ann1"));
    client.receive(users("Ann", "Ann1")).receive(username("Ann1", 77));
    assertEquals(1, client.sent().size());
    client.receive(users("Ann", "Ann1", "Bob"));
    assertEquals(1, client.sent().size());
    client.receive(users("Ann1", "Bob"));
    assertEquals("Ann", ((GuideFrame.Username) client.sent().getLast()).name());
    client.receive(new GuideFrame.RejectUsername(77, "Ann2")).receive(username("Ann2", 77));
    client.receive(users("Ann2", "Bob"));
    assertEquals(2, client.sent().size(), "asked only once more");
  }

  @Test
  void aNameLostToAGhostIsStillWantedAfterAnotherLoss() {
    var client = reconnected(GuideTestClient.online(), 77);
    client.receive(new GuideFrame.RejectUsername(77, "Ann1")).receive(username("Ann1", 77));
    reconnected(client, 78);
    assertEquals("Ann", ((GuideFrame.Username) client.sent().getFirst()).name());
    client.receive(username("Ann", 78));
    client.receive(users("Bob"));
    assertEquals(1, client.sent().size());
  }

  /** Found by seed 173246 of the simulation: the old name was asked for again, not the new one. */
  @Test
  void aNameLostToAGhostIsNotReclaimedByOneWhoWantsAnother() {
    var client = reconnected(GuideTestClient.online(), 77);
    client.feed(new Input.RenameRequested("Zoe"));
    client.receive(new GuideFrame.RejectUsername(77, "Ann1")).receive(username("Ann1", 77));
    assertEquals("Zoe", ((GuideFrame.Username) client.sent().getLast()).name());
    client.receive(users("Ann1", "Bob"));
    reconnected(client, 78);
    assertEquals(List.of(new GuideFrame.Username("Zoe", client.wallMillis(), 78)), client.sent());
  }

  @Test
  void aNameTakenByAnotherAtFirstIsNotReclaimed() {
    var client = new GuideTestClient().join("Ann").open().greet(GuideTestClient.ID);
    client.receive(new GuideFrame.RejectUsername(GuideTestClient.ID, "Ann1")).named("Ann1");
    client.outputs.clear();
    client.receive(users("Ann1"));
    assertEquals(List.of(), client.sent());
  }

  @Test
  void aServerThatReturnsNoIdIsBelievedIfItNamesWhatWasAsked() {
    var client = new GuideTestClient().join("Ann").open().greet(GuideTestClient.ID);
    client.receive("{\"type\":\"username\",\"name\":\"Bob\"}");
    assertEquals(Status.HANDSHAKING, client.status());
    client.receive("{\"type\":\"username\",\"name\":\"Ann\"}");
    assertEquals(Status.ONLINE, client.status());
  }

  @Test
  void othersComeAndAreRenamed() {
    var client = GuideTestClient.online().receive(username("Bob", 9)).receive(username("Rob", 9));
    assertEquals(
        List.of(new Change.SignedIn("Bob", GuideTestClient.WALL, false)),
        client.shown(Change.SignedIn.class));
    assertEquals(
        List.of(new Change.Renamed("Bob", "Rob", GuideTestClient.WALL, false)),
        client.shown(Change.Renamed.class));
    client.receive(username("Rob", 9));
    assertEquals(2, client.outputs.size());
  }

  @Test
  void theUserListIsShownWithoutNulls() {
    var client =
        GuideTestClient.online()
            .receive("{\"type\":\"userlist\",\"users\":[null,\"Ann\",\"Bob\"]}");
    assertEquals(
        List.of(new Person("Ann", true), new Person("Bob", false)),
        client.lastShown(Change.PeopleChanged.class).people());
  }

  @Test
  void aMissingDateIsReplacedByOurs() {
    var client = GuideTestClient.online().receive("{\"type\":\"message\",\"text\":\"x\",\"id\":9}");
    var message = client.lastShown(Change.MessageArrived.class).message();
    assertEquals(client.wallMillis(), message.dateMillis());
    assertEquals("", message.name());
  }

  @Test
  void anUnreadableFrameIsToldAndAnUnknownOneIsNot() {
    var client = GuideTestClient.online().receive("]").receive("{\"type\":\"typing\",\"id\":7}");
    assertEquals(1, client.outputs.size());
    assertEquals("not a JSON object", client.lastShown(Change.Unreadable.class).fault());
  }

  @Test
  void aPendingMessageBecomesTheOneThatComesBack() {
    var client = GuideTestClient.online().say("hi");
    assertEquals(Delivery.HANDED_OVER, client.lastDelivery());
    var cid = client.lastShown(Change.PendingChanged.class).pending().cid();
    client.echo();
    var arrived = client.lastShown(Change.PendingArrived.class);
    assertEquals(cid, arrived.cid());
    assertTrue(arrived.message().own());
    assertNull(arrived.message().original());
    client.receive(GuideTestClient.copyOf(client.lastMessage(), "Ann"));
    assertEquals(1, client.shown(Change.PendingArrived.class).size(), "settled once");
  }

  @Test
  void whatTheServerChangedIsShownWithWhatWasSaid() {
    var client = GuideTestClient.online().say("a < b and c > d");
    var sent = client.lastMessage();
    client.receive(new GuideFrame.Message("a  d", sent.id(), sent.date(), "Ann", sent.cid()));
    var message = client.lastShown(Change.PendingArrived.class).message();
    assertEquals("a  d", message.body().text());
    assertEquals("a < b and c > d", message.original());
  }

  @Test
  void somebodyElseCannotSettleOurMessage() {
    var client = GuideTestClient.online().say("hi");
    var sent = client.lastMessage();
    client.receive(new GuideFrame.Message("forged", 9, sent.date(), "Eve", sent.cid()));
    assertEquals(List.of(), client.shown(Change.PendingArrived.class));
    assertEquals("Eve", client.lastShown(Change.MessageArrived.class).message().name());
    client.echo();
    assertEquals(1, client.shown(Change.PendingArrived.class).size());
  }

  @Test
  void aServerThatDropsTheMarkIsMatchedByIdAndDateOrText() {
    var client = GuideTestClient.online().say("one").say("two").say("two");
    for (var frame : client.sent()) {
      var sent = (GuideFrame.Message) frame;
      client.receive(new GuideFrame.Message(sent.text(), sent.id(), sent.date(), "Ann", null));
    }
    assertEquals(3, client.shown(Change.PendingArrived.class).size());
    assertEquals(
        client.shown(Change.PendingChanged.class).stream()
            .map(change -> change.pending().cid())
            .distinct()
            .toList(),
        client.shown(Change.PendingArrived.class).stream()
            .map(Change.PendingArrived::cid)
            .toList());
  }

  @Test
  void aLateCopyFromTheSocketBeforeStillSettles() {
    var client = GuideTestClient.online().say("hi");
    var sent = client.lastMessage();
    client.closed(1006);
    assertEquals(Delivery.NOT_CONFIRMED, client.lastDelivery());
    reconnected(client, 77).receive(username("Ann", 77));
    client.receive(GuideTestClient.copyOf(sent, "Ann"));
    assertEquals(String.valueOf(sent.cid()), client.lastShown(Change.PendingArrived.class).cid());
  }

  @Test
  void aReturnShowsWhatMayHaveBeenMissed() {
    var client = GuideTestClient.online().after(3_000).receive(users("Ann"));
    long lastHeard = client.wallMillis();
    client.after(5_000);
    reconnected(client, 77).receive(username("Ann", 77));
    assertEquals(
        List.of(new Change.Interrupted(lastHeard, client.wallMillis())),
        client.shown(Change.Interrupted.class));
    assertEquals(List.of(), client.shown(Change.SignedIn.class), "one does not join twice");
  }
}
