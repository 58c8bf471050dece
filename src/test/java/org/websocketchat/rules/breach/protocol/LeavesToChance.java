package org.websocketchat.rules.breach.protocol;

import org.websocketchat.rules.Breaks;

@Breaks("chance")
final class LeavesToChance {
  long nanos() {
    return System.nanoTime();
  }

  Object hashMap() {
    return new java.util.HashMap<String, String>();
  }
}
