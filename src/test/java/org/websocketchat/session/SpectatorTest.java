package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.Now;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrame.Allowance;
import org.websocketchat.protocol.SubProtocol;

/** A session that only reads: it sees the room, and is nobody there. */
final class SpectatorTest {
  private final ChatTestClient client = ChatTestClient.ofSpectator();

  private static ServerFrame.Welcome welcome(long first, long head, boolean recovered) {
    return new ServerFrame.Welcome(
        ServerFrame.Self.SPECTATOR,
        ChatTestClient.EPOCH,
        first,
        head,
        recovered,
        25_000,
        ChatTestClient.WALL,
        Allowance.USUAL,
        RoomMode.USUAL,
        Body.NO_OFFSET);
  }

  private ChatTestClient read() {
    client.feed(new Input.ReadRequested());
    return client;
  }

  private List<String> frames() {
    return client.all(Output.Transmit.class).stream().map(Output.Transmit::text).toList();
  }

  private void goOnline(long head) {
    read().open().receive(welcome(1, head, false));
  }

  private static String hello(String epoch, long offset) {
    return ClientFrameCodec.encode(new ClientFrame.SpectatorHello(epoch, offset, null));
  }

  @Test
  void itsHelloHasNeitherKeyNorName() {
    read().open();
    assertEquals(List.of("{\"type\":\"hello\",\"read\":true}"), frames());
  }

  @Test
  void whatAPersonHasStoredIsNothingToIt() {
    var person = new ChatTestClient();
    person.join();
    person.feed(new Input.SendRequested(new Body.Text("waits")));
    var before = person.memory.entries();
    var spectator = ChatTestClient.ofSpectator(person.memory);
    spectator.feed(new Input.ReadRequested());
    spectator.open().receive(welcome(1, 0, false));
    var sent = spectator.all(Output.Transmit.class).stream().map(Output.Transmit::text).toList();
    assertEquals(List.of("{\"type\":\"hello\",\"read\":true}"), sent);
    assertEquals("", spectator.session.state().name());
    assertEquals(List.of(), spectator.session.pending());
    assertEquals(before, person.memory.entries());
  }

  @Test
  void itIsOnlineWithoutANameAndNobodySignsIn() {
    goOnline(0);
    assertEquals(Status.ONLINE, client.session.state().status());
    assertEquals("", client.session.state().name());
    assertFalse(client.session.awaitsName());
    assertEquals(List.of(), client.shown(Change.SignedIn.class));
    assertEquals(Role.GUEST, client.session.powers().role());
  }

  @Test
  void itShowsMessagesCorrectionsAndPeople() {
    goOnline(0);
    client.receive(
        new ServerFrame.UserList(List.of(new ServerFrame.Person(8, "bob", "Bob", null))));
    client.hear(1, "a");
    client.receive(
        new ServerFrame.Correction(2, new Body.Edit(1, "b"), ChatTestClient.WALL, "bob.2"));
    var message = client.shown(Change.MessageArrived.class).getFirst().message();
    assertEquals("a", message.body().text());
    assertFalse(message.own());
    assertEquals(1, client.shown(Change.Corrected.class).size());
    assertEquals(
        "Bob", client.shown(Change.PeopleChanged.class).getLast().people().getFirst().name());
  }

  @Test
  void itComesBackWhereItWasAndLosesAndDoublesNothing() {
    goOnline(0);
    client.hear(1, "a").hear(2, "b");
    client.outputs.clear();
    client.closed(1006).redial().open();
    assertEquals(List.of(hello(ChatTestClient.EPOCH, 2)), frames());
    client.receive(welcome(1, 3, true)).hear(2, "b").hear(3, "c");
    assertEquals(
        List.of(3L),
        client.shown(Change.MessageArrived.class).stream()
            .map(change -> change.message().offset())
            .toList());
  }

  @Test
  void aHoleMakesItResume() {
    goOnline(0);
    client.hear(1, "a").hear(3, "c");
    assertEquals(Status.WAITING, client.session.state().status());
    client.redial().open();
    assertEquals(hello(ChatTestClient.EPOCH, 1), frames().getLast());
  }

  @Test
  void itLoadsOlderMessages() {
    goOnline(9);
    client.feed(new Input.HistoryRequested());
    assertTrue(frames().getLast().startsWith("{\"type\":\"history\",\"before\":10"));
    client.page(10, ChatTestClient.other(9, "x"));
    assertEquals(1, client.shown(Change.HistoryArrived.class).size());
  }

  @Test
  void itTakesNothingToSend() {
    goOnline(0);
    client.outputs.clear();
    client.say("a");
    client.feed(new Input.SendRequested(new Body.Remove(1, Body.Remover.AUTHOR)));
    client.feed(new Input.BinaryRequested(() -> 7));
    client.feed(new Input.Typed());
    client.feed(new Input.ActsRequested(0));
    assertEquals(
        List.of(Refusal.READ_ONLY, Refusal.READ_ONLY, Refusal.READ_ONLY),
        client.shown(Change.Refused.class).stream().map(Change.Refused::refusal).toList());
    assertEquals(List.of(), frames());
    assertEquals(Refusal.READ_ONLY, client.session.refusal(new Body.Text("a")));
    assertEquals(Refusal.READ_ONLY, client.session.binaryRefusal());
    assertFalse(client.session.hasUnsent());
  }

  @Test
  void nobodyJoinsIt() {
    assertThrows(IllegalStateException.class, () -> client.feed(new Input.ConnectRequested("Ann")));
    assertThrows(IllegalStateException.class, () -> client.feed(new Input.RenameRequested("Ann")));
    assertThrows(
        IllegalStateException.class, () -> new ChatTestClient().feed(new Input.ReadRequested()));
  }

  @Test
  void itStoresNothing() {
    goOnline(0);
    client.hear(1, "a").after(5_000);
    client.feed(new Input.DisconnectRequested());
    assertTrue(client.memory.entries().stream().allMatch(entry -> entry.value().isEmpty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {SubProtocol.JSON, ""})
  void aServerThatHasNoSpectatorsIsToldApart(String picked) {
    read().open(picked);
    var state = client.session.state();
    assertEquals(Status.FAILED, state.status());
    assertEquals(Cause.NO_SPECTATORS, state.cause());
    assertEquals(picked, state.detail());
    assertEquals(List.of(), frames());
  }

  @Test
  void aSubProtocolThatWasNotOfferedIsAnotherFault() {
    read().open("echo");
    assertEquals(Cause.WRONG_PROTOCOL, client.session.state().cause());
  }

  @Test
  void aForeignSubProtocolThatWasOfferedIsAnotherFaultToo() {
    var offered = List.of(SubProtocol.V1, "echo");
    var settings =
        new SessionSettings(GuideTestClient.URL, offered, 7, ChatTestClient.KEY, List.of());
    var session = Session.ofSpectator(settings, new JacksonJson());
    var now = new Now(0, ChatTestClient.WALL);
    var outputs = session.handle(new Input.ReadRequested(), now);
    for (var output : outputs) {
      if (output instanceof Output.Open open) {
        session.handle(new Input.Opened(open.generation(), "echo"), now);
      }
    }
    assertEquals(Status.FAILED, session.state().status());
    assertEquals(Cause.WRONG_PROTOCOL, session.state().cause());
  }

  @Test
  void theWelcomeOfAPersonIsNotItsOwn() {
    read().open().receive(ChatTestClient.welcome(0, 1, 0, false));
    assertEquals(Status.HANDSHAKING, client.session.state().status());
    assertEquals(1, client.shown(Change.Unreadable.class).size());
    var ann = new ChatTestClient();
    ann.join().open().receive(welcome(1, 0, false));
    assertEquals(Status.HANDSHAKING, ann.session.state().status());
  }

  @Test
  void itLeavesAtOnceAndMayReadAgain() {
    goOnline(0);
    client.feed(new Input.DisconnectRequested());
    client.closed(1000);
    assertEquals(Status.CLOSED, client.session.state().status());
    client.outputs.clear();
    read().open();
    assertEquals(List.of(hello(ChatTestClient.EPOCH, 0)), frames());
  }

  @Test
  void aTokenComesWithItsHelloAndIsRenewed() {
    client.feed(new Input.TokenSourceChanged(true));
    read();
    client.feed(new Input.TokenGiven(client.request(), "a.b.c"));
    client.open();
    assertEquals(List.of("{\"type\":\"hello\",\"read\":true,\"token\":\"a.b.c\"}"), frames());
    client.receive(welcome(1, 0, false)).receive(new ServerFrame.Token(60_000));
    client.feed(new Input.TokenGiven(client.request(), "d.e.f"));
    assertEquals("{\"type\":\"token\",\"token\":\"d.e.f\"}", frames().getLast());
  }
}
