package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.protocol.SubProtocol;
import org.websocketchat.protocol.WhiteSpace;
import org.websocketchat.session.ServerAddress;
import org.websocketchat.view.Formats;
import org.websocketchat.view.TextLimit;
import org.websocketchat.view.Translator;

/**
 * The settings of an element, from its attributes and properties.
 *
 * @param server the address as written; empty if missing
 * @param protocols the sub-protocols to offer: a {@link #list}
 * @param name the name to join under at once; empty to ask the person
 * @param lang the language, as a BCP 47 tag
 * @param heading what the room is called; empty to call it by its name
 * @param suggestedName a name that the person can take or change; empty for none
 * @param layout one of the choices of {@link Attribute#LAYOUT}
 * @param isManual whether the chat joins only when the person or a script asks for it
 * @param isReadonly whether the chat only reads, as nobody
 * @param mostChars the longest text that the person can send, in characters
 * @param mostRows how many messages and events the page keeps
 * @param texts the page's translations by the English sentence; null for none
 */
record Settings(
    String server,
    String protocols,
    String name,
    String room,
    String lang,
    String heading,
    String suggestedName,
    String layout,
    boolean isManual,
    boolean isReadonly,
    int mostChars,
    int mostRows,
    @Nullable JSObject texts) {

  /** Reads the attributes. */
  static Settings of(HTMLElement element, AttributeReader attributes, @Nullable JSObject texts) {
    attributes.choice(Attribute.THEME); // the style sheet and the bell take these as they are:
    attributes.choice(Attribute.NOTIFY); // only a mistake is told here
    return new Settings(
        WhiteSpace.strip(attributes.text(Attribute.SERVER, "")),
        attributes.text(Attribute.PROTOCOLS, SubProtocol.OFFERED),
        WhiteSpace.strip(attributes.text(Attribute.NAME, "")),
        attributes.text(Attribute.ROOM, ""),
        PageLanguage.of(element),
        WhiteSpace.strip(attributes.text(Attribute.HEADING, "")),
        WhiteSpace.strip(attributes.text(Attribute.SUGGESTED_NAME, "")),
        attributes.choice(Attribute.LAYOUT),
        attributes.choice(Attribute.CONNECT).equals("manual"),
        element.hasAttribute(Attribute.READONLY.attribute()),
        attributes.number(Attribute.MAX_LENGTH),
        attributes.number(Attribute.MESSAGES),
        texts);
  }

  /** How long a text of the person can be. */
  TextLimit limit() {
    return new TextLimit(mostChars);
  }

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

  /** Whether both have the same server, sub-protocols and room, and somebody or nobody there. */
  boolean isSameRoom(Settings other) {
    return isReadonly == other.isReadonly && isSameAddress(other);
  }

  /** Whether both have the same server, sub-protocols and room. */
  boolean isSameAddress(Settings other) {
    return server.equals(other.server)
        && room.equals(other.room)
        && protocols.equals(other.protocols);
  }
}
