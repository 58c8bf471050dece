package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells a host what has become of each request to join, to be called something else, and to leave,
 * once.
 *
 * @param <T> by what the host knows its requests
 */
public final class MembershipResults<T> {
  /** Is told the results. */
  public interface Listener<T> {
    /** The person is online under this name, which may be another one than was asked for. */
    void joined(T handle, String name);

    /** The server has refused the name, and the person keeps the one from before. */
    void nameRefused(T handle, String wanted);

    /** The session has failed, and does not go on by itself. */
    void failed(T handle, State state);

    /** The person is not in the room, and the name was not confirmed before. */
    void leftBefore(T handle, String wanted);

    /** The person has left, and the socket is closed. */
    void left(T handle);
  }

  /** A request for a name. */
  private static final class Naming<T> {
    private final T handle;

    /** Empty for the name that the person has. */
    private final String wanted;

    /** Whether the server has refused it, and the person keeps the name from before. */
    private boolean refused;

    Naming(T handle, String wanted) {
      this.handle = handle;
      this.wanted = wanted;
    }
  }

  private final Listener<T> listener;
  private final List<Naming<T>> namings = new ArrayList<>();
  private final List<T> leaves = new ArrayList<>();

  public MembershipResults(Listener<T> listener) {
    this.listener = listener;
  }

  /**
   * The person wants to be online under this name. Then call {@link #look} when the session has
   * been fed with it.
   *
   * @param wanted without white space around it; empty for the name that the person has
   */
  public void join(String wanted, T handle) {
    namings.add(new Naming<>(handle, wanted));
  }

  /** The person wants to leave. Then call {@link #look} when the session has been fed with it. */
  public void leave(T handle) {
    leaves.add(handle);
  }

  /** Whether a request has no result yet. */
  public boolean awaitsAny() {
    return !namings.isEmpty() || !leaves.isEmpty();
  }

  /** Takes a change of the session; call {@link #look} after it. */
  public void apply(Change change) {
    if (change instanceof Change.NameTaken(var wanted, var given, boolean kept)) {
      for (var one : namings) {
        one.refused |= kept && one.wanted.equals(wanted);
      }
    }
  }

  /**
   * Tells what is known by now.
   *
   * @param state of the session
   * @param awaitsName whether a name waits for the server's answer ({@link Session#awaitsName})
   */
  public void look(State state, boolean awaitsName) {
    switch (state.status()) {
      case ONLINE -> {
        if (!awaitsName) {
          confirmed(state.name());
        }
        left();
      }
      case CONNECTING, HANDSHAKING, WAITING -> left(); // joined again meanwhile
      case FAILED -> {
        for (var one : takeNamings()) {
          listener.failed(one.handle, state);
        }
        left();
      }
      case CLOSING -> leftBefore();
      case IDLE, CLOSED -> end();
    }
  }

  /** There is no session, or it has ended. */
  public void end() {
    leftBefore();
    left();
  }

  private void confirmed(String name) {
    for (var one : takeNamings()) {
      if (one.refused) {
        listener.nameRefused(one.handle, one.wanted);
      } else {
        listener.joined(one.handle, name);
      }
    }
  }

  private void leftBefore() {
    for (var one : takeNamings()) {
      listener.leftBefore(one.handle, one.wanted);
    }
  }

  private void left() {
    var all = List.copyOf(leaves);
    leaves.clear();
    all.forEach(listener::left);
  }

  private List<Naming<T>> takeNamings() {
    var all = List.copyOf(namings);
    namings.clear();
    return all;
  }
}
