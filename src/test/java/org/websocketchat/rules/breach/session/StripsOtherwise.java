package org.websocketchat.rules.breach.session;

import org.websocketchat.rules.Breaks;

@Breaks("compiled")
final class StripsOtherwise {
  boolean isBlank(String s) {
    return s.isBlank();
  }

  String strip(String s) {
    return s.strip();
  }
}
