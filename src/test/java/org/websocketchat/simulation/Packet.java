package org.websocketchat.simulation;

import java.util.List;
import org.websocketchat.protocol.Utf8;

/** What travels through a {@link Pipe}. */
sealed interface Packet {

  /** The client asks for a WebSocket. */
  record Upgrade(List<String> protocols) implements Packet {}

  /** The server agrees. */
  record Accepted(String protocol) implements Packet {}

  /**
   * A frame of text.
   *
   * @param bytes its size on the wire, counted once for all sockets that it goes to
   */
  record Text(String text, int bytes) implements Packet {
    Text(String text) {
      this(text, Utf8.length(text) + 10);
    }
  }

  record Ping() implements Packet {}

  record Pong() implements Packet {}

  record Close(int code, String reason) implements Packet {}

  /** The connection is gone, without a close frame. */
  record Reset() implements Packet {}

  /** Its size on the wire. */
  default int bytes() {
    return switch (this) {
      case Upgrade ignored -> 500;
      case Accepted ignored -> 200;
      case Text(var ignored, int bytes) -> bytes;
      case Ping ignored -> 6;
      case Pong ignored -> 6;
      case Close(int code, var reason) -> Utf8.length(reason) + 8;
      case Reset ignored -> 0;
    };
  }
}
