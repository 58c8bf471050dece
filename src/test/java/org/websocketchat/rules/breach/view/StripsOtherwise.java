package org.websocketchat.rules.breach.view;

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
