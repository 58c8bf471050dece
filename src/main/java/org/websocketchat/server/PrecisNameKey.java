package org.websocketchat.server;

import java.text.Normalizer;
import java.util.Locale;
import org.websocketchat.hub.NameKey;
import rocks.xmpp.precis.PrecisProfiles;

/**
 * Compares names by the nickname profile of PRECIS (RFC 8266). For a name that the profile refuses
 * (with a joined emoji, or in a script younger than the library), the key is its visible part.
 */
final class PrecisNameKey implements NameKey {

  @Override
  public String of(String name) {
    try {
      return PrecisProfiles.NICKNAME.toComparableString(name);
    } catch (IllegalArgumentException refused) {
      return visible(name);
    }
  }

  private static String visible(String name) {
    var out = new StringBuilder();
    Normalizer.normalize(name, Normalizer.Form.NFKC)
        .codePoints()
        .filter(PrecisNameKey::isVisible)
        .forEach(out::appendCodePoint);
    return out.toString().toLowerCase(Locale.ROOT).strip();
  }

  private static boolean isVisible(int point) {
    int type = Character.getType(point);
    boolean variationSelector = point >= 0xFE00 && point <= 0xFE0F;
    return type != Character.FORMAT && type != Character.CONTROL && !variationSelector;
  }
}
