package org.websocketchat.browser;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Driver;

/** Nothing is kept. */
final class Slot {
  static void take(String url, Consumer<Slot> taker) {
    taker.accept(new Slot());
  }

  boolean isOwn() {
    return false;
  }

  @Nullable String memory() {
    return null;
  }

  void keep(String memory) {}

  boolean isKept() {
    return false;
  }

  void releaseAfter(Driver driver) {}

  void release() {}

  static String randomKey() {
    return "";
  }

  static String sessionItem(String name) {
    return "";
  }

  static void setSessionItem(String name, String value) {}

  static @Nullable String item(String name) {
    return null;
  }

  static boolean setItem(String name, String value) {
    return false;
  }
}
