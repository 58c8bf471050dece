package org.websocketchat.server;

import java.text.Normalizer;
import java.util.Locale;
import org.websocketchat.hub.NameKey;
import rocks.xmpp.precis.PrecisProfiles;

/**
 * The nickname profile of PRECIS (RFC 8266) as a key. A name that the profile refuses (with an
 * emoji joined of several, or of a script younger than the library) has one too: what can be seen
 * of it.
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
