package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Message;
import org.websocketchat.session.Person;

/**
 * The people whom the reader ignores. A person is recognised by the tag, which stays when the name
 * changes, or by the name if the server gives no tags.
 */
public final class IgnoreList {
  /** The greatest length of the stored text; when it is full, the oldest entries are dropped. */
  static final int MOST_CHARS = 8_000;

  /** A line feed, and for each ignored person the tag, a tab, the name and a line feed. */
  private String stored;

  /** Restores the list from an earlier {@link #stored}; null for an empty list. */
  public IgnoreList(@Nullable String stored) {
    this.stored = stored == null ? "\n" : stored;
  }

  /** Replaces the list by one that another tab has {@link #stored}; null changes nothing. */
  public void replaceBy(@Nullable String others) {
    stored = others == null ? stored : others;
  }

  /** The list as a text to store. */
  public String stored() {
    return stored;
  }

  /** Whether this person is ignored. */
  public boolean contains(Person person) {
    return stored.contains(key(person));
  }

  /** Whether this message is hidden; own messages are only if the page withholds them. */
  public boolean contains(Message message) {
    if (message.isWithheld()) {
      return true;
    }
    if (stored.length() == 1 || message.own()) {
      return false;
    }
    var cid = message.cid() == null ? "" : message.cid();
    int point = Math.max(0, cid.indexOf('.')); // a server may send a cid without a point
    return stored.contains(key(cid.substring(0, point), message.name()));
  }

  /** Starts or stops ignoring this person. */
  public void toggle(Person person) {
    int at = stored.indexOf(key(person));
    if (at < 0) {
      stored += person.tag() + "\t" + line(person.name()) + "\n";
    } else {
      stored = stored.substring(0, at) + stored.substring(stored.indexOf('\n', at + 1));
    }
    while (stored.length() > MOST_CHARS) {
      stored = stored.substring(stored.indexOf('\n', 1));
    }
  }

  /** The ignored people who are not among these. */
  public List<Person> absent(List<Person> people) {
    var absent = new ArrayList<Person>();
    for (int at = 0; at + 1 < stored.length(); ) {
      int tab = stored.indexOf('\t', at);
      int end = stored.indexOf('\n', tab);
      var tag = stored.substring(at + 1, tab);
      var person =
          new Person(Person.NO_ID, tag, stored.substring(tab + 1, end), null, false, false);
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
