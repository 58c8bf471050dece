package org.websocketchat.rules.breach.server;

import org.websocketchat.rules.Breaks;

@Breaks("static state")
final class KeepsState {
  static int count;
}
