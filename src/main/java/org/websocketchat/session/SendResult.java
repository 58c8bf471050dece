package org.websocketchat.session;

import org.jspecify.annotations.Nullable;

/** What has become of something that a host had sent. */
public sealed interface SendResult {

  /**
   * The server has it.
   *
   * @param message its copy; null for a correction, and if the copy comes with a page of history
   */
  record Stored(Pending pending, @Nullable Message message) implements SendResult {}

  /** The session did not take it. */
  record Refused(Refusal refusal) implements SendResult {}

  /**
   * No server has it. The session keeps it: the person can have it sent again, or delete it; and if
   * the session has failed, it is sent once the person has joined again.
   */
  record NotSent() implements SendResult {}

  /** The server has refused it, and does not have it; {@link Pending#fault} says why. */
  record Failed(Pending pending) implements SendResult {}

  /** The server has it, or may still get it, or it does not: nobody knows. */
  record InDoubt() implements SendResult {}
}
