package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.session.Pending.Delivery;

/** What a client says and believes under {@code json} (docs/protocol.md, section 1). */
final class GuideTalkTest {

  private static GuideFrame.Username username(String name, long id) {
    return new GuideFrame.Username(name, Stay.WALL, id);
  }

  private static GuideFrame.UserList users(String... names) {
    return new GuideFrame.UserList(List.of(names));
  }

  /** Loses the socket, gets another with another id, and is greeted on it. */
  private static Stay reconnected(Stay stay, long id) {
    if (stay.status() == Status.ONLINE) {
      stay.closed(1006);
    }
    stay.after(stay.session.deadline() - stay.millis()).open();
    stay.outputs.clear();
    return stay.greet(id);
  }

  @Test
  void nothingIsSaidBeforeTheServerGaveAnId() {
    var stay = new Stay().join("Ann").say("early").open();
    stay.receive(users("Bob")).receive(username("Bob", 9));
    assertEquals(List.of(), stay.sent());
  }

  @Test
  void afterTheIdOnlyTheNameGoesOutUntilItHasComeBack() {
    var stay = new Stay().join("Ann").say("early").open().greet(Stay.ID);
    assertEquals(List.of(username("Ann", Stay.ID)), stay.sent());
    stay.receive(users("Ann"));
    assertEquals(List.of(), stay.saidOnWire());
    stay.named("Ann");
    assertEquals(List.of("early"), stay.saidOnWire());
  }

  @Test
  void aSecondIdOnTheSameSocketIsNotBelieved() {
    var stay = Stay.online().greet(1).say("hi");
    assertEquals(Stay.ID, stay.lastMessage().id());
  }

  @Test
  void messagesCarryThisSocketsIdTheTimeAndACid() {
    var stay = Stay.online().say("hi");
    var sent = stay.lastMessage();
    assertEquals("hi", sent.text());
    assertEquals(Stay.ID, sent.id());
    assertEquals(stay.wallMillis(), sent.date());
    assertEquals(12, String.valueOf(sent.cid()).length());
    assertNull(sent.name());
  }

  @Test
  void aRejectedNameIsReplacedByWhatTheServerGave() {
    var stay = new Stay().join("Ann").open().greet(Stay.ID);
    stay.receive(new GuideFrame.RejectUsername(Stay.ID, "Ann1")).receive(users("Ann", "Ann1"));
    stay.named("Ann1");
    assertEquals(
        List.of(new Change.NameTaken("Ann", "Ann1", false)), stay.shown(Change.NameTaken.class));
    assertEquals("Ann1", stay.session.state().name());
    assertEquals(Status.ONLINE, stay.status());
  }

  @Test
  void aRejectionOfSomebodyElseIsIgnored() {
    var stay = Stay.online().receive(new GuideFrame.RejectUsername(5, "Fool"));
    assertEquals(List.of(), stay.outputs);
    assertEquals("Ann", stay.session.state().name());
  }

  @Test
  void theNameOneHasIsNeverSentAgain() {
    var stay = Stay.online();
    stay.feed(new Input.RenameRequested("Ann"));
    assertEquals(List.of(), stay.sent());
    stay.feed(new Input.RenameRequested("Anna"));
    stay.feed(new Input.RenameRequested("Anna"));
    assertEquals(List.of(username("Anna", Stay.ID)), stay.sent());
    stay.named("Anna");
    assertEquals(
        List.of(new Change.Renamed("Ann", "Anna", Stay.WALL, true)),
        stay.shown(Change.Renamed.class));
  }

  @Test
  void aNameChosenWhileTheFirstIsUnansweredIsAskedForWhenThatIsAnswered() {
    var stay = new Stay().join("Ann").open().greet(Stay.ID);
    stay.feed(new Input.RenameRequested("Zed"));
    assertEquals(List.of(username("Ann", Stay.ID)), stay.sent());
    stay.named("Ann");
    assertEquals(List.of(username("Ann", Stay.ID), username("Zed", Stay.ID)), stay.sent());
    stay.named("Zed");
    assertEquals("Zed", stay.session.state().name());
    assertEquals(List.of(new Change.SignedIn("Zed", Stay.WALL, true)), signedIn(stay));
  }

  private static List<Change.SignedIn> signedIn(Stay stay) {
    return stay.shown(Change.SignedIn.class);
  }

  @Test
  void anAnswerThatDoesNotComeHoldsANewerNameUpForTenSecondsAtMost() {
    var stay = Stay.online();
    stay.feed(new Input.RenameRequested("Anna"));
    stay.after(9_999).feed(new Input.RenameRequested("Zed"));
    assertEquals(1, stay.sent().size());
    stay.after(1).feed(new Input.BecameVisible());
    assertEquals("Zed", ((GuideFrame.Username) stay.sent().getLast()).name());
    assertEquals(2, stay.sent().size());
  }

  /** Found by seeds 12633 and 13201 of the simulation (NAME_ASKED). */
  @Test
  void aLateAnswerToAnEarlierWishDoesNotSettleTheNewerOne() {
    var stay = Stay.online();
    stay.feed(new Input.RenameRequested("Bob"));
    stay.after(10_000).feed(new Input.RenameRequested("Dee"));
    stay.named("Bob");
    stay.receive(new GuideFrame.RejectUsername(Stay.ID, "Dee1")).named("Dee1");
    assertEquals(
        List.of(new Change.NameTaken("Dee", "Dee1", false)), stay.shown(Change.NameTaken.class));
  }

  @Test
  void aTakenNameIsToldOfTheWishThatItAnswers() {
    var stay = Stay.online();
    stay.feed(new Input.RenameRequested("Tom"));
    stay.feed(new Input.RenameRequested("Zoe"));
    stay.receive(new GuideFrame.RejectUsername(Stay.ID, "Tom1")).named("Tom1").named("Zoe");
    assertEquals(
        List.of(new Change.NameTaken("Tom", "Tom1", false)), stay.shown(Change.NameTaken.class));
    assertEquals("Zoe", stay.session.state().name());
  }

  @Test
  void twoTakenNamesInARowAreBothTold() {
    var stay = new Stay().join("Tom").open().greet(Stay.ID);
    stay.feed(new Input.RenameRequested("Dee"));
    stay.receive(new GuideFrame.RejectUsername(Stay.ID, "Tom1")); // and Dee is asked for
    stay.named("Tom1"); // which belongs to that rejection, and answers nothing about Dee
    stay.receive(new GuideFrame.RejectUsername(Stay.ID, "Dee1")).named("Dee1");
    assertEquals(
        List.of("Tom", "Dee"),
        stay.shown(Change.NameTaken.class).stream().map(Change.NameTaken::wanted).toList());
  }

  @Test
  void aServerThatReturnsNoIdsIsBelievedInWhatItWasAsked() {
    var stay = new Stay().join("Ann").open().greet(Stay.ID);
    stay.receive("{\"type\":\"rejectusername\",\"name\":\"Ann1\"}");
    stay.receive("{\"type\":\"username\",\"name\":\"Bob\"}");
    assertEquals(Status.HANDSHAKING, stay.status());
    stay.receive("{\"type\":\"username\",\"name\":\"Ann1\"}");
    assertEquals(Status.ONLINE, stay.status());
    assertEquals("Ann1", stay.session.state().name());
    stay.feed(new Input.RenameRequested("Zoe"));
    stay.receive("{\"type\":\"username\",\"name\":\"Zoe\"}");
    assertEquals("Zoe", stay.session.state().name());
    stay.receive("{\"type\":\"username\",\"name\":\"Fool\"}");
    stay.receive("{\"type\":\"rejectusername\",\"name\":\"Fool\"}");
    assertEquals("Zoe", stay.session.state().name(), "nothing was asked");
  }

  @Test
  void aNewSocketAsksForTheNameLastConfirmed() {
    var stay = Stay.online();
    stay.feed(new Input.RenameRequested("Anna"));
    stay.named("Anna");
    reconnected(stay, 77);
    assertEquals("Anna", ((GuideFrame.Username) stay.sent().getFirst()).name());
  }

  @Test
  void aNameThatWasAskedForWhenTheSocketWasLostIsAskedForAgain() {
    var stay = Stay.online();
    stay.feed(new Input.RenameRequested("Zoe"));
    reconnected(stay, 77);
    assertEquals(List.of(new GuideFrame.Username("Zoe", stay.wallMillis(), 77)), stay.sent());
  }

  @Test
  void aNameLostToAGhostIsAskedForOnceMoreWhenTheGhostHasGone() {
    var stay = reconnected(Stay.online(), 77);
    stay.receive(new GuideFrame.RejectUsername(77, "Ann1"));
    stay.receive(users("Ann", "Ann1")).receive(username("Ann1", 77));
    assertEquals(1, stay.sent().size());
    stay.receive(users("Ann", "Ann1", "Bob"));
    assertEquals(1, stay.sent().size());
    stay.receive(users("Ann1", "Bob"));
    assertEquals("Ann", ((GuideFrame.Username) stay.sent().getLast()).name());
    stay.receive(new GuideFrame.RejectUsername(77, "Ann2")).receive(username("Ann2", 77));
    stay.receive(users("Ann2", "Bob"));
    assertEquals(2, stay.sent().size(), "asked only once more");
  }

  @Test
  void aNameLostToAGhostIsStillWantedAfterAnotherLoss() {
    var stay = reconnected(Stay.online(), 77);
    stay.receive(new GuideFrame.RejectUsername(77, "Ann1")).receive(username("Ann1", 77));
    reconnected(stay, 78);
    assertEquals("Ann", ((GuideFrame.Username) stay.sent().getFirst()).name());
    stay.receive(username("Ann", 78));
    stay.receive(users("Bob"));
    assertEquals(1, stay.sent().size());
  }

  @Test
  void aNameTakenByAnotherAtFirstIsNotReclaimed() {
    var stay = new Stay().join("Ann").open().greet(Stay.ID);
    stay.receive(new GuideFrame.RejectUsername(Stay.ID, "Ann1")).named("Ann1");
    stay.outputs.clear();
    stay.receive(users("Ann1"));
    assertEquals(List.of(), stay.sent());
  }

  @Test
  void aServerThatReturnsNoIdIsBelievedIfItNamesWhatWasAsked() {
    var stay = new Stay().join("Ann").open().greet(Stay.ID);
    stay.receive("{\"type\":\"username\",\"name\":\"Bob\"}");
    assertEquals(Status.HANDSHAKING, stay.status());
    stay.receive("{\"type\":\"username\",\"name\":\"Ann\"}");
    assertEquals(Status.ONLINE, stay.status());
  }

  @Test
  void othersComeAndAreRenamed() {
    var stay = Stay.online().receive(username("Bob", 9)).receive(username("Rob", 9));
    assertEquals(
        List.of(new Change.SignedIn("Bob", Stay.WALL, false)), stay.shown(Change.SignedIn.class));
    assertEquals(
        List.of(new Change.Renamed("Bob", "Rob", Stay.WALL, false)),
        stay.shown(Change.Renamed.class));
    stay.receive(username("Rob", 9));
    assertEquals(2, stay.outputs.size());
  }

  @Test
  void theUserListIsShownWithoutNulls() {
    var stay = Stay.online().receive("{\"type\":\"userlist\",\"users\":[null,\"Ann\",\"Bob\"]}");
    assertEquals(
        List.of(new Person("Ann", true), new Person("Bob", false)),
        stay.lastShown(Change.PeopleChanged.class).people());
  }

  @Test
  void aMissingDateIsReplacedByOurs() {
    var stay = Stay.online().receive("{\"type\":\"message\",\"text\":\"x\",\"id\":9}");
    var message = stay.lastShown(Change.MessageArrived.class).message();
    assertEquals(stay.wallMillis(), message.dateMillis());
    assertEquals("", message.name());
  }

  @Test
  void anUnreadableFrameIsToldAndAnUnknownOneIsNot() {
    var stay = Stay.online().receive("]").receive("{\"type\":\"typing\",\"id\":7}");
    assertEquals(1, stay.outputs.size());
    assertEquals("not a JSON object", stay.lastShown(Change.Unreadable.class).fault());
  }

  @Test
  void aPendingMessageBecomesTheOneThatComesBack() {
    var stay = Stay.online().say("hi");
    assertEquals(Delivery.HANDED_OVER, stay.lastDelivery());
    var cid = stay.lastShown(Change.PendingChanged.class).pending().cid();
    stay.echo();
    var arrived = stay.lastShown(Change.PendingArrived.class);
    assertEquals(cid, arrived.cid());
    assertTrue(arrived.message().own());
    assertNull(arrived.message().original());
    stay.receive(Stay.copyOf(stay.lastMessage(), "Ann"));
    assertEquals(1, stay.shown(Change.PendingArrived.class).size(), "settled once");
  }

  @Test
  void whatTheServerChangedIsShownWithWhatWasSaid() {
    var stay = Stay.online().say("a < b and c > d");
    var sent = stay.lastMessage();
    stay.receive(new GuideFrame.Message("a  d", sent.id(), sent.date(), "Ann", sent.cid()));
    var message = stay.lastShown(Change.PendingArrived.class).message();
    assertEquals("a  d", message.body().text());
    assertEquals("a < b and c > d", message.original());
  }

  @Test
  void somebodyElseCannotSettleOurMessage() {
    var stay = Stay.online().say("hi");
    var sent = stay.lastMessage();
    stay.receive(new GuideFrame.Message("forged", 9, sent.date(), "Eve", sent.cid()));
    assertEquals(List.of(), stay.shown(Change.PendingArrived.class));
    assertEquals("Eve", stay.lastShown(Change.MessageArrived.class).message().name());
    stay.echo();
    assertEquals(1, stay.shown(Change.PendingArrived.class).size());
  }

  @Test
  void aServerThatDropsTheMarkIsMatchedByIdAndDateOrText() {
    var stay = Stay.online().say("one").say("two").say("two");
    for (var frame : stay.sent()) {
      var sent = (GuideFrame.Message) frame;
      stay.receive(new GuideFrame.Message(sent.text(), sent.id(), sent.date(), "Ann", null));
    }
    assertEquals(3, stay.shown(Change.PendingArrived.class).size());
    assertEquals(
        stay.shown(Change.PendingChanged.class).stream()
            .map(change -> change.pending().cid())
            .distinct()
            .toList(),
        stay.shown(Change.PendingArrived.class).stream().map(Change.PendingArrived::cid).toList());
  }

  @Test
  void aLateCopyFromTheSocketBeforeStillSettles() {
    var stay = Stay.online().say("hi");
    var sent = stay.lastMessage();
    stay.closed(1006);
    assertEquals(Delivery.NOT_CONFIRMED, stay.lastDelivery());
    reconnected(stay, 77).receive(username("Ann", 77));
    stay.receive(Stay.copyOf(sent, "Ann"));
    assertEquals(String.valueOf(sent.cid()), stay.lastShown(Change.PendingArrived.class).cid());
  }

  @Test
  void aReturnShowsWhatMayHaveBeenMissed() {
    var stay = Stay.online().after(3_000).receive(users("Ann"));
    long lastHeard = stay.wallMillis();
    stay.after(5_000);
    reconnected(stay, 77).receive(username("Ann", 77));
    assertEquals(
        List.of(new Change.Interrupted(lastHeard, stay.wallMillis())),
        stay.shown(Change.Interrupted.class));
    assertEquals(List.of(), stay.shown(Change.SignedIn.class), "one does not join twice");
  }
}
