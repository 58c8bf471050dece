package org.websocketchat.session;

import org.jspecify.annotations.Nullable;

/** What this session is called, whatever the sub-protocol. */
final class OwnName {

  /** The name we have, and ask for at the next socket: the one last chosen or last confirmed. */
  private String name = "";

  /** The name last confirmed in this stay; null before the first. */
  private @Nullable String confirmed;

  String get() {
    return name;
  }

  @Nullable String confirmed() {
    return confirmed;
  }

  /** Begins a new stay. */
  void join(String wanted) {
    name = wanted;
    confirmed = null;
  }

  void want(String wanted) {
    name = wanted;
  }

  /** The server calls us so. */
  void confirm(String given, long dateMillis, Turn turn) {
    var before = confirmed;
    name = given;
    confirmed = given;
    if (before == null) {
      turn.show(new Change.SignedIn(given, dateMillis, true));
    } else if (!before.equals(given)) {
      turn.show(new Change.Renamed(before, given, dateMillis, true));
    }
  }
}
