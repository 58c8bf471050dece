package org.websocketchat.simulation;

import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrameCodec;

/** Sees that whoever a server tells of, or remembers, has said hello as a person. */
final class SpectatorMonitor {
  private static final int TAG_BYTES = 12;

  private final World world;
  private final Json json;

  /** The tags of all keys in hellos of people. */
  private final Set<String> tags = new LinkedHashSet<>();

  SpectatorMonitor(World world, Json json) {
    this.world = world;
    this.json = json;
  }

  /** Whether this is the hello of a spectator, as our client writes it. */
  static boolean isOfSpectator(String frame) {
    return frame.startsWith("{\"type\":\"hello\",\"read\":true");
  }

  /** The server has read this frame; returns what the hub is told. */
  String read(String frame, long socket) {
    if (!frame.startsWith("{\"type\":\"hello\"")) {
      return frame;
    }
    var hello = ClientFrameCodec.decode(json, frame);
    if (hello instanceof ClientFrame.Hello person && person.key().length() == 22) {
      var digest = StandInLibrary.LIBRARY.sha256().apply(bytes(person.key()));
      var first = new byte[TAG_BYTES];
      System.arraycopy(digest, 0, first, 0, TAG_BYTES);
      tags.add(Base64.getUrlEncoder().withoutPadding().encodeToString(first));
    }
    if (hello instanceof ClientFrame.SpectatorHello spectator && world.has(Plant.SEAT_SPECTATORS)) {
      var key = "guest" + (1_000_000_000_000_000L + socket); // 22 letters with the last one
      return ClientFrameCodec.encode(
          new ClientFrame.Hello(
              key.substring(0, 21) + "A",
              ClientFrame.NONE,
              "Somebody",
              spectator.epoch(),
              spectator.offset()));
    }
    return frame;
  }

  private static byte[] bytes(String key) {
    try {
      return Base64.getUrlDecoder().decode(key);
    } catch (IllegalArgumentException noKey) {
      return new byte[TAG_BYTES];
    }
  }

  /** The server tells this to some. */
  void said(String frame) {
    if (frame.startsWith("{\"type\":\"joined\"") || frame.startsWith("{\"type\":\"userlist\"")) {
      switch (ServerFrameCodec.decode(json, frame)) {
        case ServerFrame.Joined(var person) -> shown(List.of(person));
        case ServerFrame.UserList(var people) -> shown(people);
        default -> {
          // It is a list of json.
        }
      }
    }
  }

  private void shown(List<ServerFrame.Person> people) {
    for (var person : people) {
      must(person.tag().isEmpty() || tags.contains(person.tag()), "is shown as " + person.name());
    }
  }

  /** The server has storage remember the name of this tag. */
  void remembered(String tag) {
    must(tags.contains(tag), "is remembered");
  }

  private void must(boolean isPerson, String what) {
    world.must(isPerson, Rule.SPECTATORS_NOWHERE, () -> "somebody who never said hello " + what);
  }
}
