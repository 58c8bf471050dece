package org.websocketchat.hub;

/**
 * Gives the key under which a name is taken: names that differ only in case, width or spacing have
 * the same key (RFC 8266).
 */
@FunctionalInterface
public interface NameKey {

  /** The key of a name; the empty text if the name has nothing that can be seen. Never throws. */
  String of(String name);
}
