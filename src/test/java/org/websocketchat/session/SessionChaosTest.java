package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.GuideCodec;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.protocol.Now;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrame.Allowance;
import org.websocketchat.protocol.ServerFrameCodec;
import org.websocketchat.protocol.SubProtocol;

/** What a shell may rely on, whichever inputs come in whichever order. */
final class SessionChaosTest {
  private static final int SEEDS = 500;
  private static final int STEPS = 150;

  @Test
  void noOutputNeedsASocketThatIsNotThere() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      new Run(seed, false).go();
      new Run(seed, true).go();
    }
  }

  /** A shell with one socket, which checks everything that the session does. */
  private static final class Run {
    private final long seed;
    private final Random random;
    private final Session session;
    private final GuideCodec codec = new GuideCodec(new JacksonJson());
    private final ArrayDeque<Input> answers = new ArrayDeque<>();
    private final List<GuideFrame.Message> onWire = new ArrayList<>();
    private final List<String> cids = new ArrayList<>();
    private long millis = 1_000;
    private long wallMillis = GuideTestClient.WALL;
    private int generation;
    private boolean there;
    private boolean open;
    private boolean closing;
    private boolean greeted;
    private boolean left;

    /** Whether the sub-protocol is websocket-chat.v1. */
    private final boolean chat;

    /** The messages that were sent under v1, and below the highest n that the server has stored. */
    private final List<ClientFrame.Message> numbered = new ArrayList<>();

    private long acked;
    private long head;
    private boolean helloSaid;

    /** Whether the host has tokens now and then. */
    private final boolean tokens;

    private int tokenRequest;
    private boolean awaitsToken;

    Run(long seed, boolean chat) {
      tokens = seed % 2 == 0;
      this.seed = seed;
      this.chat = chat;
      random = new Random(seed);
      session =
          new Session(
              new SessionSettings(
                  GuideTestClient.URL,
                  List.of(chat ? SubProtocol.V1 : "json"),
                  seed,
                  "AAAAAAAAAAAAAAAAAAAAAA",
                  List.of()),
              new JacksonJson());
    }

    void go() {
      for (int i = 0; i < STEPS; i++) {
        long slept = random.nextInt(10) == 0 ? random.nextInt(200_000) : random.nextInt(1_500);
        millis += random.nextInt(20) == 0 ? 0 : slept;
        wallMillis += slept;
        feed(next());
        while (!answers.isEmpty()) {
          feed(answers.remove());
        }
      }
    }

    private Input next() {
      if (session.deadline() <= millis && random.nextInt(4) > 0) {
        return new Input.TimePassed();
      }
      return switch (random.nextInt(tokens ? 27 : 24)) {
        case 24 -> new Input.TokenSourceChanged(random.nextInt(3) > 0);
        case 25, 26 -> tokenGiven();
        case 20 -> new Input.Typed();
        case 21 -> new Input.HistoryRequested();
        case 22 ->
            random.nextInt(4) > 0
                ? new Input.BecameVisible()
                : new Input.ForgetRequested(
                    "BBBBBBBBBBBBBBBBBBBBB" + "AQgw".charAt(random.nextInt(4)));
        case 0 -> new Input.ConnectRequested(random.nextBoolean() ? "Ann" : "Zed");
        case 1 -> new Input.DisconnectRequested();
        case 2 -> new Input.RetryRequested();
        case 3 -> new Input.RenameRequested(random.nextBoolean() ? "Ann" : "Zoe");
        case 4 -> new Input.WentOffline();
        case 5 -> new Input.WentOnline();
        case 6 -> new Input.BecameVisible();
        case 7, 8 -> new Input.SendRequested("hi " + random.nextInt(3));
        case 9 ->
            cids.isEmpty()
                ? new Input.TimePassed()
                : new Input.ResendRequested(cids.get(random.nextInt(cids.size())));
        case 10 -> closed();
        default -> fromSocket();
      };
    }

    private Input tokenGiven() {
      int request = random.nextInt(4) == 0 ? generation : tokenRequest;
      var token = random.nextInt(4) == 0 ? null : random.nextInt(4) == 0 ? "" : "t" + millis % 3;
      return new Input.TokenGiven(request, token);
    }

    private Input closed() {
      int[] codes = {1000, 4401, 4401, 1001, 1005, 1006, 1008, 1009, 1011, 1013, 4003, 4500, 4509};
      if (!there) {
        return new Input.TimePassed();
      }
      there = false;
      open = false;
      return new Input.Closed(generation, codes[random.nextInt(codes.length)], "", true);
    }

    private Input fromSocket() {
      if (!there) {
        return new Input.TimePassed();
      }
      if (!open) {
        if (random.nextInt(15) == 0) {
          there = false;
          return new Input.OpenRefused(generation, false, "");
        }
        open = true;
        return new Input.Opened(generation, chat ? SubProtocol.V1 : "json");
      }
      if (chat) {
        return fromChat();
      }
      if (!greeted) {
        greeted = true;
        return received(new GuideFrame.Id(generation));
      }
      if (!onWire.isEmpty() && random.nextBoolean()) {
        return received(GuideTestClient.copyOf(onWire.remove(0), "Ann"));
      }
      String name = session.state().name();
      return switch (random.nextInt(5)) {
        case 0 -> received(new GuideFrame.RejectUsername(generation, "Ann1"));
        case 1 -> received(new GuideFrame.UserList(List.of("Bob", name)));
        case 2 -> received(new GuideFrame.UserList(List.of("Bob")));
        default -> received(new GuideFrame.Username(name, GuideTestClient.WALL, generation));
      };
    }

    private Input fromChat() {
      if (!greeted) {
        greeted = true;
        var name = random.nextBoolean() ? session.state().name() : "Kept";
        return received(
            ChatTestClient.welcome(
                name,
                acked,
                ChatTestClient.EPOCH,
                1,
                head,
                random.nextInt(3) > 0,
                Allowance.USUAL));
      }
      if (!numbered.isEmpty() && random.nextBoolean()) {
        var said = numbered.remove(0);
        long n = ClientFrameCodec.numberOf(said.cid(), ChatTestClient.TAG);
        if (random.nextInt(8) == 0) {
          numbered.clear();
          return received(new ServerFrame.Refused("too_large", said.cid(), 5));
        }
        acked = n;
        return received(ChatTestClient.own(++head, n, said.body().text()));
      }
      return switch (random.nextInt(8)) {
        case 0 -> received(ChatTestClient.other(++head, "x"));
        case 1 -> received(new ServerFrame.Ping(random.nextInt(8) == 0 ? head + 1 : head));
        case 2 -> received(new ServerFrame.RejectUsername(session.state().name(), null));
        case 3 -> received(new ServerFrame.Renamed(ChatTestClient.ID, "Zoe", null));
        case 4 -> received(new ServerFrame.Refused("internal", null, ServerFrame.NONE));
        case 5 -> received(new ServerFrame.Refused("forbidden", null, ServerFrame.NONE));
        case 6 -> received(tokens ? new ServerFrame.Token(60_000) : new ServerFrame.Typing(8));
        default -> received(new ServerFrame.Pong());
      };
    }

    private Input received(ServerFrame.Known frame) {
      return new Input.Received(generation, ServerFrameCodec.encode(frame));
    }

    private Input received(GuideFrame.Known frame) {
      return new Input.Received(generation, GuideCodec.encode(frame));
    }

    private void feed(Input input) {
      if (input instanceof Input.DisconnectRequested || input instanceof Input.ForgetRequested) {
        left = true;
      } else if (input instanceof Input.ConnectRequested || input instanceof Input.RetryRequested) {
        left = false;
      }
      for (var output : session.handle(input, new Now(millis, wallMillis))) {
        carryOut(output, input);
      }
      boolean wants =
          switch (session.state().status()) {
            case CONNECTING, HANDSHAKING, ONLINE, CLOSING -> true;
            case IDLE, WAITING, CLOSED, FAILED -> false;
          };
      if (session.state().status() == Status.CONNECTING && !there) {
        assertTrue(awaitsToken, about(input));
      } else {
        assertEquals(wants, there, about(input));
      }
      if (!wants && session.state().status() != Status.WAITING) {
        assertEquals(Long.MAX_VALUE, session.deadline(), about(input));
      }
      if (wants || session.state().status() == Status.WAITING) {
        assertNotEquals(Long.MAX_VALUE, session.deadline(), about(input));
      }
    }

    private void carryOut(Output output, Input input) {
      var about = about(input) + " " + output;
      switch (output) {
        case Output.Open(int number, var url, var protocols) -> {
          assertFalse(there, about);
          assertFalse(left, about);
          generation = number;
          awaitsToken = false;
          there = true;
          open = false;
          closing = false;
          greeted = false;
          helloSaid = false;
          onWire.clear();
          numbered.clear();
        }
        case Output.TokenWanted(int request) -> {
          assertTrue(tokens, about);
          tokenRequest = request;
          awaitsToken = !there;
        }
        case Output.Transmit(var text) -> {
          assertTrue(there && open && !closing, about);
          if (chat) {
            chatFrame(ClientFrameCodec.decode(new JacksonJson(), text), about);
            return;
          }
          assertTrue(greeted, about);
          if (codec.decode(text) instanceof GuideFrame.Message message) {
            assertEquals(generation, message.id(), about);
            onWire.add(message);
          }
        }
        case Output.Store store -> {}
        case Output.TransmitBinary binary -> assertTrue(there && open && !closing, about);
        case Output.MeasureBuffer measure -> {
          assertTrue(there && open, about);
          int bytes = random.nextBoolean() ? 0 : random.nextInt(300_000);
          answers.add(new Input.BufferMeasured(measure.generation(), bytes));
        }
        case Output.Close close -> {
          assertTrue(there && open && !closing, about);
          closing = true;
        }
        case Output.Abandon() -> {
          assertTrue(there, about);
          there = false;
          open = false;
        }
        case Output.Show(Change.PendingChanged(var pending)) -> cids.add(pending.cid());
        case Output.Show shown -> {}
      }
    }

    /** Hello comes first, and once. Before the welcome nothing but pongs follows it. */
    private void chatFrame(ClientFrame frame, String about) {
      if (!helloSaid) {
        assertInstanceOf(ClientFrame.Hello.class, frame, about);
        helloSaid = true;
        return;
      }
      assertTrue(greeted || frame instanceof ClientFrame.Pong, about);
      assertFalse(frame instanceof ClientFrame.Hello, about);
      if (frame instanceof ClientFrame.Message message) {
        long n = ClientFrameCodec.numberOf(message.cid(), ChatTestClient.TAG);
        assertTrue(n > message.after(), about);
        assertTrue(n > acked, about);
        numbered.add(message);
      }
    }

    private String about(Input input) {
      return "seed " + seed + ", " + session.state().status() + " after " + input;
    }
  }
}
