package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;

/**
 * What the attributes of an element ask for.
 *
 * @param server as written; empty if missing
 * @param protocols to offer: a {@link #list}
 * @param name to join under at once; empty to ask the person
 */
record Settings(String server, String protocols, String name, String room, boolean chinese) {

  /** The names in a list separated by commas or white space. */
  static List<String> list(String written) {
    var names = new ArrayList<String>();
    int from = 0;
    for (int i = 0; i <= written.length(); i++) {
      if (i == written.length() || written.charAt(i) == ',' || written.charAt(i) <= ' ') {
        if (i > from) {
          names.add(written.substring(from, i));
        }
        from = i + 1;
      }
    }
    return names;
  }

  /** Whether both ask for the same conversation. */
  boolean isSameRoom(Settings other) {
    return server.equals(other.server)
        && room.equals(other.room)
        && protocols.equals(other.protocols);
  }
}
