package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.websocketchat.server.ChatServer;
import org.websocketchat.server.Origin;
import org.websocketchat.server.Settings;
import org.websocketchat.server.SettingsBuilder;
import org.websocketchat.testing.Await;
import org.websocketchat.testing.SampleServer;
import org.websocketchat.testing.Site;

/** The page on our server, with one like the guide's beside it, and what to wait for. */
abstract class PageFixture {
  protected final SampleServer sample;

  /** Of another origin, which our server lets in. */
  protected final Site site;

  /** A room of websocket-chat.v1 that the test fills. */
  protected final ScriptedRoom room;

  protected ChatServer server;

  PageFixture() throws IOException {
    sample = new SampleServer();
    room = new ScriptedRoom();
    site = new Site();
    server = ChatServer.start(settings(0).build());
  }

  @AfterEach
  void stopServers() {
    server.close();
    sample.close();
    room.close();
    site.close();
    assertEquals(List.of(), sample.crashes());
  }

  /** Opens a window on the page. */
  protected abstract Seat seat(String query);

  protected SettingsBuilder settings(int port) {
    return Settings.builder()
        .port(port)
        .origin(Origin.ofSite(site.url()))
        .connect(Origin.ofSocket(sample.url()))
        .connect(Origin.ofSocket(room.url()));
  }

  /** The query that sends the page to the guide's server. */
  protected String atSample() {
    return "server=" + sample.url();
  }

  /** The query that sends the page to the room that the test fills. */
  protected String atRoom() {
    return "server=" + room.url();
  }

  protected Seat online(String query, String name) {
    var seat = seat(query);
    seat.join(name);
    awaitStatus(seat, "Online");
    Await.until("the list of people", () -> !seat.people().isEmpty());
    return seat;
  }

  protected static void awaitStatus(Seat seat, String status) {
    Await.until("status " + status, () -> seat.status().equals(status));
  }

  protected static void awaitPeople(Seat seat, String... people) {
    await("people", List.of(people), seat::people);
  }

  protected static void awaitLog(Seat seat, String... rows) {
    await("log", List.of(rows), seat::log);
  }

  protected static void awaitLast(Seat seat, String row) {
    await("last row", row, () -> seat.log().isEmpty() ? "" : seat.log().getLast());
  }

  protected static void awaitPeopleCount(Seat seat, int count) {
    await("people", count, () -> seat.people().size());
  }

  protected static <T> void await(String what, T expected, Supplier<T> actual) {
    try {
      Await.until(what, () -> expected.equals(actual.get()));
    } catch (AssertionError late) {
      assertEquals(expected, actual.get(), what);
    }
  }
}
