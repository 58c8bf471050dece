package org.websocketchat.site;

/** A language of the site. */
enum Language {
  ENGLISH("en", ""),
  CHINESE("zh-CN", "zh-CN/");

  /** As in {@code lang}, and in the name of the file with its words. */
  final String tag;

  /** The folder of its pages, in {@code docs} and on the site; empty or with a slash behind it. */
  final String folder;

  Language(String tag, String folder) {
    this.tag = tag;
    this.folder = folder;
  }
}
