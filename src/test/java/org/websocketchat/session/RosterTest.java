package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.SubProtocol;

/** The people in the room and who of them is writing, in both sub-protocols. */
final class RosterTest {
  private static final ServerFrame.Person ANN =
      new ServerFrame.Person(ChatTestClient.ID, ChatTestClient.TAG, "Ann", null);
  private static final ServerFrame.Person BOB =
      new ServerFrame.Person(8, "bobsbobsbobsbobs", "Bob", null);
  private static final ServerFrame.Person EVE =
      new ServerFrame.Person(9, "evilevilevilevil", "Аnn", "Ann");

  private final ChatTestClient client =
      ChatTestClient.online(1, 0).receive(new ServerFrame.UserList(List.of(ANN, BOB)));

  private List<Person> people() {
    return client.shown(Change.PeopleChanged.class).getLast().people();
  }

  /** The names of those who are writing. */
  private List<String> typing() {
    return people().stream().filter(Person::typing).map(Person::name).toList();
  }

  private int told() {
    return client.shown(Change.PeopleChanged.class).size();
  }

  @Test
  void aPersonHasIdTagAndName() {
    assertEquals(
        List.of(
            new Person(ChatTestClient.ID, ChatTestClient.TAG, "Ann", null, true, false),
            new Person(8, "bobsbobsbobsbobs", "Bob", null, false, false)),
        people());
  }

  @Test
  void aNameThatLooksLikeAnothersIsFlagged() {
    client.receive(new ServerFrame.Joined(EVE));
    assertEquals("Ann", people().getLast().like());
    client.receive(new ServerFrame.Renamed(9, "Eve", null));
    assertEquals(null, people().getLast().like());
    client.receive(new ServerFrame.Renamed(9, "Воb", "Bob"));
    assertEquals("Bob", people().getLast().like());
  }

  @Test
  void whoIsGoneCannotBeTakenForAnother() {
    client.receive(new ServerFrame.Joined(new ServerFrame.Person(10, "x", "Воb", "Bob")));
    assertEquals("Bob", people().getLast().like());
    client.receive(new ServerFrame.Left(8));
    assertEquals(null, people().getLast().like());
    client.receive(new ServerFrame.Joined(BOB));
    assertEquals("Bob", people().get(1).like());
    client.receive(new ServerFrame.Renamed(8, "Robert", null));
    assertEquals(null, people().get(1).like());
  }

  @Test
  void whoWritesIsShownForSixSeconds() {
    client.receive(new ServerFrame.Typing(8));
    assertEquals(List.of("Bob"), typing());
    client.after(5_999);
    assertEquals(List.of("Bob"), typing());
    client.after(1);
    assertEquals(List.of(), typing());
  }

  @Test
  void whoGoesOnWritingIsShownForLongerAndToldOnce() {
    client.receive(new ServerFrame.Typing(8));
    int told = told();
    client.after(3_000).receive(new ServerFrame.Typing(8)).after(5_999);
    assertEquals(told, told());
    client.after(1);
    assertEquals(List.of(), typing());
  }

  @Test
  void aClockMayStartBelowZero() {
    var early = new ChatTestClient();
    early.millis = -1_000_000_000;
    early.join().open().receive(ChatTestClient.welcome(0, 1, 0, false));
    early.receive(new ServerFrame.UserList(List.of(ANN, BOB)));
    early.feed(new Input.Typed());
    assertEquals(List.of(new ClientFrame.Typing()), early.sent(ClientFrame.Typing.class));
    early.receive(new ServerFrame.Typing(8));
    var people = early.shown(Change.PeopleChanged.class).getLast().people();
    assertEquals(true, people.get(1).typing());
    early.after(6_000);
    people = early.shown(Change.PeopleChanged.class).getLast().people();
    assertEquals(false, people.get(1).typing());
  }

  @Test
  void whatWasWrittenEndsTheWriting() {
    client.receive(new ServerFrame.Typing(8)).hear(1, "hi");
    assertEquals(List.of(), typing());
  }

  @Test
  void whatWasSaidBeforeOneCameBackEndsNothing() {
    client.reconnect(ChatTestClient.welcome(0, 1, 2, true));
    client.receive(new ServerFrame.UserList(List.of(ANN, BOB))).receive(new ServerFrame.Typing(8));
    client.hear(1, "missed").hear(2, "missed, too");
    assertEquals(List.of("Bob"), typing());
    client.hear(3, "new");
    assertEquals(List.of(), typing());
  }

  @Test
  void anothersMessageEndsNothing() {
    client.receive(new ServerFrame.Joined(EVE)).receive(new ServerFrame.Typing(9)).hear(1, "hi");
    assertEquals(List.of("Аnn"), typing());
  }

  @Test
  void eachWritesForItself() {
    client.receive(new ServerFrame.Joined(EVE)).receive(new ServerFrame.Typing(9));
    client.after(2_000).receive(new ServerFrame.Typing(8)).after(4_000);
    assertEquals(List.of("Bob"), typing());
  }

  @Test
  void whoIsGoneWritesNoMore() {
    client.receive(new ServerFrame.Typing(8)).receive(new ServerFrame.Left(8));
    int told = told();
    client.after(10_000);
    assertEquals(told, told());
    assertEquals(List.of("Ann"), people().stream().map(Person::name).toList());
  }

  @Test
  void anUnknownIdWritesNothing() {
    int told = told();
    client.receive(new ServerFrame.Typing(77)).hear(1, "hi").after(7_000);
    assertEquals(told, told());
  }

  @Test
  void aNewNameKeepsWriting() {
    client.receive(new ServerFrame.Typing(8)).receive(new ServerFrame.Renamed(8, "Rob", null));
    assertEquals(List.of("Rob"), typing());
  }

  @Test
  void aLostConnectionEndsAllWriting() {
    client.receive(new ServerFrame.Typing(8)).closed(1006);
    assertEquals(List.of(), typing());
    assertEquals(Status.WAITING, client.status());
    client.redial().open().receive(ChatTestClient.welcome(0, 1, 0, true));
    assertEquals(Status.ONLINE, client.after(10_000).status());
  }

  @Test
  void writingIsToldAgainOnlyWhenTheServerPassesItOn() {
    client.feed(new Input.Typed());
    client.feed(new Input.Typed());
    assertEquals(List.of(new ClientFrame.Typing()), client.sent(ClientFrame.Typing.class));
    client.after(3_199).feed(new Input.Typed());
    assertEquals(1, client.sent(ClientFrame.Typing.class).size());
    client.after(1).feed(new Input.Typed());
    assertEquals(2, client.sent(ClientFrame.Typing.class).size());
  }

  @Test
  void writingIsNotToldBeforeTheWelcomeNorWithoutASocketNorWhenLeaving() {
    var early = new ChatTestClient().join();
    early.feed(new Input.Typed());
    early.open().feed(new Input.Typed());
    assertEquals(List.of(), early.sent(ClientFrame.Typing.class));
    early.receive(ChatTestClient.welcome(0, 1, 0, false)).closed(1006).feed(new Input.Typed());
    assertEquals(List.of(), early.sent(ClientFrame.Typing.class));
    client.feed(new Input.DisconnectRequested());
    client.feed(new Input.Typed());
    assertEquals(List.of(), client.sent(ClientFrame.Typing.class));
  }

  @Test
  void inJsonThereAreNamesOnlyAndWritingIsNotTold() {
    var guided = GuideTestClient.online();
    guided.receive("{\"type\":\"userlist\",\"users\":[\"Bob\",\"Ann\",\"Ann\"]}");
    assertEquals(
        List.of(new Person("Bob", false), new Person("Ann", true), new Person("Ann", false)),
        guided.lastShown(Change.PeopleChanged.class).people());
    assertEquals(List.of(), guided.feed(new Input.Typed()));
    guided.outputs.clear();
    guided.receive("{\"type\":\"typing\",\"id\":9}").after(10_000);
    assertEquals(List.of(), guided.outputs);
    assertEquals(SubProtocol.JSON, guided.session.state().protocol());
  }

  @Test
  void inJsonOneIsFoundWhicheverComesFirstNameOrList() {
    var guided = GuideTestClient.online().receive("{\"type\":\"userlist\",\"users\":[\"Eve\"]}");
    guided.named("Eve");
    assertEquals(
        List.of(new Person("Eve", true)), guided.lastShown(Change.PeopleChanged.class).people());
  }
}
