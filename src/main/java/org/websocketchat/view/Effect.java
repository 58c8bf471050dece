package org.websocketchat.view;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;

/** What an item of the menu of a message does. */
public sealed interface Effect {
  /** Has the person reply to the message. */
  record Reply() implements Effect {}

  /** Copies the text of the message. */
  record Copy() implements Effect {}

  /** Has the person edit the message. */
  record Edit() implements Effect {}

  /**
   * Sends this.
   *
   * @param question what the person is asked before, with places for the author's name and for how
   *     many messages there are to remove; empty if nothing is asked
   * @param answer what the button that confirms says
   * @param also what is sent, too, if the person wants to remove all that the author said; null if
   *     that is not asked
   */
  record Send(Body body, String question, String answer, Body.@Nullable Purge also)
      implements Effect {
    /** Sends this at once. */
    public Send(Body body) {
      this(body, "", "", null);
    }

    /** Sends this if the person answers so. */
    public Send(Body body, String question, String answer) {
      this(body, question, answer, null);
    }
  }
}
