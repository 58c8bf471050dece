package org.websocketchat.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A message that somebody posts.
 *
 * @param token says who it is; never logged
 * @param key the same for the same message, whatever becomes of the answer
 * @param name blank for the one in the token
 */
record PostedMessage(String token, String key, String name, String text) {
  /** So many bits fit into the n of a cid. */
  private static final int UNUSED_BITS = 64 - 52;

  /**
   * What the message is stored under: the same for the same name and text, and hardly ever the same
   * for others, so a key that comes again with something else is noticed, also after a restart.
   */
  long number() {
    var said = (name + "\0" + text).getBytes(StandardCharsets.UTF_8);
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(said);
      return (ByteBuffer.wrap(digest).getLong() >>> UNUSED_BITS) + 1;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
