package org.websocketchat.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The frames that one client of the load generator sends, in its sub-protocol. */
sealed interface ClientProtocol {
  /** The sub-protocol that the handshake offers. */
  String subProtocol();

  /** The first frame on a new socket; null for none. */
  @Nullable String greeting();

  /** The answer to the frame that admits the client; null for none. */
  @Nullable String answer();

  /**
   * The kind of frame ({@link FrameScanner.Sink}) that admits the client; 0 if the handshake is
   * enough.
   */
  int admission();

  /** The frame of the next message, with this text. */
  String message(String text);

  /** {@code websocket-chat.v1}, with a key of the client's own. */
  final class Chat implements ClientProtocol {
    private static final int KEY_BYTES = 16;
    private static final int TAG_BYTES = 12;

    private final String key;
    private final String tag;
    private final String name;
    private int lastN;

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
      lastN++;
      return "{\"type\":\"message\",\"cid\":\""
          + tag
          + "."
          + lastN
          + "\",\"text\":\""
          + text
          + "\"}";
    }
  }

  /** {@code json}, with a server that knows names. */
  record Guide(String name) implements ClientProtocol {
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

  /** {@code json}, with a server that only copies frames: a message already has id and name. */
  record Broadcast(String name, int id) implements ClientProtocol {
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
