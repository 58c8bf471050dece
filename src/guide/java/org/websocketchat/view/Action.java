package org.websocketchat.view;

/** Nobody says what they do. */
public final class Action {
  private Action() {}

  public static boolean is(String text) {
    return false;
  }

  public static String plain(String text) {
    return text;
  }
}
