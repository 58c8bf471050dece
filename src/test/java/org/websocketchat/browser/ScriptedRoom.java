package org.websocketchat.browser;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrame.Allowance;
import org.websocketchat.protocol.ServerFrameCodec;
import org.websocketchat.testing.WirePeer;
import org.websocketchat.testing.WireServer;

/** A room of {@code websocket-chat.v1} that one window joins and the test fills with others. */
final class ScriptedRoom implements WireServer.Script, AutoCloseable {
  private static final long OWN_ID = 1_000_000;
  private static final String OWN_TAG = "owntagowntagownt";

  private final WireServer server = new WireServer(0, this);
  private final List<ServerFrame.Person> others = new CopyOnWriteArrayList<>();

  /** The frames of the window but for hello and answers to pings. */
  final List<ClientFrame> frames = new CopyOnWriteArrayList<>();

  /** The code with which corrections are refused; empty for none. */
  volatile String refuses = "";

  /** Whether there is nothing that a purge could remove. */
  volatile boolean refusesPurges;

  /** What moderators did and what was reported, the newest first. */
  final List<Act> acts = new CopyOnWriteArrayList<>();

  /** Whether there are older acts, which are those that {@link #olderActs} has. */
  final List<Act> olderActs = new CopyOnWriteArrayList<>();

  /** What the window's person is, from its next welcome on. */
  volatile Role role = Role.GUEST;

  /** What the room allows, and which message is pinned. */
  volatile RoomMode mode = RoomMode.USUAL;

  volatile long pinned = Body.NO_OFFSET;

  /** Whether the socket ends with the next text, which the log has; history brings its copy. */
  volatile boolean breaksOnce;

  /** What came with the end of a socket; null if nothing did. */
  private volatile ServerFrame.@Nullable Message unanswered;

  private volatile @Nullable WirePeer window;

  /** How many entries the log has; a test may begin with some. */
  long head;

  ScriptedRoom() throws IOException {}

  String url() {
    return server.url();
  }

  /** Somebody is there, from the beginning or from now on; the id is the number of those before. */
  ServerFrame.Person person(String name, @Nullable String like) {
    var tag = "tagtagtagtag" + (1_001 + others.size());
    return person(tag, name, like, ServerFrame.Standing.guest(tag));
  }

  /** Somebody of this standing is there. */
  ServerFrame.Person known(String name, ServerFrame.Standing standing) {
    return person("tagtagtagtag" + (1_001 + others.size()), name, null, standing);
  }

  private ServerFrame.Person person(
      String tag, String name, @Nullable String like, ServerFrame.Standing standing) {
    var person = new ServerFrame.Person(others.size() + 1, tag, name, like, standing);
    others.add(person);
    if (window != null) {
      tell(new ServerFrame.Joined(person));
    }
    return person;
  }

  void add(String... names) {
    for (var name : names) {
      person(name, null);
    }
  }

  /** Somebody says something, with a tag unless it is the empty one. */
  void say(ServerFrame.Person person, String text) {
    server.inTurn(
        () -> {
          var cid = person.tag().isEmpty() ? null : person.tag() + "." + (head + 1);
          tell(
              new ServerFrame.Message(
                  ++head,
                  person.id(),
                  cid == null ? null : person.standing().who(),
                  person.name(),
                  new Body.Text(text),
                  System.currentTimeMillis(),
                  cid,
                  0,
                  0));
        });
  }

  /** Sends the page before this offset, in which is one message of Bob, with this offset. */
  void page(long before, long offset, String text) {
    var message =
        new ServerFrame.Message(offset, 1, "Bob", new Body.Text(text), 1, "bob." + offset);
    tell(new ServerFrame.History(before, "epoch", 1, List.of(message), offset > 1));
  }

  /** Sends the page before this offset, in which all 50 messages of Bob were removed. */
  void removedPage(long before) {
    var page = new ArrayList<ServerFrame.Message>();
    for (long offset = before - 50; offset < before; offset++) {
      var body = new Body.Removed(Body.Remover.MODERATOR);
      page.add(new ServerFrame.Message(offset, 1, "Bob", body, 1, "bob." + offset));
    }
    tell(new ServerFrame.History(before, "epoch", 1, page, before > 51));
  }

  /** A moderator removes the message at this offset. */
  void remove(long target) {
    correct(new Body.Remove(target, Body.Remover.MODERATOR), null);
  }

  /** Somebody gives the message at this offset another text. */
  void edit(long target, String text) {
    correct(new Body.Edit(target, text), null);
  }

  /** A moderator sets the mode. */
  void set(RoomMode next) {
    mode = next;
    correct(new Body.Mode(next), null);
  }

  /** A moderator pins the message at this offset. */
  void pin(long target) {
    correct(new Body.Pin(target), null);
  }

  private void correct(Body.Correction body, @Nullable String cid) {
    act(body, cid, null);
  }

  /** A moderator acts, or somebody reports a message. */
  void act(Body.Correction body, ServerFrame.Person by) {
    act(body, null, by.standing().who());
  }

  private void act(Body.Correction body, @Nullable String cid, @Nullable String actor) {
    server.inTurn(
        () ->
            tell(new ServerFrame.Correction(++head, body, System.currentTimeMillis(), cid, actor)));
  }

  void tell(ServerFrame.Known frame) {
    var peer = window;
    if (peer != null) {
      peer.send(ServerFrameCodec.encode(frame));
    }
  }

  /** What the window has sent that is no text. */
  List<Body> corrections() {
    return frames.stream()
        .filter(ClientFrame.Message.class::isInstance)
        .map(frame -> ((ClientFrame.Message) frame).body())
        .filter(Body.Correction.class::isInstance)
        .toList();
  }

  /** How often the window told that one writes there. */
  long typings() {
    return frames.stream().filter(ClientFrame.Typing.class::isInstance).count();
  }

  @Override
  public void received(WirePeer peer, String text) {
    switch (ClientFrameCodec.decode(new JacksonJson(), text)) {
      case ClientFrame.Hello hello -> {
        window = peer;
        var name = hello.name();
        tell(
            new ServerFrame.Welcome(
                new ServerFrame.Self(
                    OWN_ID,
                    OWN_TAG,
                    name,
                    unanswered == null ? 0 : 1,
                    new ServerFrame.Standing(OWN_TAG, role, false)),
                "epoch",
                1,
                head,
                false,
                25_000,
                0,
                Allowance.USUAL,
                mode,
                pinned));
        var all = new ArrayList<>(others);
        all.add(new ServerFrame.Person(OWN_ID, OWN_TAG, name, null));
        tell(new ServerFrame.UserList(all));
      }
      case ClientFrame.Message(var cid, long after, var said) -> {
        frames.add(new ClientFrame.Message(cid, after, said));
        switch (said) {
          case Body.ModeChange(var change) when refuses.isEmpty() -> {
            mode = mode.with(change);
            correct(new Body.Mode(mode), cid);
          }
          case Body.Purge purge when refusesPurges ->
              tell(new ServerFrame.Refused("unknown_target", cid, ServerFrame.NONE));
          case Body.Correction correction when refuses.isEmpty() -> act(correction, cid, OWN_TAG);
          case Body.Correction correction ->
              tell(new ServerFrame.Refused(refuses, cid, ServerFrame.NONE));
          case Body.Text words when breaksOnce -> {
            breaksOnce = false;
            unanswered = own(cid, words);
            peer.reset();
          }
          case Body.Text words -> tell(own(cid, words));
          case Body.Removed removed -> throw new IllegalArgumentException("nobody sends this");
        }
      }
      case ClientFrame.Acts(long before) -> {
        frames.add(new ClientFrame.Acts(before));
        boolean isNewest = before == ClientFrame.NONE;
        boolean more = isNewest && !olderActs.isEmpty();
        var page = isNewest ? acts : olderActs;
        if (refuses.isEmpty()) {
          tell(new ServerFrame.Acts(before, page, List.of(), more));
        } else {
          tell(new ServerFrame.Refused("internal", null, ServerFrame.NONE));
        }
      }
      case ClientFrame.History asked when unanswered != null ->
          tell(new ServerFrame.History(asked.before(), "epoch", 1, List.of(unanswered), false));
      case ClientFrame.Ping ping -> tell(new ServerFrame.Pong());
      case ClientFrame other -> frames.add(other);
    }
  }

  private ServerFrame.Message own(String cid, Body.Text text) {
    return new ServerFrame.Message(
        ++head, OWN_ID, OWN_TAG, "Ann", text, 1_700_000_000_000L, cid, 0, 0);
  }

  @Override
  public void closed(WirePeer peer, int code, String reason) {
    if (peer == window) {
      window = null;
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
