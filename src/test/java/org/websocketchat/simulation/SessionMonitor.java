package org.websocketchat.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.SubProtocol;
import org.websocketchat.session.Change;
import org.websocketchat.session.Output;
import org.websocketchat.session.Pending.Delivery;
import org.websocketchat.session.Session;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;

/** Looks over the shoulder of one session: its sockets, its timers, its attempts. */
final class SessionMonitor {
  private static final int MINUTE_MILLIS = 60_000;
  private static final int MOST_ATTEMPTS = 20;
  private static final int RESERVED_MILLIS = 115_000;
  private static final int REMEMBERED_MILLIS = 30_000;
  private static final int BETWEEN_MILLIS = 250;

  private final World world;
  private final String owner;
  private final BooleanSupplier kind;
  private final boolean prompt;
  private final boolean moderates;
  private final String subject;
  private final StoredLog truth;
  private final ArrayDeque<Long> attempts = new ArrayDeque<>();

  /** When the person or the host last gave a reason to try at once. */
  private long urgedMillis = -MINUTE_MILLIS;

  private long lastAttemptMillis = -MINUTE_MILLIS;

  /** Whether the person has left, or the server has said that it is final. */
  private boolean ended;

  /** Whether the person has left, which gives the name up. */
  private boolean left;

  /** Whether a socket is there: opened, and neither abandoned nor closed. */
  private boolean hasSocket;

  /** Whether the closing handshake has begun on it. */
  private boolean closing;

  /** The name that the person typed and no server has granted or refused; null if none. */
  private @Nullable String typed;

  /** The requests for another name on the present socket, as frames. */
  private final List<String> renames = new ArrayList<>();

  /** The name that was ours when the connection was lost; null if it may be another's now. */
  private @Nullable String lostName;

  private long lostMillis;
  private long onlineMillis;

  /** When a frame last came: until then, at least, the server had the socket. */
  private long heardMillis;

  private String epoch = "";

  SessionMonitor(World world, StoredLog truth, Host.Settings settings) {
    this.world = world;
    this.truth = truth;
    subject = settings.subject();
    owner = settings.owner();
    kind = settings.kind();
    prompt = settings.prompt();
    moderates = settings.moderates();
  }

  /** The page has been loaded again. */
  void reloaded(boolean kept) {
    if (!kept) {
      lostName = null;
    }
    hasSocket = false;
    ended = false;
    left = false;
    urged();
  }

  void heard() {
    heardMillis = world.millis();
  }

  void urged() {
    urgedMillis = world.millis();
  }

  void joined() {
    ended = false;
    left = false;
    urged();
  }

  void left() {
    ended = true;
    left = true;
    lostName = null;
  }

  /** The socket that is listened to has closed with this code. */
  void closed(int code, State before) {
    boolean goesOn = // it asks for another token: the one before has ended
        code == CloseCode.UNAUTHORIZED && before.status() == Status.ONLINE && moderates;
    // One that was given up may still tell of its end; that is nobody's business any more.
    ended |= hasSocket && CloseCode.isFinal(code) && !goesOn;
    hasSocket = false;
  }

  /** The person, or the page, wants to be called so. */
  void typed(String name) {
    typed = name;
  }

  /** After each turn: a name that the server gave for the one that was typed settles it. */
  private void settled(State state) {
    if (state.status() == Status.ONLINE && state.name().equals(typed)) {
      typed = null;
    }
  }

  /** At the end: what was typed is what one is called, or the person was told why not. */
  void checkName(State state) {
    world.must(
        typed == null,
        Rule.NAME_ASKED,
        () -> owner + " typed " + typed + ", is " + state.name() + " and was not told why");
  }

  private void spoken() {
    world.must(!closing, Rule.CLOSE_IS_LAST, () -> owner + " speaks after Close");
  }

  void said(Output output) {
    switch (output) {
      case Output.Open open -> {
        closing = false;
        renames.clear();
        world.must(!hasSocket, Rule.ONE_SOCKET, () -> owner + " opens a second socket");
        world.must(!ended, Rule.END_IS_END, () -> owner + " tries again after the end");
        hasSocket = true;
        attempted();
      }
      case Output.TokenWanted ignored -> {}
      case Output.Abandon() -> hasSocket = false;
      case Output.Transmit(var text) -> {
        spoken();
        if (text.startsWith("{\"type\":\"username\"")) {
          renames.add(text);
        }
      }
      case Output.TransmitBinary ignored -> spoken();
      case Output.MeasureBuffer ignored -> {}
      case Output.Close ignored -> {
        spoken();
        closing = true;
      }
      case Output.Store ignored -> {}
      case Output.Show(Change.NameTaken(var wanted, var given, boolean kept)) ->
          typed = wanted.equals(typed) ? null : typed;
      case Output.Show ignored -> {}
    }
  }

  /** The person wants another name: it may change any time now. */
  void renamed() {
    lostName = null;
    onlineMillis = Long.MAX_VALUE - REMEMBERED_MILLIS;
  }

  /** The tab goes on as somebody else. */
  void anotherKey() {
    lostName = null;
  }

  /** Compares the name after a lost connection with the one before. */
  void named(State before, State after, String nowEpoch) {
    renamed(before, after);
    if (before.status() == Status.ONLINE && after.status() != Status.ONLINE) {
      lost(before);
    } else if (before.status() != Status.ONLINE && after.status() == Status.ONLINE) {
      boolean due =
          lostName != null
              && prompt
              && world.millis() - lostMillis < RESERVED_MILLIS
              && nowEpoch.equals(epoch)
              && after.protocol().equals(SubProtocol.V1);
      world.must(
          !due || after.name().equals(lostName) || isOfOtherTab(after.name()),
          Rule.NAME_KEPT,
          () -> owner + " was " + lostName + " and is " + after.name());
      onlineMillis = world.millis();
      epoch = nowEpoch;
    }
    boolean other = !after.name().equals(before.name());
    if (before.status() == Status.ONLINE && other) { // another tab may have asked for it
      onlineMillis = Math.max(onlineMillis, world.millis());
    }
    boolean told = before.status() != Status.ONLINE || other;
    if (moderates && after.status() == Status.ONLINE && told) {
      truth.called(subject, after.name());
    }
  }

  /** Whether another tab of the same person has chosen this name meanwhile. */
  private boolean isOfOtherTab(String name) {
    return moderates && name.equals(truth.nameOf(subject));
  }

  /** While online a name changes to one that was asked for, or stays. */
  private void renamed(State before, State after) {
    boolean stayed =
        moderates // another tab may be the same person, and its hello brings a name
            || before.status() != Status.ONLINE
            || after.status() != Status.ONLINE
            || after.name().equals(before.name());
    world.must(
        stayed
            || !after.protocol().equals(SubProtocol.V1)
            || renames.contains(ClientFrameCodec.encode(new ClientFrame.Username(after.name()))),
        Rule.RENAME_REFUSED,
        () -> owner + " was " + before.name() + ", asked " + renames + ", is " + after.name());
  }

  /** The connection is lost; the server knows a name that was ours for some time. */
  void lost(State state) {
    if (state.status() == Status.ONLINE) {
      boolean known =
          !left
              && state.protocol().equals(SubProtocol.V1)
              && onlineMillis + REMEMBERED_MILLIS < heardMillis;
      lostName = known ? state.name() : null;
      lostMillis = world.millis();
    }
  }

  /** What an event of an old socket led to: no more than any turn may do. */
  void checkDeaf(List<Output> outputs) {
    for (var output : outputs) {
      boolean effect =
          switch (output) {
            case Output.Transmit ignored -> false;
            case Output.MeasureBuffer ignored -> false;
            case Output.Store ignored -> false;
            case Output.Open ignored -> true;
            case Output.TransmitBinary ignored -> true;
            case Output.Close ignored -> true;
            case Output.Abandon ignored -> true;
            case Output.TokenWanted ignored -> true;
            // Any turn hands over what the rate allows by then.
            case Output.Show(Change.PendingChanged(var text)) ->
                text.delivery() != Delivery.HANDED_OVER;
            case Output.Show ignored -> true;
          };
      world.must(!effect, Rule.OLD_IS_DEAF, () -> owner + ": an old socket led to " + output);
    }
  }

  private void attempted() {
    long now = world.millis();
    boolean urged = now - urgedMillis <= 1_100;
    if (!urged) {
      long wait = now - lastAttemptMillis;
      world.must(
          wait >= BETWEEN_MILLIS, Rule.FEW_ATTEMPTS, () -> owner + " waited " + wait + " ms");
      while (!attempts.isEmpty() && attempts.peek() < now - MINUTE_MILLIS) {
        attempts.remove();
      }
      attempts.add(now);
      int count = attempts.size();
      world.must(
          count <= MOST_ATTEMPTS, Rule.FEW_ATTEMPTS, () -> owner + " tried " + count + " times");
    }
    lastAttemptMillis = now;
  }

  /** After each turn. */
  void check(Session session, long deadlineMillis, State before) {
    var status = session.state().status();
    settled(session.state());
    boolean over =
        switch (status) {
          case IDLE, CLOSED, FAILED -> true;
          case CONNECTING, HANDSHAKING, ONLINE, WAITING, CLOSING -> false;
        };
    if (over) {
      world.must(
          deadlineMillis == Long.MAX_VALUE, Rule.NOTHING_LEFT, () -> owner + ": a timer is left");
      world.must(!hasSocket, Rule.NOTHING_LEFT, () -> owner + ": a socket is left");
    }
    if (status == Status.WAITING && before.status() != Status.WAITING && kind.getAsBoolean()) {
      world.broke(Rule.KIND_STAYS, owner + " lost its connection: " + session.state().cause());
    }
  }
}
