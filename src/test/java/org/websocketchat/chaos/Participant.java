package org.websocketchat.chaos;

import java.util.List;

/** Somebody in the room. */
interface Participant {

  /**
   * What somebody sees.
   *
   * @param arrived texts of what was said and came from the server, in the order they are shown;
   *     {@link KeptLog#REMOVED} for what was removed
   * @param most how many it can show, the newest
   * @param pending own texts that have not come back, and {@link KeptLog#label}s of corrections
   * @param failed those that were given up
   */
  record View(List<String> arrived, int most, List<String> pending, List<String> failed) {}

  /** Under which it is known here; begins every text it says. */
  String name();

  /** Says this; returns whether it was taken. */
  boolean say(String text);

  /** Tries to connect at once, if it waits to. */
  void retry();

  /** Returns what it sees now, as far up as it can load. */
  View view();
}
