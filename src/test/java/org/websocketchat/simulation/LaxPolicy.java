package org.websocketchat.simulation;

import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.Policy;
import org.websocketchat.protocol.Body;

/** A policy in which bugs can be planted. */
final class LaxPolicy implements Policy {
  private final Policy strict;
  private final World world;

  LaxPolicy(Policy strict, World world) {
    this.strict = strict;
    this.world = world;
  }

  /** The same asker without the sanctions that are planted to be overlooked. */
  private Asker seen(Asker asker) {
    return new Asker(
        asker.room(),
        asker.rules(),
        asker.role(),
        asker.isSigned(),
        asker.who(),
        asker.json(),
        world.has(Plant.HEAR_QUIET) ? null : asker.quiet(),
        world.has(Plant.LET_BACK) ? null : asker.ban(),
        asker.wallMillis());
  }

  @Override
  public @Nullable Exclusion entry(Asker asker) {
    return strict.entry(seen(asker));
  }

  @Override
  public NameRuling name(String room, String name) {
    return strict.name(room, name);
  }

  @Override
  public boolean maySayInName(Asker asker, String name) {
    return strict.maySayInName(asker, name);
  }

  @Override
  public @Nullable Refusal message(Asker asker, Body body, Circumstances circumstances) {
    boolean isAct = body instanceof Body.Correction && !(body instanceof Body.OfOneMessage);
    return isAct && world.has(Plant.ANYBODY_ACTS)
        ? null
        : strict.message(seen(asker), body, circumstances);
  }

  @Override
  public @Nullable Refusal history(Asker asker) {
    return strict.history(seen(asker));
  }

  @Override
  public @Nullable Refusal acts(Asker asker) {
    return strict.acts(asker);
  }

  @Override
  public Draft.Right right(Asker asker) {
    return strict.right(seen(asker));
  }

  @Override
  public Body stored(Asker asker, Body sent) {
    return strict.stored(seen(asker), sent);
  }
}
