package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.ServerFrame.Standing;
import org.websocketchat.session.Message;
import org.websocketchat.session.Person;

/**
 * Who in the room has a role or a verified name. People are remembered after they have left, so
 * that what they said keeps its mark.
 */
public final class Standings {
  /** How many people are remembered at most; of more, the latest. */
  private static final int MOST = 500;

  /** Everybody who is or was more than a guest, one entry for each public id. */
  private final List<Person> known = new ArrayList<>();

  /** Whether there is nothing to tell about somebody of this standing. */
  private static boolean isPlain(Standing standing) {
    return !standing.verified() && label(standing.role()).isEmpty();
  }

  /** One of {@link Text} that names a role; empty for one that is not shown. */
  public static String label(Role role) {
    return switch (role) {
      case GUEST, MEMBER -> "";
      case BOT -> Text.BOT;
      case MODERATOR -> Text.MODERATOR;
      case OWNER -> Text.OWNER;
    };
  }

  /** Takes the people who are present; returns whether somebody's standing is new or another. */
  boolean apply(List<Person> people) {
    boolean changed = false;
    for (int i = 0; i < people.size(); i++) {
      var person = people.get(i);
      int at = find(person.standing().who());
      var before = at < 0 ? null : known.get(at);
      boolean isNew = before == null ? !isPlain(person.standing()) : !isSame(before, person);
      if (isNew) {
        if (at >= 0) {
          known.remove(at);
        }
        known.add(person);
        changed = true;
      }
    }
    while (known.size() > MOST) {
      known.remove(0);
    }
    return changed;
  }

  private static boolean isSame(Person one, Person other) {
    return one.standing().role() == other.standing().role()
        && one.standing().verified() == other.standing().verified()
        && one.name().equals(other.name());
  }

  /** The standing of a message's sender, if there is anything to tell about it; else null. */
  public @Nullable Standing of(Message message) {
    int at = find(message.who());
    if (at < 0 && Role.isBot(message.who())) { // it need not have been in the list
      return new Standing(String.valueOf(message.who()), Role.BOT, false);
    }
    if (at < 0 || isPlain(known.get(at).standing())) {
      return null;
    }
    var standing = known.get(at).standing();
    boolean isVerified = standing.verified() && known.get(at).name().equals(message.name());
    var told = new Standing(standing.who(), standing.role(), isVerified);
    return isPlain(told) ? null : told;
  }

  private int find(@Nullable String who) {
    for (int i = 0; i < known.size(); i++) {
      if (who != null && !who.isEmpty() && known.get(i).standing().who().equals(who)) {
        return i;
      }
    }
    return -1;
  }
}
