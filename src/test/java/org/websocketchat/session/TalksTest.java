package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Now;

/** Which talk speaks on a socket, also if another sub-protocol is handed in. */
final class TalksTest {

  @Test
  void aSubProtocolThatWasNotOfferedIsAClearFailure() {
    var client = new GuideTestClient().join("Ann").open("websocket-chat.v1");
    var state = client.session.state();
    assertEquals(Status.FAILED, state.status());
    assertEquals(Cause.WRONG_PROTOCOL, state.cause());
    assertEquals("websocket-chat.v1", state.detail());
    assertEquals(1, client.all(Output.Abandon.class).size());
    assertEquals(List.of(), client.all(Output.Transmit.class));
    assertEquals(Long.MAX_VALUE, client.session.deadline());
  }

  @Test
  void aSubProtocolThatNothingSpeaksIsAClearFailure() {
    var settings =
        new SessionSettings(
            GuideTestClient.URL, List.of("graphql-ws"), 7, ChatTestClient.KEY, List.of());
    var session = new Session(settings, new JacksonJson());
    session.handle(new Input.ConnectRequested("Ann"), new Now(0, GuideTestClient.WALL));
    session.handle(new Input.Opened(1, "graphql-ws"), new Now(1, GuideTestClient.WALL));
    assertEquals(Cause.WRONG_PROTOCOL, session.state().cause());
  }

  @Test
  void aServerThatPicksNoneSpeaksJson() {
    var client = new GuideTestClient().join("Ann").open("").greet(GuideTestClient.ID).named("Ann");
    assertEquals(Status.ONLINE, client.status());
  }

  @Test
  void anotherSubProtocolCanBeHandedIn() {
    var settings =
        new SessionSettings(GuideTestClient.URL, List.of("echo"), 7, ChatTestClient.KEY, List.of());
    var spoken = List.of(new Talks.Spoken("echo", Echo::new));
    var session = new Session(settings, new JacksonJson(), spoken);
    var outputs = new ArrayList<Output>();
    for (var input :
        List.of(
            new Input.ConnectRequested("Ann"),
            new Input.Opened(1, "echo"),
            new Input.Received(1, "hi"))) {
      outputs.addAll(session.handle(input, new Now(0, GuideTestClient.WALL)));
    }
    assertEquals(Status.ONLINE, session.state().status());
    assertEquals(true, outputs.contains(new Output.Transmit("hi")));
  }

  /** Sends back what it received. */
  private static final class Echo implements Talk {
    private @Nullable String heard;
    private boolean online;

    Echo(SessionParts parts) {}

    @Override
    public void opened(Turn turn) {}

    @Override
    public void received(String text, Turn turn) {
      heard = text;
      online = true;
    }

    @Override
    public boolean isGreeted() {
      return online;
    }

    @Override
    public boolean isOnline() {
      return online;
    }

    @Override
    public boolean catchesUp() {
      return false;
    }

    @Override
    public boolean supports(Body body) {
      return true;
    }

    @Override
    public boolean accepts(Body body) {
      return false;
    }

    @Override
    public void typed(Turn turn) {}

    @Override
    public void loadHistory() {}

    @Override
    public void historyForgotten(long before) {}

    @Override
    public void personForgotten() {}

    @Override
    public @Nullable String next(Turn turn) {
      var frame = heard;
      heard = null;
      return frame;
    }

    @Override
    public boolean overdue(Outbox.Entry entry, Turn turn) {
      return false;
    }

    @Override
    public boolean resumes(Outbox.Entry entry, Turn turn) {
      return false;
    }

    @Override
    public void socketLost(Turn turn) {
      online = false;
    }

    @Override
    public void closed(int code, Turn turn) {}

    @Override
    public long deadline() {
      return Long.MAX_VALUE;
    }

    @Override
    public void runOut(Turn turn) {}
  }
}
