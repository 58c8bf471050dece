package org.websocketchat.hub;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Tells which names look alike, however they are written in capital and small letters. */
final class Looks {
  private Looks() {}

  /** The looks of a name: two names with one in common could be mistaken for each other. */
  static Set<String> of(String name, Library library) {
    var looks = new LinkedHashSet<String>();
    looks.add(library.skeleton().apply(name));
    looks.add(library.skeleton().apply(library.nameKey().of(name)));
    looks.add(library.skeleton().apply(name.toUpperCase(Locale.ROOT)));
    return looks;
  }
}
