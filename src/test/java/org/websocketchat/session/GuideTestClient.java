package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.GuideCodec;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.protocol.GuideFrame.Known;
import org.websocketchat.protocol.Now;
import org.websocketchat.testing.StoredMemory;

/** A session under {@code json} on virtual time. The test plays the server. */
final class GuideTestClient {
  static final String URL = "wss://chat.example/chat";
  static final long ID = 1_763_878_400_123L;
  static final long WALL = 1_763_878_400_000L;

  final Session session;

  /** The memory that the session has stored. */
  final StoredMemory memory = new StoredMemory();

  /** The outputs of the session in order, without measurements and writes to the memory. */
  final List<Output> outputs = new ArrayList<>();

  /** How many bytes the socket says it has buffered. */
  long buffered;

  private final GuideCodec codec = new GuideCodec(new JacksonJson());
  private long millis = 5_000;
  private long wallMillis = WALL;
  private int generation;

  GuideTestClient() {
    this(7);
  }

  GuideTestClient(long seed) {
    this(seed, List.of("json"));
  }

  GuideTestClient(long seed, List<String> protocols) {
    this(new SessionSettings(URL, protocols, seed, "AAAAAAAAAAAAAAAAAAAAAA", List.of()));
  }

  GuideTestClient(SessionSettings settings) {
    session = new Session(settings, new JacksonJson());
  }

  /** A client that is online as Ann, without the outputs up to then. */
  static GuideTestClient online() {
    var client = new GuideTestClient();
    client.join("Ann").open().greet(ID).named("Ann");
    client.outputs.clear();
    return client;
  }

  long millis() {
    return millis;
  }

  long wallMillis() {
    return wallMillis;
  }

  int generation() {
    return generation;
  }

  Status status() {
    return session.state().status();
  }

  /** Feeds an input and returns its outputs, without measurements and writes to the memory. */
  List<Output> feed(Input input) {
    var all = new ArrayList<Output>();
    for (var output : session.handle(input, new Now(millis, wallMillis))) {
      if (output instanceof Output.Open open) {
        generation = open.generation();
      }
      if (output instanceof Output.MeasureBuffer measure) {
        all.addAll(feed(new Input.BufferMeasured(measure.generation(), buffered)));
      } else if (output instanceof Output.Store store) {
        memory.put(store);
      } else {
        all.add(output);
        outputs.add(output);
      }
    }
    return all;
  }

  GuideTestClient join(String name) {
    feed(new Input.ConnectRequested(name));
    return this;
  }

  GuideTestClient open() {
    return open("json");
  }

  GuideTestClient open(String protocol) {
    feed(new Input.Opened(generation, protocol));
    return this;
  }

  GuideTestClient greet(long id) {
    return receive(new GuideFrame.Id(id));
  }

  /** The server says that the socket with this client's id has this name. */
  GuideTestClient named(String name) {
    return receive(new GuideFrame.Username(name, WALL, ID));
  }

  GuideTestClient receive(Known frame) {
    return receive(GuideCodec.encode(frame));
  }

  GuideTestClient receive(String text) {
    feed(new Input.Received(generation, text));
    return this;
  }

  GuideTestClient say(String text) {
    feed(new Input.SendRequested(text));
    return this;
  }

  /** The server returns the copy of the message that was sent last, as the guide's server does. */
  GuideTestClient echo() {
    return receive(copyOf(lastMessage(), "Ann"));
  }

  static GuideFrame.Message copyOf(GuideFrame.Message sent, String name) {
    return new GuideFrame.Message(sent.text(), sent.id(), sent.date(), name, sent.cid());
  }

  GuideTestClient closed(int code) {
    return closed(code, "");
  }

  GuideTestClient closed(int code, String reason) {
    feed(new Input.Closed(generation, code, reason, code == 1000));
    return this;
  }

  /** Lets time pass, and feeds the session at every deadline. */
  GuideTestClient after(long forMillis) {
    long until = millis + forMillis;
    while (session.deadline() <= until) {
      sleep(session.deadline() - millis);
      feed(new Input.TimePassed());
    }
    return sleep(until - millis);
  }

  /** Lets time pass without feeding the session. */
  GuideTestClient sleep(long forMillis) {
    millis += Math.max(0, forMillis);
    wallMillis += Math.max(0, forMillis);
    return this;
  }

  /** The computer sleeps: only the wall clock goes on. */
  GuideTestClient suspend(long forMillis) {
    wallMillis += forMillis;
    return this;
  }

  /** The frames handed to sockets since the outputs were last cleared. */
  List<GuideFrame> sent() {
    return all(Output.Transmit.class).stream().map(t -> codec.decode(t.text())).toList();
  }

  GuideFrame.Message lastMessage() {
    return (GuideFrame.Message) sent().getLast();
  }

  /** The texts of the messages handed to sockets since the outputs were last cleared. */
  List<String> saidOnWire() {
    return sent().stream()
        .filter(GuideFrame.Message.class::isInstance)
        .map(frame -> ((GuideFrame.Message) frame).text())
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

  <T extends Change> T lastShown(Class<T> kind) {
    return shown(kind).getLast();
  }

  Pending.Delivery lastDelivery() {
    return lastShown(Change.PendingChanged.class).pending().delivery();
  }
}
