package org.websocketchat.rules.breach.session;

import org.websocketchat.rules.Breaks;

@Breaks("costly")
final class CostsTooMuch {
  String[] split(String s) {
    return s.split(",");
  }
}
