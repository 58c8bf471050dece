package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;

/**
 * What the attributes of an element ask for.
 *
 * @param server as written; empty if missing
 * @param name to join under at once; empty to ask the person
 */
record Settings(String server, List<String> protocols, String name, String room, boolean chinese) {

  /** The names in a list separated by commas or white space. */
  static List<String> list(String written) {
    var names = new ArrayList<String>();
    var name = new StringBuilder();
    for (int i = 0; i <= written.length(); i++) {
      char c = i < written.length() ? written.charAt(i) : ',';
      if (c != ',' && c > ' ') {
        name.append(c);
      } else if (!name.isEmpty()) {
        names.add(name.toString());
        name.setLength(0);
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
