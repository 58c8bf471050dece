package org.websocketchat.view;

import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Message;
import org.websocketchat.session.Person;

/**
 * Whom the person does not want to hear: known by the tag, which a new name does not change, and
 * where there is none by the name.
 */
public final class Ignored {
  /** How long the text may become; the oldest fall out. */
  static final int MOST_CHARS = 8_000;

  /** A line feed, and for each one who is ignored the key and another. */
  private String kept;

  /** Those that {@link #kept} told of before; null for nobody. */
  public Ignored(@Nullable String kept) {
    this.kept = kept == null ? "\n" : kept;
  }

  /** Takes over what another one {@link #kept}, if it did. */
  public void renew(@Nullable String others) {
    kept = others == null ? kept : others;
  }

  /** What to keep. */
  public String kept() {
    return kept;
  }

  /** Whether this one is not to be heard. */
  public boolean has(Person person) {
    return kept.contains(key(person));
  }

  /** Whether this is not to be shown; one's own is, always. */
  public boolean has(Message message) {
    if (kept.length() == 1 || message.own()) {
      return false;
    }
    var cid = message.cid();
    var key = cid == null ? message.name() : cid.substring(0, cid.indexOf('.') + 1);
    return kept.contains("\n" + key + "\n");
  }

  /** Ignores whoever is heard, and hears whoever is ignored. */
  public void toggle(Person person) {
    var key = key(person);
    int at = kept.indexOf(key);
    kept =
        at < 0
            ? kept + key.substring(1)
            : kept.substring(0, at) + kept.substring(at + key.length() - 1);
    while (kept.length() > MOST_CHARS) {
      kept = kept.substring(kept.indexOf('\n', 1));
    }
  }

  /** A tag ends with a point, unlike most names. */
  private static String key(Person person) {
    return "\n" + (person.tag().isEmpty() ? person.name() : person.tag() + ".") + "\n";
  }
}
