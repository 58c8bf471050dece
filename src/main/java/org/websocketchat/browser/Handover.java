package org.websocketchat.browser;

/**
 * What a chat leaves to the next one on the same element.
 *
 * @param name the person's name; empty if the person had not joined
 * @param isSameRoom whether the next chat only begins, or stops, to read the room as nobody
 * @param isOpen whether it was open, if it was a bubble
 * @param isFocused whether it had the focus
 */
record Handover(String name, boolean isSameRoom, boolean isOpen, boolean isFocused) {

  /** From no chat. */
  static Handover none() {
    return new Handover("", false, false, false);
  }

  /** Whether the person's stay goes on, as nobody or as the person again. */
  boolean isSameStay() {
    return isSameRoom && !name.isEmpty();
  }
}
