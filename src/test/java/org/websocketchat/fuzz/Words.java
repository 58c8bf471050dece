package org.websocketchat.fuzz;

import java.util.List;
import java.util.Random;

/** What people and servers of a script are called and say: mostly harmless, now and then odd. */
final class Words {
  private static final List<String> NAMES =
      List.of(
          "Ann",
          "Bob",
          "Zoë",
          "Ann Lee",
          "李雷",
          "İlker",
          "ilker",
          "*star*",
          "<b>x</b>",
          "O'Neil",
          "\u202eevil",
          "a\u200bb",
          "👩‍🚀",
          "Straße",
          "ann",
          "Ådne",
          "Guest 9",
          "Guest 15",
          "Guest 143",
          "  Bo  ",
          "x\u3000y");

  private static final List<String> ODD_NAMES =
      List.of("", "   ", "a\nb", "a\tb", "\u0085", "\ud83d", "x".repeat(33), "\u2028");

  private static final List<String> TEXTS =
      List.of(
          "hello",
          "hi @Ann",
          "@ann lee!",
          "@李雷你好",
          "@İLKER",
          "*bold* _it_ `code`",
          "/me waves",
          "/me\u3000挥手",
          "/help",
          "//help",
          "/nick Bo",
          "/nick ",
          "/foo",
          "/etc/hosts",
          "/",
          "😀",
          "👩‍🚀👨‍👩‍👧",
          "😀*fat*😀",
          "see https://example.org/a_(b)/c, ok",
          "www.example.org.",
          "mailto:ann@example.org",
          "https://example.org/" + "long/".repeat(20) + "end",
          "http://",
          "```\nint a;\n```",
          "a\nb\n\nc",
          "\u202eturned",
          "a\u00a0\u2003\u3000b",
          "_*both*_",
          "<img src=x onerror=alert(1)>",
          "{0} {1} | {2}",
          "\\ \" \u2028 \u0001",
          "ﬁ ǅ ß İ ı",
          "𐐀𐐨",
          "٣٤ שלום",
          "@",
          "@@Ann",
          "*_",
          "`",
          "1\u00a0234");

  private static final List<String> ODD_TEXTS =
      List.of("", " ", "\u3000\u2003", "\ud83d", "x\udc00y", "\u0000", "\u001c", "\u00a0");

  private static final List<String> TYPED =
      List.of("h", "he", "@", "@A", "@ann", "@李", "hi @z", "hi @z\u0301", "/", "/n", "/nick Zed");

  private final Random random;

  Words(Random random) {
    this.random = random;
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** From 0 to the bound, which it never is. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  String name() {
    return one(chance(8) ? ODD_NAMES : NAMES);
  }

  String text() {
    if (chance(1)) {
      return one(List.of("x", "é", "漢", "😀")).repeat(3_000 + random.nextInt(15_000));
    }
    return one(chance(8) ? ODD_TEXTS : TEXTS);
  }

  /** What may stand in the message box. */
  String typed() {
    return one(chance(40) ? TYPED : TEXTS);
  }
}
