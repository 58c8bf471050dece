package org.websocketchat.store;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes names of epochs, which never repeat. */
final class Epoch {
  private static final int BYTES = 9;

  private Epoch() {}

  static String random() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
