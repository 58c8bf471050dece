package org.websocketchat.store;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes names of epochs, which never repeat, and tells where the ids of an epoch begin. */
final class Epoch {
  private static final int BYTES = 9;

  /** How many ids stand between two places where an epoch may begin; the last is below 2^51. */
  private static final long ID_STEP = 1 << 20;

  private Epoch() {}

  static String random() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The number before the first id of a new epoch. It is random, so that ids that were given in a
   * log that is lost do not come again: by {@code json} a client knows the copy of its message by
   * the id under which it was sent (docs/protocol.md, section 1).
   */
  static long randomLastId() {
    return (new SecureRandom().nextInt() & 0x7FFF_FFFFL) * ID_STEP;
  }
}
