package org.websocketchat.simulation;

import java.util.Arrays;
import org.websocketchat.hub.Library;

/**
 * Stands in for what the hub needs from libraries: as good for a simulation, and the same
 * everywhere.
 */
final class StandInLibrary {
  private static final int DIGEST_BYTES = 32;
  private static final int KEY_BYTES = 16;

  static final Library LIBRARY =
      new Library(String::strip, name -> name, StandInLibrary::digest, address -> "#" + address);

  private StandInLibrary() {}

  /** No digest, but other bytes for other keys and for other people. */
  private static byte[] digest(byte[] bytes) {
    var digest = new byte[DIGEST_BYTES];
    int all = bytes.length > KEY_BYTES ? Arrays.hashCode(bytes) : 0;
    for (int i = 0; i < DIGEST_BYTES; i++) {
      int first = bytes[i % bytes.length];
      int second = bytes[(i * 5 + 3) % bytes.length];
      digest[i] = (byte) (first * 31 + second * 17 + i + (all >> (i % 4 * 8)));
    }
    return digest;
  }
}
