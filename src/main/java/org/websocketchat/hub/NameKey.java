package org.websocketchat.hub;

/**
 * The key under which a name is taken: names that people would confuse by case, width or spacing
 * have the same one (RFC 8266).
 */
@FunctionalInterface
public interface NameKey {

  /** The key of a name; the empty text if the name has nothing that can be seen. Never throws. */
  String of(String name);
}
