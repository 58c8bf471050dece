package org.websocketchat.view;

/** A language that the chat speaks. */
public enum Language {
  ENGLISH("en"),
  CHINESE("zh-CN");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** Its BCP 47 tag. */
  public String tag() {
    return tag;
  }

  /** The language for a BCP 47 tag: Chinese for each {@code zh}, else English. */
  public static Language of(String tag) {
    return tag.startsWith("zh") || tag.startsWith("ZH") ? CHINESE : ENGLISH;
  }
}
