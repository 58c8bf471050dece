package org.websocketchat.bot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.JsonFields;
import org.websocketchat.protocol.JsonObject;
import org.websocketchat.protocol.JsonWriter;
import org.websocketchat.session.Output;
import org.websocketchat.session.Position;

/** The lines of a memory file: the CRC-32 of a JSON object in hexadecimal, a space, the object. */
final class MemoryLines {
  private static final String FIRST = "websocket-chat bot 1 ";
  private static final int CRC_LETTERS = 8;

  /** More than a memory ever has. */
  private static final long MOST_BYTES = 64 << 20;

  /**
   * What a file says.
   *
   * @param handled null if it does not say it
   */
  record Content(Map<String, String> entries, @Nullable Position handled) {}

  private final JacksonJson json = new JacksonJson();
  private final Map<String, String> entries = new LinkedHashMap<>();
  private @Nullable Position handled;

  private MemoryLines() {}

  /** The first line. */
  static String header(String url) {
    return FIRST + url + "\n";
  }

  /** The line of an entry; without a value, it removes the entry. */
  static String line(Output.Store entry) {
    return line(new JsonWriter().field("entry", entry.entry()).field("value", entry.value()).end());
  }

  /** The line that tells how far the handlers have come. */
  static String line(Position handled) {
    return line(
        new JsonWriter().field("epoch", handled.epoch()).field("handled", handled.offset()).end());
  }

  private static String line(String object) {
    return crc(object) + " " + object + "\n";
  }

  private static String crc(String text) {
    var crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  /**
   * Reads a file, which it leaves as it is. An unfinished last line counts for nothing.
   *
   * @throws MemoryException if it belongs to another room, or cannot be understood
   */
  static Content read(Path file, String url) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw damaged(file, "it has more than " + MOST_BYTES + " bytes");
    }
    var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    var first = end < 0 ? text : text.substring(0, end);
    if (end < 0 || !first.startsWith(FIRST)) {
      throw damaged(file, "its first line is not that of a bot's memory");
    }
    var owner = first.substring(FIRST.length());
    if (!owner.equals(url)) {
      throw new MemoryException(
          "The bot's memory "
              + file
              + " belongs to "
              + owner
              + ", but the bot connects to "
              + url
              + ": give each room a file of its own. If it is the same room at a new address, "
              + "change the first line of the file.",
          null);
    }
    var lines = new MemoryLines();
    int number = 1;
    for (int from = end + 1; from < text.length(); from = end + 1) {
      end = text.indexOf('\n', from);
      if (end < 0) {
        break;
      }
      number++;
      if (!lines.take(text.substring(from, end))) {
        throw damaged(file, "line " + number + " cannot be read");
      }
    }
    return new Content(lines.entries, lines.handled);
  }

  private static MemoryException damaged(Path file, String how) {
    return new MemoryException(
        "The bot's memory "
            + file
            + " is damaged: "
            + how
            + ". Nothing was changed in it."
            + " Put a copy in its place, or move it away: then the bot begins as somebody new, and "
            + "what it had not sent yet is lost.",
        null);
  }

  /** Takes one line; returns whether it can be understood. */
  private boolean take(String line) {
    if (line.length() < CRC_LETTERS + 1) {
      return false;
    }
    var object = line.substring(CRC_LETTERS + 1);
    var fields = line.startsWith(crc(object) + " ") ? json.parse(object) : null;
    return fields != null && take(fields);
  }

  private boolean take(JsonObject fields) {
    var entry = fields.string("entry");
    var value = fields.string("value");
    var epoch = fields.string("epoch");
    if (entry != null && value != null) {
      if (value.isEmpty()) {
        entries.remove(entry);
      } else {
        entries.put(entry, value);
      }
      return true;
    }
    if (epoch != null) {
      handled = new Position(epoch, JsonFields.integer(fields, "handled", 0));
      return true;
    }
    return false;
  }
}
