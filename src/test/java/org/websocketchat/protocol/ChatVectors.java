package org.websocketchat.protocol;

/** Runs one golden vector of {@code vectors/v1.jsonl}, on the JVM or compiled for a browser. */
public final class ChatVectors {
  private static final String TAG = "pX3kQ9aaaaaaaaaa";
  private static final String USUAL_MODE =
      ", mode=RoomMode[slowSeconds=0, links=true, signed=false, readonly=false]";

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
      case "client" -> shown(ClientFrameCodec.decode(json, input));
      case "client again" -> encoded(ClientFrameCodec.decode(json, input));
      case "server" -> shown(ServerFrameCodec.decode(json, input));
      case "server again" -> encoded(ServerFrameCodec.decode(json, input));
      case "cid" -> Long.toString(ClientFrameCodec.numberOf(input, TAG));
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static String encoded(ClientFrame frame) {
    return frame instanceof ClientFrame.Known known ? ClientFrameCodec.encode(known) : shown(frame);
  }

  private static String encoded(ServerFrame frame) {
    return frame instanceof ServerFrame.Known known ? ServerFrameCodec.encode(known) : shown(frame);
  }

  /** A frame in the notation of the vectors, which are older than bodies and some other fields. */
  private static String shown(ClientFrame frame) {
    if (frame instanceof ClientFrame.Message(var cid, long after, var body)) {
      return "Message[cid=" + cid + ", after=" + after + ", " + shown(body) + "]";
    }
    return frame instanceof ClientFrame.Unknown(var type, var cid)
        ? "Unknown[type=" + type + "]"
        : frame.toString().replace(", token=null]", "]");
  }

  /**
   * Leaves out of a frame what it says of guests, which is what it has always said of everybody.
   */
  private static String withoutGuests(String frame) {
    var from = ", standing=Standing[who=";
    var to = ", role=GUEST, verified=false]";
    var left = new StringBuilder();
    int done = 0;
    for (int i = frame.indexOf(from); i >= 0; i = frame.indexOf(from, i + 1)) {
      int end = frame.indexOf(']', i) + 1;
      if (frame.substring(i, end).endsWith(to)) {
        left.append(frame, done, i);
        done = end;
      }
    }
    return left.append(frame, done, frame.length()).toString();
  }

  private static String shown(ServerFrame frame) {
    if (frame instanceof ServerFrame.Message m) {
      return "Message[offset="
          + m.offset()
          + ", id="
          + m.id()
          + ", name="
          + m.name()
          + ", "
          + shown(m.body())
          + ", date="
          + m.date()
          + ", cid="
          + m.cid()
          + "]";
    }
    if (frame instanceof ServerFrame.History h) {
      var items = new StringBuilder();
      for (var item : h.items()) {
        items.append(items.isEmpty() ? "" : ", ").append(shownItem(item));
      }
      return "History[before="
          + h.before()
          + ", epoch="
          + h.epoch()
          + ", first="
          + h.first()
          + ", items=["
          + items
          + "], more="
          + h.more()
          + "]";
    }
    if (frame instanceof ServerFrame.Malformed(var fault, long offset)) {
      return "Malformed[fault=" + fault + "]";
    }
    return frame instanceof ServerFrame.Unknown(var type, long offset)
        ? "Unknown[type=" + type + "]"
        : withoutGuests(frame.toString())
            .replace(", editMillis=0]", "]")
            .replace(USUAL_MODE + ", pinned=0]", "]");
  }

  private static String shownItem(ServerFrame.Item item) {
    return switch (item) {
      case ServerFrame.Message message -> shown(message);
      case ServerFrame.Place(long offset) -> "Place[offset=" + offset + "]";
    };
  }

  private static String shown(Body body) {
    return switch (body) {
      case Body.Text(var text, long re) -> "text=" + text + (re == 0 ? "" : ", re=" + re);
      case Body.Removed(var by) -> "removed=" + BodyCodec.word(by);
      case Body.Edit(long target, var text) -> "target=" + target + ", text=" + text;
      case Body.Remove(long target, var by) -> "target=" + target + ", by=" + BodyCodec.word(by);
      case Body.Purge purge -> purge.toString();
      case Body.Pin pin -> pin.toString();
      case Body.Mode mode -> mode.toString();
      case Body.ModeChange change -> change.toString();
      case Body.Sanction sanction -> sanction.toString();
      case Body.Report report -> report.toString();
    };
  }
}
