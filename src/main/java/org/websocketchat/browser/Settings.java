package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.websocketchat.view.Formats;
import org.websocketchat.view.Words;

/**
 * What the attributes and properties of an element ask for.
 *
 * @param server as written; empty if missing
 * @param protocols to offer: a {@link #list}
 * @param name to join under at once; empty to ask the person
 * @param lang the language, as a BCP 47 tag
 * @param texts translations by the English sentence, or null
 */
record Settings(
    String server,
    String protocols,
    String name,
    String room,
    String lang,
    @Nullable JSObject texts) {

  Words words(Formats formats) {
    return new Words(isChinese(), formats, english -> Page.translation(texts, english));
  }

  private boolean isChinese() {
    return Words.isChinese(lang);
  }

  /** The language that is spoken: what has no translation is English. */
  String spoken() {
    return isChinese() ? "zh-CN" : texts == null ? "en" : lang;
  }

  /** Whether both ask for the same words. */
  @SuppressWarnings("ReferenceEquality") // a page that changes them sets others
  boolean isSameLanguage(Settings other) {
    return texts == other.texts && spoken().equals(other.spoken());
  }

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
