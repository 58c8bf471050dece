package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;

/** What a person can do on the screen. */
interface Person {
  /** Joins; returns what is wrong with the name, or null. */
  @Nullable String join(String name);

  void leave();

  /** Tries to connect now. */
  void retry();

  /** Says something; returns why not, or null. */
  @Nullable String say(String text);

  void resend(String cid);

  void discard(String cid);
}
