package org.websocketchat.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What one client of the load says, in the sub-protocol that it speaks. */
sealed interface Speech {
  /** What is offered in the handshake. */
  String subProtocol();

  /** What is said on a fresh socket; null for nothing. */
  @Nullable String greeting();

  /** What is said to the first frame of a server that greets; null for nothing. */
  @Nullable String answer();

  /**
   * The kind of frame ({@link FrameScanner.Sink}) after which one is in; 0 where the handshake is
   * enough.
   */
  int admission();

  /** The next message, with this text. */
  String message(String text);

  /** Speaks {@code websocket-chat.v1} under a key of its own. */
  final class Chat implements Speech {
    private static final int KEY_BYTES = 16;
    private static final int TAG_BYTES = 12;

    private final String key;
    private final String tag;
    private final String name;
    private int said;

    Chat(String name, RandomGenerator chance) {
      var bytes = new byte[KEY_BYTES];
      chance.nextBytes(bytes);
      var base64 = Base64.getUrlEncoder().withoutPadding();
      key = base64.encodeToString(bytes);
      tag = base64.encodeToString(Arrays.copyOf(sha256(bytes), TAG_BYTES));
      this.name = name;
    }

    private static byte[] sha256(byte[] bytes) {
      try {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
      } catch (NoSuchAlgorithmException neverMissing) {
        throw new IllegalStateException(neverMissing);
      }
    }

    @Override
    public String subProtocol() {
      return "websocket-chat.v1";
    }

    @Override
    public String greeting() {
      return "{\"type\":\"hello\",\"key\":\"" + key + "\",\"name\":\"" + name + "\"}";
    }

    @Override
    public @Nullable String answer() {
      return null;
    }

    @Override
    public int admission() {
      return kind("welc");
    }

    @Override
    public String message(String text) {
      said++;
      return "{\"type\":\"message\",\"cid\":\""
          + tag
          + "."
          + said
          + "\",\"text\":\""
          + text
          + "\"}";
    }
  }

  /** Speaks {@code json} to a server that has names. */
  record Named(String name) implements Speech {
    @Override
    public String subProtocol() {
      return "json";
    }

    @Override
    public @Nullable String greeting() {
      return null;
    }

    @Override
    public String answer() {
      return "{\"type\":\"username\",\"name\":\"" + name + "\"}";
    }

    @Override
    public int admission() {
      return kind("id\",");
    }

    @Override
    public String message(String text) {
      return "{\"type\":\"message\",\"text\":\"" + text + "\"}";
    }
  }

  /** Speaks to a server that only copies: what our own servers add stands in it already. */
  record Nameless(String name, int id) implements Speech {
    @Override
    public String subProtocol() {
      return "json";
    }

    @Override
    public @Nullable String greeting() {
      return null;
    }

    @Override
    public @Nullable String answer() {
      return null;
    }

    @Override
    public int admission() {
      return 0;
    }

    @Override
    public String message(String text) {
      return "{\"type\":\"message\",\"id\":"
          + id
          + ",\"name\":\""
          + name
          + "\",\"text\":\""
          + text
          + "\"}";
    }
  }

  /** The kind of frame whose type begins with these four letters. */
  static int kind(String letters) {
    int kind = 0;
    for (byte letter : letters.getBytes(StandardCharsets.US_ASCII)) {
      kind = kind << 8 | letter;
    }
    return kind;
  }
}
