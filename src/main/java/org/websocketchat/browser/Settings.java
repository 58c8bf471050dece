package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.websocketchat.session.ServerAddress;
import org.websocketchat.view.Formats;
import org.websocketchat.view.Translator;

/**
 * The settings of an element, from its attributes and properties.
 *
 * @param server the address as written; empty if missing
 * @param protocols the sub-protocols to offer: a {@link #list}
 * @param name the name to join under at once; empty to ask the person
 * @param lang the language, as a BCP 47 tag
 * @param texts the page's translations by the English sentence; null for none
 */
record Settings(
    String server,
    String protocols,
    String name,
    String room,
    String lang,
    @Nullable JSObject texts) {

  /** The socket's address; the browser must accept it, too: it knows more about ports and hosts. */
  ServerAddress address() {
    var address = ServerAddress.resolve(server, room, Page.origin());
    return address instanceof ServerAddress.Valid valid && !Page.isUrl(valid.url())
        ? new ServerAddress.Invalid(ServerAddress.Fault.NOT_A_URL, server)
        : address;
  }

  Translator translator(Formats formats) {
    return new Translator(isChinese(), formats, new PageTexts(texts));
  }

  private boolean isChinese() {
    return Translator.isChinese(lang);
  }

  /** The language of the chat, as a BCP 47 tag; English where the page has no translations. */
  String spoken() {
    return isChinese() ? "zh-CN" : texts == null ? "en" : lang;
  }

  /** The language of dates, times and numbers: that of the texts, in the region of the tag. */
  String locale() {
    return isChinese() || texts != null || lang.startsWith("en") ? lang : "en";
  }

  /** Whether both have the same language and translations. */
  @SuppressWarnings("ReferenceEquality") // a page changes translations by setting another object
  boolean isSameLanguage(Settings other) {
    return texts == other.texts
        && spoken().equals(other.spoken())
        && locale().equals(other.locale());
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

  /** Whether both have the same server, sub-protocols and room. */
  boolean isSameRoom(Settings other) {
    return server.equals(other.server)
        && room.equals(other.room)
        && protocols.equals(other.protocols);
  }
}
