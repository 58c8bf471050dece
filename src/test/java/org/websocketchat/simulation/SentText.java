package org.websocketchat.simulation;

import org.jspecify.annotations.Nullable;

/** What became of one text that a person said. */
final class SentText {

  /** As far as the person can see. */
  enum Fate {
    SAID,
    REFUSED,
    WAITING,
    ON_WIRE,
    NOT_CONFIRMED,
    NOT_SENT,
    FAILED,
    ARRIVED,
    DISCARDED
  }

  /** Its first word, unlike that of every other text: {@code owner.number}. */
  final String key;

  final int number;

  Fate fate = Fate.SAID;

  /** The epoch of the message that it corrects or replies to; empty if it does neither. */
  String epoch = "";

  /** By which the session knows it; null before it has taken it. */
  @Nullable String mark;

  /** Whether it was ever handed to a socket. */
  boolean wasOnWire;

  /** Whether a socket ended with it on the wire, under a sub-protocol that cannot tell. */
  boolean wasInDoubt;

  /** Whether it has failed because it is about messages of a log that was lost. */
  boolean ofLostLog;

  /** Whether the person has decided about it: to say it again, or to delete it. */
  boolean decided;

  /**
   * Whether it may be there twice or not at all: said anew by the person, or its memory is lost.
   */
  boolean excused;

  SentText(String key, int number) {
    this.key = key;
    this.number = number;
  }

  /** Whether it is on the screen as not yet arrived. */
  boolean isPending() {
    return switch (fate) {
      case WAITING, ON_WIRE, NOT_CONFIRMED, NOT_SENT, FAILED -> true;
      case SAID, REFUSED, ARRIVED, DISCARDED -> false;
    };
  }
}
