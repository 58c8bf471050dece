package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
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

  /** A line feed, and for each one who is ignored the tag, a tab, the name and another. */
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
    var cid = message.cid() == null ? "" : message.cid();
    int point = Math.max(0, cid.indexOf('.')); // it is the server's word: there may be none
    return kept.contains(key(cid.substring(0, point), message.name()));
  }

  /** Ignores whoever is heard, and hears whoever is ignored. */
  public void toggle(Person person) {
    int at = kept.indexOf(key(person));
    if (at < 0) {
      kept += person.tag() + "\t" + line(person.name()) + "\n";
    } else {
      kept = kept.substring(0, at) + kept.substring(kept.indexOf('\n', at + 1));
    }
    while (kept.length() > MOST_CHARS) {
      kept = kept.substring(kept.indexOf('\n', 1));
    }
  }

  /** Those who are ignored and not among these, as far as they are known. */
  public List<Person> absent(List<Person> people) {
    var absent = new ArrayList<Person>();
    for (int at = 0; at + 1 < kept.length(); ) {
      int tab = kept.indexOf('\t', at);
      int end = kept.indexOf('\n', tab);
      var tag = kept.substring(at + 1, tab);
      var person = new Person(Person.NO_ID, tag, kept.substring(tab + 1, end), null, false, false);
      boolean here = false;
      for (int i = 0; i < people.size(); i++) {
        here |= key(people.get(i)).equals(key(person));
      }
      if (!here) {
        absent.add(person);
      }
      at = end;
    }
    return absent;
  }

  private static String key(Person person) {
    return key(person.tag(), person.name());
  }

  /** What stands in the text for who has this tag or, if that is empty, this name. */
  private static String key(String tag, String name) {
    return "\n" + tag + "\t" + (tag.isEmpty() ? line(name) + "\n" : "");
  }

  /** A name up to what would end it here; servers of the guide let any name be. */
  private static String line(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) >= ' ') {
      end++;
    }
    return name.substring(0, end);
  }
}
