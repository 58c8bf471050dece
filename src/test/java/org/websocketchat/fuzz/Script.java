package org.websocketchat.fuzz;

import com.google.gson.Gson;
import java.util.List;

/**
 * A script for one element, as player.js reads it.
 *
 * @param seed what the script is made from; the clock and the chance of its world begin with it
 * @param server the attribute {@code server}; so are the next three
 */
record Script(
    int seed, String server, String protocols, String name, String lang, List<Step> steps) {

  /** Scripts as JSON in ASCII, so that lone surrogates arrive as they are. */
  static String json(List<Script> scripts) {
    var json = new Gson().toJson(scripts);
    var ascii = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c < 0x7F) {
        ascii.append(c);
      } else {
        ascii.append("\\u").append(Integer.toHexString(0x10000 + c).substring(1));
      }
    }
    return ascii.toString();
  }
}
