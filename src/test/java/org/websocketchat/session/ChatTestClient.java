package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.Now;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrame.Allowance;
import org.websocketchat.protocol.ServerFrameCodec;
import org.websocketchat.protocol.SubProtocol;
import org.websocketchat.testing.StoredMemory;

/** A session under {@code websocket-chat.v1} on virtual time. The test plays the server. */
final class ChatTestClient {
  static final String KEY = "AAAAAAAAAAAAAAAAAAAAAA";
  static final String TAG = "pX3kQ9abcdefghij";
  static final String EPOCH = "k3f9";
  static final long WALL = 1_763_878_400_000L;
  static final long ID = 7;

  final Session session;
  final List<Output> outputs = new ArrayList<>();
  long millis = 5_000;
  long wallMillis = WALL;

  /** The memory that the session has stored. */
  final StoredMemory memory;

  private int generation;

  /** The request for a token that was made last. */
  private int request;

  ChatTestClient() {
    this(new StoredMemory());
  }

  /** A session that goes on from this memory. */
  ChatTestClient(StoredMemory memory) {
    this(memory, false);
  }

  private ChatTestClient(StoredMemory memory, boolean reads) {
    this.memory = memory;
    var settings =
        new SessionSettings(
            GuideTestClient.URL,
            List.of(SubProtocol.V1, SubProtocol.JSON),
            7,
            KEY,
            memory.entries());
    session =
        reads
            ? Session.ofSpectator(settings, new JacksonJson())
            : new Session(settings, new JacksonJson());
  }

  /** A session that only reads. */
  static ChatTestClient ofSpectator() {
    return ofSpectator(new StoredMemory());
  }

  /** The same, given the memory of a person. */
  static ChatTestClient ofSpectator(StoredMemory memory) {
    return new ChatTestClient(memory, true);
  }

  /** Online as Ann in a room whose log has these offsets, without the outputs up to then. */
  static ChatTestClient online(long first, long head) {
    var client = new ChatTestClient();
    client.join().open().receive(welcome(0, first, head, false));
    client.outputs.clear();
    return client;
  }

  static ServerFrame.Welcome welcome(long acked, long first, long head, boolean recovered) {
    return welcome("Ann", acked, EPOCH, first, head, recovered, Allowance.USUAL);
  }

  static ServerFrame.Welcome welcome(
      String name,
      long acked,
      String epoch,
      long first,
      long head,
      boolean recovered,
      Allowance limits) {
    return new ServerFrame.Welcome(
        new ServerFrame.Self(ID, TAG, name, acked, ServerFrame.Standing.guest(TAG)),
        epoch,
        first,
        head,
        recovered,
        25_000,
        WALL,
        limits,
        RoomMode.USUAL,
        Body.NO_OFFSET);
  }

  /** The request for a token that was made last; 0 before the first. */
  int request() {
    return request;
  }

  ChatTestClient join() {
    feed(new Input.ConnectRequested("Ann"));
    return this;
  }

  ChatTestClient open() {
    return open(SubProtocol.V1);
  }

  ChatTestClient open(String protocol) {
    feed(new Input.Opened(generation, protocol));
    return this;
  }

  ChatTestClient receive(ServerFrame.Known frame) {
    return receive(ServerFrameCodec.encode(frame));
  }

  ChatTestClient receive(String text) {
    feed(new Input.Received(generation, text));
    return this;
  }

  /** The server sends a message of somebody else. */
  ChatTestClient hear(long offset, String text) {
    return receive(other(offset, text));
  }

  static ServerFrame.Message other(long offset, String text) {
    return new ServerFrame.Message(
        offset, 8, "Bob", new Body.Text(text), WALL, "bobsbobsbobsbobs." + offset);
  }

  /** The server sends the copy of the own message with this n. */
  ChatTestClient copy(long offset, long n, String text) {
    return receive(own(offset, n, text));
  }

  static ServerFrame.Message own(long offset, long n, String text) {
    return new ServerFrame.Message(offset, ID, "Ann", new Body.Text(text), WALL, TAG + "." + n);
  }

  /** The server sends the page before this offset; there is nothing before that. */
  ChatTestClient page(long before, ServerFrame.Message... messages) {
    return receive(new ServerFrame.History(before, EPOCH, 1, List.of(messages), false));
  }

  ChatTestClient say(String... texts) {
    for (var text : texts) {
      feed(new Input.SendRequested(text));
    }
    return this;
  }

  ChatTestClient closed(int code) {
    feed(new Input.Closed(generation, code, "", code == 1000));
    return this;
  }

  /** Waits until the next socket is asked for. */
  ChatTestClient redial() {
    while (status() != Status.CONNECTING) {
      after(session.deadline() - millis);
    }
    return this;
  }

  /** Loses the socket and is welcomed on the next one. */
  ChatTestClient reconnect(ServerFrame.Welcome welcome) {
    return reconnectAfter(1006, welcome);
  }

  /** Is closed with this code and welcomed on the next socket. */
  ChatTestClient reconnectAfter(int code, ServerFrame.Welcome welcome) {
    closed(code).redial();
    outputs.clear();
    return open().receive(welcome);
  }

  void feed(Input input) {
    for (var output : session.handle(input, new Now(millis, wallMillis))) {
      switch (output) {
        case Output.Open open -> {
          generation = open.generation();
          outputs.add(open);
        }
        case Output.TokenWanted wanted -> {
          request = wanted.request();
          outputs.add(wanted);
        }
        case Output.MeasureBuffer measure ->
            feed(new Input.BufferMeasured(measure.generation(), 0));
        case Output.Store store -> {
          memory.put(store);
          outputs.add(store);
        }
        default -> outputs.add(output);
      }
    }
  }

  /** Lets time pass, and feeds the session at every deadline. */
  ChatTestClient after(long forMillis) {
    long until = millis + forMillis;
    while (session.deadline() <= until) {
      pass(Math.max(0, session.deadline() - millis));
      feed(new Input.TimePassed());
    }
    pass(until - millis);
    return this;
  }

  /** Lets time pass without feeding the session. */
  ChatTestClient pass(long forMillis) {
    millis += forMillis;
    wallMillis += forMillis;
    return this;
  }

  Status status() {
    return session.state().status();
  }

  /** The frames handed to sockets since the outputs were last cleared. */
  List<ClientFrame> sent() {
    return all(Output.Transmit.class).stream()
        .map(transmit -> ClientFrameCodec.decode(new JacksonJson(), transmit.text()))
        .toList();
  }

  <T extends ClientFrame> List<T> sent(Class<T> kind) {
    return sent().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The messages handed to sockets, as "n after text". */
  List<String> said() {
    return sent(ClientFrame.Message.class).stream()
        .map(m -> ClientFrameCodec.numberOf(m.cid(), TAG) + " " + m.after() + " " + m.body().text())
        .toList();
  }

  <T extends Output> List<T> all(Class<T> kind) {
    return outputs.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  <T extends Change> List<T> shown(Class<T> kind) {
    return all(Output.Show.class).stream()
        .map(Output.Show::change)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** The texts of the messages that were shown, own ones included, in order. */
  List<String> arrived() {
    return all(Output.Show.class).stream()
        .map(Output.Show::change)
        .map(
            change ->
                switch (change) {
                  case Change.MessageArrived(var message) -> message.body().text();
                  case Change.PendingArrived(var cid, var message) -> message.body().text();
                  default -> "";
                })
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** The pending messages, each as "text DELIVERY". */
  List<String> pending() {
    return session.pending().stream()
        .map(said -> said.body().text() + " " + said.delivery())
        .toList();
  }
}
