package org.websocketchat.hub;

/**
 * Decides whether a person may be called otherwise now. Everybody in the room is told a new name,
 * so names would else say what messages may not (docs/budget.md, "Renames").
 */
final class Renames {
  /** How often one person may be renamed: 3 times at once, then every 10 s. */
  static final Rate PACE = Rate.perMinute(6, 3);

  private final Budget budget;
  private final Policy policy;

  Renames(Budget budget, Policy policy) {
    this.budget = budget;
    this.policy = policy;
  }

  /**
   * Whether a person who has a name may be called so from now on; counts it, unless that is the
   * name.
   */
  boolean allow(Turn turn, Client client, Person person, String name) {
    return name.equals(person.name()) || allow(turn, client, person);
  }

  private boolean allow(Turn turn, Client client, Person person) {
    var asker = client.asker(turn.wallMillis());
    boolean isSlowed =
        !asker.role().moderates()
            && person.sinceRenameMillis(turn.millis()) < asker.rules().slowMillis();
    boolean allowed =
        policy.maySpeak(asker)
            && !isSlowed
            && person.renames().waitMillis(1, turn.millis()) == 0
            && budget.rename(client.visitor(), turn.millis());
    if (allowed) {
      person.renames().take(1, turn.millis());
      person.renamedAt(turn.millis());
    }
    return allowed;
  }
}
