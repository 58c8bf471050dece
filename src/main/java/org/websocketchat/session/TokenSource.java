package org.websocketchat.session;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives the tokens that say who the person is (docs/protocol.md, "Tokens"). */
@FunctionalInterface
public interface TokenSource {
  /** The source of a host that has no tokens: the person is a guest. */
  TokenSource NONE = answer -> answer.accept("");

  /**
   * Asks for a token.
   *
   * @param answer to be called once, now or later: with the token, with an empty text if the person
   *     has none, or with null if none can be had now
   */
  void ask(Consumer<@Nullable String> answer);
}
