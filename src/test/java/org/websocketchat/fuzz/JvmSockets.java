package org.websocketchat.fuzz;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.websocketchat.bot.ByteBinary;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.session.Binary;
import org.websocketchat.session.Transport;

/** The sockets of world.js, as the page's transport uses them. */
final class JvmSockets implements Transport {
  /** How far a socket is, by the numbers of {@code WebSocket.readyState}. */
  enum State {
    CONNECTING,
    OPEN,
    CLOSING,
    CLOSED
  }

  private final Log log;
  private final List<JvmSocket> all = new ArrayList<>();
  private long bufferedBytes;

  /** What the next constructor throws; empty for nothing. */
  private String refusal = "";

  JvmSockets(Log log) {
    this.log = log;
  }

  @Override
  public Socket open(String url, List<String> protocols, Listener listener) {
    var socket = new JvmSocket(listener);
    log.tell("open", socket.number, url, String.join(",", protocols));
    if (!refusal.isEmpty()) {
      var why = refusal;
      refusal = "";
      socket.state = State.CLOSED;
      socket.listens = false;
      listener.refused(false, why);
    }
    return socket;
  }

  /** Does something to the newest socket, if there is one. */
  void newest(Consumer<JvmSocket> act) {
    if (!all.isEmpty()) {
      act.accept(all.getLast());
    }
  }

  /** Does something to the socket before the newest one, if there is one. */
  void late(Consumer<JvmSocket> act) {
    if (all.size() > 1) {
      act.accept(all.get(all.size() - 2));
    }
  }

  void refuse(String why) {
    refusal = why;
  }

  void buffer(long bytes) {
    bufferedBytes = bytes;
  }

  /** One socket. */
  final class JvmSocket implements Socket {
    /** The text frames that no server has read yet. */
    final Queue<String> sent = new ArrayDeque<>();

    private final int number;
    private final Listener listener;
    private State state = State.CONNECTING;
    private boolean listens = true;

    private JvmSocket(Listener listener) {
      this.listener = listener;
      all.add(this);
      number = all.size();
    }

    State state() {
      return state;
    }

    @Override
    public void send(String text) {
      if (state == State.OPEN) {
        log.tell("send", number, text);
        sent.add(text);
      }
    }

    @Override
    public void send(Binary binary) {
      if (state == State.OPEN) {
        log.tell("send", number, "binary " + binary.size());
      }
    }

    @Override
    public long bufferedBytes() {
      return bufferedBytes;
    }

    @Override
    public void close(int code, String reason) {
      log.tell("close", number, code, reason);
      if (state != State.CLOSED) {
        state = State.CLOSING;
      }
    }

    @Override
    public void abandon() {
      listens = false;
      close(CloseCode.ABANDONED, "");
    }

    void accept(String protocol) {
      if (state == State.CONNECTING) {
        state = State.OPEN;
        if (listens) {
          listener.opened(protocol);
        }
      }
    }

    void receive(String text) {
      if (listens && (state == State.OPEN || state == State.CLOSING)) {
        listener.received(text);
      }
    }

    void receive(int bytes) {
      if (listens && (state == State.OPEN || state == State.CLOSING)) {
        listener.received(new ByteBinary(ByteBuffer.allocate(bytes)));
      }
    }

    void end(int code, String reason) {
      boolean clean = code == CloseCode.NORMAL;
      boolean told = listens && state != State.CLOSED;
      state = State.CLOSED;
      if (told && !clean) {
        listener.errored();
      }
      if (told && listens) {
        listens = false;
        listener.closed(code, reason, clean);
      }
    }

    /** The browser reports that the page's policy forbids this socket. */
    void forbid() {
      if (listens && state != State.OPEN) {
        listens = false;
        listener.blocked();
      }
    }
  }
}
