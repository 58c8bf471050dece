package org.websocketchat.protocol;

import org.websocketchat.protocol.GuideFrame.Known;
import org.websocketchat.protocol.GuideFrame.Message;

/** Runs one golden vector of {@code vectors/guide.jsonl}, on the JVM or compiled for a browser. */
public final class GuideVectors {
  private final GuideCodec codec;

  public GuideVectors(Json json) {
    codec = new GuideCodec(json);
  }

  /**
   * The outcome of one vector: of decoding a frame, of writing it again, of saying a text, or of a
   * name.
   */
  public String run(String kind, String input) {
    return switch (kind) {
      case "decode" -> codec.decode(input).toString();
      case "encode" -> encoded(codec.decode(input));
      case "say" ->
          GuideCodec.encode(new Message(input, GuideFrame.NO_ID, GuideFrame.NO_DATE, null, null));
      case "name" ->
          WhiteSpace.strip(input)
              + "|"
              + PersonName.repaired(input)
              + "|"
              + PersonName.fault(input);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static String encoded(GuideFrame frame) {
    return frame instanceof Known known ? GuideCodec.encode(known) : frame.toString();
  }
}
