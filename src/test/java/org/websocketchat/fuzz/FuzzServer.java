package org.websocketchat.fuzz;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.SubProtocol;

/** The server of a script: what it may send next on the socket that was opened last. */
final class FuzzServer {
  private final Words words;
  private final FuzzRoom room;
  private final FuzzGuideRoom guideRoom;

  /** Answers that are on their way. */
  private final Queue<String> answers = new ArrayDeque<>();

  private String protocol = "";

  FuzzServer(Words words) {
    this.words = words;
    room = new FuzzRoom(words, answers::add);
    guideRoom = new FuzzGuideRoom(words, answers::add);
  }

  /** A socket is open. */
  void accept(String picked) {
    protocol = picked;
    answers.clear();
    if (picked.equals(SubProtocol.JSON)) {
      guideRoom.accept();
    }
  }

  /** The client has sent a frame. */
  void read(String frame, long nowMillis) {
    if (protocol.equals(SubProtocol.JSON)) {
      guideRoom.read(frame, nowMillis);
    } else {
      room.read(frame, nowMillis);
    }
  }

  /** An answer that is on its way; null if there is none. */
  @Nullable String answer() {
    return answers.poll();
  }

  /** Something that happens in the room. */
  String event(long nowMillis) {
    return protocol.equals(SubProtocol.JSON) ? guideRoom.event(nowMillis) : room.event(nowMillis);
  }

  /** A sub-protocol to pick: mostly one that was offered. */
  String pick(String offered) {
    if (words.chance(3)) {
      return words.one(List.of("", "soap", SubProtocol.JSON, SubProtocol.V1));
    }
    return offered.isEmpty() ? "" : words.one(List.of(offered.split(" ", -1)));
  }
}
