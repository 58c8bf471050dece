package org.websocketchat.protocol;

/** Runs one golden vector of {@code vectors/v1.jsonl}, on the JVM or compiled for a browser. */
public final class ChatVectors {
  private static final String TAG = "pX3kQ9aaaaaaaaaa";

  private final Json json;

  public ChatVectors(Json json) {
    this.json = json;
  }

  /**
   * The outcome of one vector: of decoding a frame of a client or a server, of writing it again, or
   * of reading a cid.
   */
  public String run(String kind, String input) {
    return switch (kind) {
      case "client" -> ClientFrameCodec.decode(json, input).toString();
      case "client again" -> encoded(ClientFrameCodec.decode(json, input));
      case "server" -> ServerFrameCodec.decode(json, input).toString();
      case "server again" -> encoded(ServerFrameCodec.decode(json, input));
      case "cid" -> Long.toString(ClientFrameCodec.numberOf(input, TAG));
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static String encoded(ClientFrame frame) {
    return frame instanceof ClientFrame.Known known
        ? ClientFrameCodec.encode(known)
        : frame.toString();
  }

  private static String encoded(ServerFrame frame) {
    return frame instanceof ServerFrame.Known known
        ? ServerFrameCodec.encode(known)
        : frame.toString();
  }
}
