package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Message;
import org.websocketchat.session.Person;

/**
 * The people whom the person ignores, recognised by the tag, which a new name does not change, or
 * by the name if there is no tag.
 */
public final class Ignored {
  /** The greatest length of the stored text; when it is full, the oldest entries are dropped. */
  static final int MOST_CHARS = 8_000;

  /** A line feed, and for each ignored person the tag, a tab, the name and a line feed. */
  private String kept;

  /** Restores the list from an earlier {@link #kept}; null for an empty list. */
  public Ignored(@Nullable String kept) {
    this.kept = kept == null ? "\n" : kept;
  }

  /** Replaces the list by one that another tab has {@link #kept}; null changes nothing. */
  public void renew(@Nullable String others) {
    kept = others == null ? kept : others;
  }

  /** The list as a text to store. */
  public String kept() {
    return kept;
  }

  /** Whether this person is ignored. */
  public boolean has(Person person) {
    return kept.contains(key(person));
  }

  /** Whether this message is hidden; own messages never are. */
  public boolean has(Message message) {
    if (kept.length() == 1 || message.own()) {
      return false;
    }
    var cid = message.cid() == null ? "" : message.cid();
    int point = Math.max(0, cid.indexOf('.')); // a server may send a cid without a point
    return kept.contains(key(cid.substring(0, point), message.name()));
  }

  /** Starts or stops ignoring this person. */
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

  /** The ignored people who are not among these. */
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

  /** The entry's beginning in the text, for this tag or, if it is empty, for this name. */
  private static String key(String tag, String name) {
    return "\n" + tag + "\t" + (tag.isEmpty() ? line(name) + "\n" : "");
  }

  /**
   * A name up to its first control character, which would end the entry; servers of the guide allow
   * any.
   */
  private static String line(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) >= ' ') {
      end++;
    }
    return name.substring(0, end);
  }
}
