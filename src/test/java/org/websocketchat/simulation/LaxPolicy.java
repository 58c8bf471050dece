package org.websocketchat.simulation;

import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.Policy;
import org.websocketchat.protocol.Body;

/** A policy with a planted bug: it lets everybody do what only moderators may. */
final class LaxPolicy implements Policy {
  private final Policy strict;

  LaxPolicy(Policy strict) {
    this.strict = strict;
  }

  @Override
  public @Nullable Exclusion entry(Asker asker) {
    return strict.entry(asker);
  }

  @Override
  public NameRuling name(String room, String name) {
    return strict.name(room, name);
  }

  @Override
  public @Nullable Refusal message(Asker asker, Body body, Circumstances circumstances) {
    boolean isAct = body instanceof Body.Correction && !(body instanceof Body.OfOneMessage);
    return isAct ? null : strict.message(asker, body, circumstances);
  }

  @Override
  public @Nullable Refusal history(Asker asker) {
    return strict.history(asker);
  }

  @Override
  public @Nullable Refusal acts(Asker asker) {
    return strict.acts(asker);
  }

  @Override
  public Draft.Right right(Asker asker) {
    return strict.right(asker);
  }

  @Override
  public Body stored(Asker asker, Body sent) {
    return strict.stored(asker, sent);
  }
}
