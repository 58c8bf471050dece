package org.websocketchat.hub;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** Keys of people in tests, and what the hub makes of them. */
final class Keys {
  private Keys() {}

  /** The n-th of as many keys as a test needs. */
  static String of(int n) {
    return ("k" + n + "AAAAAAAAAAAAAAAAAAAAAAA").substring(0, 22);
  }

  /** The public name of the n-th key. */
  static String tag(int key) {
    var digest = sha256(Base64.getUrlDecoder().decode(of(key)));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 12));
  }

  /** Names by small letters; O and 0 look the same. */
  static Library library() {
    return new Library(
        name -> name.strip().toLowerCase(Locale.ROOT),
        name -> name.replace('0', 'O'),
        Keys::sha256,
        address -> "#" + address);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
