package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;

/**
 * Feeds a session with inputs and carries out its outputs; it decides nothing itself. It is not
 * safe for several threads: call it from one thread only.
 */
public final class Driver {
  private final Session session;
  private final Transport transport;
  private final Clock clock;
  private final TokenSource tokens;
  private final Consumer<Output.Store> store;
  private final Consumer<Change> observer;

  /** Inputs that came while a turn was under way; they are handled after it, in order. */
  private final List<Input> inbox = new ArrayList<>();

  /** The session's outputs that were not carried out yet. */
  private final List<Output> decided = new ArrayList<>();

  /** The socket that was opened last; null before the first, and after it was abandoned. */
  private Transport.@Nullable Socket socket;

  private boolean inTurn;

  /**
   * Connects the parts; nothing happens before the first {@link #feed}.
   *
   * @param store stores an entry of the memory in place of the one before ({@link Output.Store});
   *     it must not throw
   * @param observer is told every change, in order; it may call {@link #feed}
   */
  public Driver(
      Session session,
      Transport transport,
      Clock clock,
      Consumer<Output.Store> store,
      Consumer<Change> observer) {
    this(session, transport, clock, TokenSource.NONE, store, observer);
  }

  /**
   * The same for a host that may have tokens; it is asked for them after {@link
   * Input.TokenSourceChanged}.
   */
  public Driver(
      Session session,
      Transport transport,
      Clock clock,
      TokenSource tokens,
      Consumer<Output.Store> store,
      Consumer<Change> observer) {
    this.tokens = tokens;
    this.session = session;
    this.transport = transport;
    this.clock = clock;
    this.store = store;
    this.observer = observer;
  }

  /** The state of the session now. */
  public State state() {
    return session.state();
  }

  /** Whether a pending message may not have reached the server ({@link Session#hasUnsent}). */
  public boolean hasUnsent() {
    return session.hasUnsent();
  }

  /**
   * Whether a name that the person has chosen waits for the server ({@link Session#awaitsName}).
   */
  public boolean awaitsName() {
    return session.awaitsName();
  }

  /** The time now by the clock of {@link State#retryAtMillis}. */
  public long nowMillis() {
    return clock.now().millis();
  }

  /** Why the session would refuse to send a binary frame now; null if it would send it. */
  public @Nullable Refusal binaryRefusal() {
    return session.binaryRefusal();
  }

  /** What the person has said and the server has not taken yet ({@link Session#pending}). */
  public List<Pending> pending() {
    return session.pending();
  }

  /** What the person may do with messages ({@link Session#powers}). */
  public Powers powers() {
    return session.powers();
  }

  /** Why the session would refuse to send this now; null if it would take it. */
  public @Nullable Refusal refusal(Body body) {
    return session.refusal(body);
  }

  /**
   * Has the session handle this input now, or right after the present turn if this is called within
   * one.
   *
   * <p>If the observer throws, the exception goes to the caller. The outputs behind it are not
   * lost: the clock is asked for a wake-up at once, and the next call carries them out first.
   */
  public void feed(Input input) {
    inbox.add(input);
    if (inTurn) {
      return;
    }
    inTurn = true;
    try {
      while (!inbox.isEmpty() || !decided.isEmpty()) {
        while (!decided.isEmpty()) {
          carryOut(decided.remove(0));
        }
        if (!inbox.isEmpty()) {
          decided.addAll(session.handle(inbox.remove(0), clock.now()));
        }
      }
    } finally {
      setWakeUp();
    }
  }

  /** Asks the clock for the next wake-up: at once if something is left to do. */
  private void setWakeUp() {
    inTurn = false;
    boolean isLeft = !inbox.isEmpty() || !decided.isEmpty();
    long atMillis = isLeft ? clock.now().millis() : session.deadline();
    clock.wakeAt(atMillis, () -> feed(new Input.TimePassed()));
  }

  private void carryOut(Output output) {
    switch (output) {
      case Output.Open(var generation, var url, var protocols) ->
          socket = transport.open(url, protocols, new SocketListener(generation));
      case Output.TokenWanted(var request) ->
          tokens.ask(token -> feed(new Input.TokenGiven(request, token)));
      case Output.Transmit(var text) -> present().send(text);
      case Output.TransmitBinary(var binary) -> present().send(binary);
      case Output.MeasureBuffer(var generation) ->
          feed(new Input.BufferMeasured(generation, present().bufferedBytes()));
      case Output.Close(var code, var reason) -> present().close(code, reason);
      case Output.Abandon() -> {
        present().abandon();
        socket = null;
      }
      case Output.Store entry -> store.accept(entry);
      case Output.Show(var change) -> observer.accept(change);
    }
  }

  private Transport.Socket present() {
    if (socket == null) {
      throw new IllegalStateException("the session used a socket it has not opened");
    }
    return socket;
  }

  /** Turns the events of one socket into inputs with its generation. */
  private final class SocketListener implements Transport.Listener {
    private final int generation;

    SocketListener(int generation) {
      this.generation = generation;
    }

    @Override
    public void opened(String protocol) {
      feed(new Input.Opened(generation, protocol));
    }

    @Override
    public void refused(boolean insecure, String detail) {
      feed(new Input.OpenRefused(generation, insecure, detail));
    }

    @Override
    public void blocked() {
      feed(new Input.OpenBlocked(generation));
    }

    @Override
    public void received(String text) {
      feed(new Input.Received(generation, text));
    }

    @Override
    public void received(Binary binary) {
      feed(new Input.BinaryReceived(generation, binary));
    }

    @Override
    public void errored() {
      feed(new Input.Errored(generation));
    }

    @Override
    public void closed(int code, String reason, boolean clean) {
      feed(new Input.Closed(generation, code, reason, clean));
    }
  }
}
