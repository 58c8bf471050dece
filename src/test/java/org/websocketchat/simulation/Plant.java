package org.websocketchat.simulation;

import java.util.Locale;

/** Bugs that are planted in the shells around session and hub, to prove that a rule sees them. */
enum Plant {
  STORE_TWICE(Rule.CID_ONCE, "storage keeps some drafts twice"),
  REUSE_OFFSET(Rule.NUMBERS_ONCE, "a crash takes an answered message along, in the same epoch"),
  REUSE_ID(Rule.NUMBERS_ONCE, "storage gives an id twice"),
  KEEP_EPOCH(Rule.NUMBERS_ONCE, "a lost log or restored backup goes on in the old epoch"),
  ACK_BEFORE_COMMIT(Rule.SENT_IS_STORED_ONCE, "storage answers before it has stored"),
  FORGET_NAMES(Rule.NAME_KEPT, "storage does not remember names"),
  NO_PING(Rule.KIND_STAYS, "the server sends no pings"),
  KEEP_GHOSTS(Rule.PRESENCE_TRUE, "the hub is not told that a socket is gone");

  final Rule breaks;
  final String sentence;

  Plant(Rule breaks, String sentence) {
    this.breaks = breaks;
    this.sentence = sentence;
  }

  /** As on the command line. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
