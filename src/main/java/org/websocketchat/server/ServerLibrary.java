package org.websocketchat.server;

import com.ibm.icu.text.SpoofChecker;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.UnaryOperator;
import org.websocketchat.hub.Library;

/** The functions that the hub needs, from the JDK and two libraries. */
final class ServerLibrary {
  private ServerLibrary() {}

  /**
   * Name keys by PRECIS (RFC 8266), look-alikes by ICU (UTS 39), SHA-256 by the JDK; addresses as
   * given.
   */
  static Library create(UnaryOperator<String> addressHash) {
    var spoofs = new SpoofChecker.Builder().build();
    return new Library(
        new PrecisNameKey(), spoofs::getSkeleton, ServerLibrary::sha256, addressHash);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
