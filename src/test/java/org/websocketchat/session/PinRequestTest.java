package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrame.Allowance;
import org.websocketchat.protocol.ServerFrame.Standing;

/** How a session gets the message that is pinned, if it was not shown. */
final class PinRequestTest {
  private final ChatTestClient client = new ChatTestClient();

  private static ServerFrame.Welcome welcome(long head, boolean recovered, long pinned) {
    return new ServerFrame.Welcome(
        new ServerFrame.Self(
            ChatTestClient.ID, ChatTestClient.TAG, "Ann", 0, Standing.guest(ChatTestClient.TAG)),
        ChatTestClient.EPOCH,
        1,
        head,
        recovered,
        25_000,
        ChatTestClient.WALL,
        Allowance.USUAL,
        RoomMode.USUAL,
        pinned);
  }

  /** Online in a room with 80 entries, of which the last is shown, with the message 7 pinned. */
  private ChatTestClient online() {
    client.join().open().receive(welcome(80, false, 7));
    receive(81, 80);
    return client;
  }

  /** The server answers with the page before an offset, in which is this one message. */
  private void receive(long before, long offset) {
    receive(before, ChatTestClient.other(offset, "text " + offset));
  }

  private void receive(long before, ServerFrame.Item... items) {
    client.receive(new ServerFrame.History(before, ChatTestClient.EPOCH, 1, List.of(items), true));
  }

  private void correct(long offset, Body.Correction body) {
    client.receive(new ServerFrame.Correction(offset, body, 5, null, null));
  }

  /** The pages that were asked for since the outputs were last cleared, as "before limit". */
  private List<String> asked() {
    return client.sent(ClientFrame.History.class).stream()
        .map(page -> page.before() + " " + page.limit())
        .toList();
  }

  private List<String> arrived() {
    return client.shown(Change.PinnedArrived.class).stream()
        .map(change -> change.message().body().text())
        .toList();
  }

  @Test
  void aPinnedMessageThatWasNotShownIsAskedForAloneAfterThePage() {
    client.join().open().receive(welcome(80, false, 7));
    assertEquals(List.of("81 50"), asked());
    receive(81, 80);
    assertEquals(List.of("81 50", "8 1"), asked());
    receive(8, 7);
    assertEquals(List.of("text 7"), arrived());
    assertEquals(1, client.shown(Change.HistoryArrived.class).size());
    client.feed(new Input.HistoryRequested());
    assertEquals(List.of("81 50", "8 1", "80 50"), asked());
  }

  @Test
  void oneThatIsShownIsNotAskedFor() {
    online();
    receive(8, 7);
    client.outputs.clear();
    correct(81, new Body.Pin(80));
    assertEquals(List.of(), asked());
    correct(82, new Body.Pin(9));
    assertEquals(List.of("10 1"), asked());
  }

  @Test
  void aPageThatIsOvertakenByACorrectionIsAskedForAgain() {
    online();
    correct(81, new Body.Edit(7, "new"));
    receive(8, 7);
    assertEquals(List.of(), arrived());
    assertEquals(List.of("81 50", "8 1", "8 1"), asked());
    correct(82, new Body.Edit(80, "of another"));
    receive(8, 7);
    assertEquals(List.of("text 7"), arrived());
  }

  @Test
  void anotherPinMeanwhileIsAskedForAfterIt() {
    online();
    correct(81, new Body.Pin(9));
    assertEquals(List.of("81 50", "8 1"), asked());
    receive(8, 7);
    assertEquals(List.of("81 50", "8 1", "10 1"), asked());
    receive(10, 9);
    assertEquals(List.of("text 9"), arrived());
  }

  @Test
  void whatIsUnpinnedMeanwhileIsNotShown() {
    online();
    correct(81, new Body.Pin(Body.NO_OFFSET));
    receive(8, 7);
    assertEquals(List.of(), arrived());
    assertEquals(List.of("81 50", "8 1"), asked());
  }

  @Test
  void oneThatIsNotKeptIsNotShown() {
    online();
    receive(8);
    receive(8, new ServerFrame.Place(7));
    assertEquals(List.of(), arrived());
    assertEquals(List.of("81 50", "8 1"), asked());
  }

  @Test
  void aRefusedPageIsNotAskedForAgain() {
    online();
    client.receive(new ServerFrame.Refused("internal", null, ServerFrame.NONE));
    client.receive(new ServerFrame.Ping(80));
    assertEquals(List.of("81 50", "8 1"), asked());
    client.feed(new Input.HistoryRequested());
    assertEquals(List.of("81 50", "8 1", "80 50"), asked());
  }

  @Test
  void aReconnectAsksAgainOnlyIfCorrectionsMayBeMissing() {
    online();
    client.reconnect(welcome(80, true, 7));
    assertEquals(List.of("8 1"), asked(), "the first answer never came");
    receive(8, 7);
    client.reconnect(welcome(80, true, 7));
    assertEquals(List.of(), asked());
    client.reconnect(welcome(2_000, false, 7));
    receive(2_001, 2_000);
    assertEquals(List.of("2001 50", "8 1"), asked());
  }

  @Test
  void oneThatIsShownNoMoreIsAskedFor() {
    online();
    receive(8, 7);
    correct(81, new Body.Pin(80));
    client.outputs.clear();
    client.feed(new Input.HistoryForgotten(81));
    assertEquals(List.of("81 1"), asked());
  }
}
