package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.GuideCodec;
import org.websocketchat.protocol.GuideFrame;
import org.websocketchat.protocol.GuideFrame.Known;
import org.websocketchat.protocol.Now;
import org.websocketchat.testing.StoredMemory;

/** A session on virtual time, with a server that says what the test tells it to. */
final class Stay {
  static final String URL = "wss://chat.example/chat";
  static final long ID = 1_763_878_400_123L;
  static final long WALL = 1_763_878_400_000L;

  final Session session;

  /** What is stored. */
  final StoredMemory memory = new StoredMemory();

  /** Everything the session decided, in order, measurements and memory left out. */
  final List<Output> outputs = new ArrayList<>();

  /** What the socket answers when it is asked for its buffer. */
  long buffered;

  private final GuideCodec codec = new GuideCodec(new JacksonJson());
  private long millis = 5_000;
  private long wallMillis = WALL;
  private int generation;

  Stay() {
    this(7);
  }

  Stay(long seed) {
    this(seed, List.of("json"));
  }

  Stay(long seed, List<String> protocols) {
    session =
        new Session(
            new Session.Settings(URL, protocols, seed, "AAAAAAAAAAAAAAAAAAAAAA", List.of()),
            new JacksonJson());
  }

  /** A stay that is online as Ann, with everything before that forgotten. */
  static Stay online() {
    var stay = new Stay();
    stay.join("Ann").open().greet(ID).named("Ann");
    stay.outputs.clear();
    return stay;
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

  /** What the input led to, measurements and memory left out. */
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

  Stay join(String name) {
    feed(new Input.ConnectRequested(name));
    return this;
  }

  Stay open() {
    return open("json");
  }

  Stay open(String protocol) {
    feed(new Input.Opened(generation, protocol));
    return this;
  }

  Stay greet(long id) {
    return receive(new GuideFrame.Id(id));
  }

  /** The server says that we, by the id it gave us, are called so. */
  Stay named(String name) {
    return receive(new GuideFrame.Username(name, WALL, ID));
  }

  Stay receive(Known frame) {
    return receive(GuideCodec.encode(frame));
  }

  Stay receive(String text) {
    feed(new Input.Received(generation, text));
    return this;
  }

  Stay say(String text) {
    feed(new Input.SendRequested(text));
    return this;
  }

  /** Returns the copy of what was sent last, as the guide's server does. */
  Stay echo() {
    return receive(copyOf(lastMessage(), "Ann"));
  }

  static GuideFrame.Message copyOf(GuideFrame.Message sent, String name) {
    return new GuideFrame.Message(sent.text(), sent.id(), sent.date(), name, sent.cid());
  }

  Stay closed(int code) {
    return closed(code, "");
  }

  Stay closed(int code, String reason) {
    feed(new Input.Closed(generation, code, reason, code == 1000));
    return this;
  }

  /** Time goes by and every deadline is kept to the millisecond. */
  Stay after(long forMillis) {
    long until = millis + forMillis;
    while (session.deadline() <= until) {
      sleep(session.deadline() - millis);
      feed(new Input.TimePassed());
    }
    return sleep(until - millis);
  }

  /** Time goes by and nobody looks at the clock. */
  Stay sleep(long forMillis) {
    millis += Math.max(0, forMillis);
    wallMillis += Math.max(0, forMillis);
    return this;
  }

  /** The computer sleeps: only the wall clock goes on. */
  Stay suspend(long forMillis) {
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
