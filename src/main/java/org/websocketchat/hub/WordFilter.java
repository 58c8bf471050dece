package org.websocketchat.hub;

/** Knows the words that a room does not want. It does not throw, and is asked in each turn. */
public interface WordFilter {
  /** Whether such a word is in this text, or in this name. */
  boolean isIn(String room, String text);

  /** Wants every word. */
  static WordFilter none() {
    return (room, text) -> false;
  }
}
