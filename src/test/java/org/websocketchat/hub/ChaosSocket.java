package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrameCodec;

/** What one socket of {@code websocket-chat.v1} was sent, held against what it should be. */
final class ChaosSocket {
  private final JacksonJson json = new JacksonJson();
  private final VirtualStorage storage;
  private final Map<Long, String> people = new LinkedHashMap<>();
  final long socket;
  final String room;

  /** The number of the key in its hello; 0 if it has sent none. */
  int key;

  /** The position that it sent. */
  @Nullable String askedEpoch;

  long askedOffset = -1;
  ServerFrame.@Nullable Welcome welcome;
  long position;

  /** The last n that it was copied or told. */
  long lastN;

  /** The n that it sent last. */
  long sentN;

  ChaosSocket(VirtualStorage storage, long socket, String room) {
    this.storage = storage;
    this.socket = socket;
    this.room = room;
  }

  void sent(String frame) {
    switch (ServerFrameCodec.decode(json, frame)) {
      case ServerFrame.Welcome welcomed -> welcomed(welcomed);
      case ServerFrame.Message message -> message(message);
      case ServerFrame.Ping(long head) -> assertTrue(head == -1 || head == position, frame);
      case ServerFrame.UserList(var users) -> users.forEach(this::joined);
      case ServerFrame.Joined(var person) -> joined(person);
      case ServerFrame.Left(long id) -> people.remove(id);
      case ServerFrame.Renamed(long id, var name, var ignored) -> people.put(id, name);
      case ServerFrame.Malformed malformed -> throw new AssertionError(frame);
      default -> {}
    }
  }

  private void welcomed(ServerFrame.Welcome welcomed) {
    assertNull(welcome, "welcomed twice");
    assertEquals(Keys.tag(key), welcomed.self().tag());
    welcome = welcomed;
    position = welcomed.recovered() ? askedOffset : welcomed.head();
    lastN = welcomed.self().acked();
    sentN = welcomed.self().acked();
    if (welcomed.recovered()) {
      assertEquals(askedEpoch, welcomed.epoch());
    }
  }

  private void message(ServerFrame.Message message) {
    assertEquals(position + 1, message.offset(), "a hole, or twice");
    position = message.offset();
    var kept = storage.of(room).stream().filter(m -> m.offset() == position).findFirst();
    assertEquals(EntryFrames.frame(kept.orElseThrow(), false), message);
    var cid = message.cid();
    if (cid != null && welcome != null && cid.startsWith(welcome.self().tag())) {
      lastN = Long.parseLong(cid.substring(cid.indexOf('.') + 1));
    }
  }

  private void joined(ServerFrame.Person person) {
    people.put(person.id(), person.name());
  }

  /** Once nothing changes any more, no two people are called the same. */
  void assertNamesDiffer() {
    var names = people.values().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    assertEquals(names.size(), new LinkedHashSet<>(names).size(), names.toString());
  }

  List<String> names() {
    return people.values().stream().sorted().toList();
  }
}
