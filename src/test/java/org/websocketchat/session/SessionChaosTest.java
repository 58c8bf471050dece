package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.GuideCodec;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.protocol.Now;

/** What a shell may rely on, whatever happens in whatever order. */
final class SessionChaosTest {
  private static final int SEEDS = 500;
  private static final int STEPS = 150;

  @Test
  void noOutputNeedsASocketThatIsNotThere() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      new Run(seed).go();
    }
  }

  /** One shell with one socket, which believes nothing of what the session should do. */
  private static final class Run {
    private final long seed;
    private final Random random;
    private final Session session;
    private final GuideCodec codec = new GuideCodec(new JacksonJson());
    private final ArrayDeque<Input> answers = new ArrayDeque<>();
    private final List<GuideFrame.Message> onWire = new ArrayList<>();
    private final List<String> cids = new ArrayList<>();
    private long millis = 1_000;
    private long wallMillis = Stay.WALL;
    private int generation;
    private boolean there;
    private boolean open;
    private boolean closing;
    private boolean greeted;
    private boolean left;

    Run(long seed) {
      this.seed = seed;
      random = new Random(seed);
      session =
          new Session(
              new Session.Settings(
                  Stay.URL, List.of("json"), seed, "AAAAAAAAAAAAAAAAAAAAAA", List.of()),
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
      return switch (random.nextInt(20)) {
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

    private Input closed() {
      int[] codes = {1000, 1001, 1005, 1006, 1008, 1013, 4003};
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
        return new Input.Opened(generation, "json");
      }
      if (!greeted) {
        greeted = true;
        return received(new GuideFrame.Id(generation));
      }
      if (!onWire.isEmpty() && random.nextBoolean()) {
        return received(Stay.copyOf(onWire.remove(0), "Ann"));
      }
      String name = session.state().name();
      return switch (random.nextInt(5)) {
        case 0 -> received(new GuideFrame.RejectUsername(generation, "Ann1"));
        case 1 -> received(new GuideFrame.UserList(List.of("Bob", name)));
        case 2 -> received(new GuideFrame.UserList(List.of("Bob")));
        default -> received(new GuideFrame.Username(name, Stay.WALL, generation));
      };
    }

    private Input received(GuideFrame.Known frame) {
      return new Input.Received(generation, GuideCodec.encode(frame));
    }

    private void feed(Input input) {
      if (input instanceof Input.DisconnectRequested) {
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
      assertEquals(wants, there, about(input));
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
          there = true;
          open = false;
          closing = false;
          greeted = false;
          onWire.clear();
        }
        case Output.Transmit(var text) -> {
          assertTrue(there && open && greeted && !closing, about);
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

    private String about(Input input) {
      return "seed " + seed + ", " + session.state().status() + " after " + input;
    }
  }
}
