package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.session.Person;

/** What is read as markup; the pattern runs on the JDK's engine here, on the browser's there. */
final class MarkupTest {
  private static final Pattern PATTERN = Pattern.compile(Markup.PATTERN);

  private static final List<Person> PEOPLE =
      List.of(
          new Person("Ann", true),
          new Person("Ann Lee", false),
          new Person("李雷", false),
          new Person("*star*", false));

  /** Writes pieces down: {@code text}, {@code {kind style: text}}, {@code {a: label = href}}. */
  private static final class Notes implements Markup.Renderer {
    final StringBuilder notes = new StringBuilder();
    final StringBuilder shown = new StringBuilder();
    int pieces;
    private Matcher matcher = PATTERN.matcher("");

    @Override
    public int find(String text, int from) {
      matcher = PATTERN.matcher(text);
      return matcher.find(from) ? matcher.start() : -1;
    }

    @Override
    public int end() {
      return matcher.end();
    }

    @Override
    public String inner() {
      var inner = new StringBuilder();
      for (int i = 1; i <= matcher.groupCount(); i++) {
        inner.append(matcher.group(i) == null ? "" : matcher.group(i));
      }
      return inner.toString();
    }

    /** Roughly as a browser. */
    @Override
    public String href(String written) {
      try {
        var uri = URI.create(written);
        boolean known =
            Set.of("http", "https", "mailto").contains(uri.getScheme().toLowerCase(Locale.ROOT));
        return known && (uri.isOpaque() || uri.getHost() != null) ? "!" : "";
      } catch (IllegalArgumentException invalid) {
        return "";
      }
    }

    @Override
    public void piece(String kind, String style, String text, String href) {
      var told = (kind + " " + style).strip();
      pieces += text.isEmpty() ? 0 : 1;
      shown.append(text);
      notes.append(told.isEmpty() || text.isEmpty() ? text : "{" + told + ": " + text + "}");
      assertEquals(kind.equals("a"), !href.isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"`a` ", "@", "@Ann ", "```a``` ", "*a* ", "_*a*_ ", "https://a.b "})
  void noTextIsCutIntoMorePiecesThanAPageCanBear(String part) {
    var text = part.repeat(16_384 / part.length());
    var notes = new Notes();
    new Markup(PEOPLE, notes).read(text, "");
    assertTrue(notes.pieces <= 2 * Markup.MOST_PIECES + 1, notes.pieces + " pieces");
    var shown = notes.shown.toString();
    assertTrue(shown.endsWith(part), "the rest of it is text");
    assertEquals(text.replaceAll("[^a]", ""), shown.replaceAll("[^a]", ""), "nothing is lost");
  }

  private static String read(String text) {
    var notes = new Notes();
    new Markup(PEOPLE, notes).read(text, "");
    return notes.notes.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      textBlock =
          """
          nothing at all => nothing at all
          see https://example.org/a?b=c#d now => see {a: https://example.org/a?b=c#d} now
          Http://example.org and Https://x.org => {a: Http://example.org} and {a: Https://x.org}
          mailto:ann@example.org => {a: mailto:ann@example.org}
          see https://example.org/. Or https://example.org/a, or (https://example.org)! => see {a: https://example.org/}. Or {a: https://example.org/a}, or ({a: https://example.org})!
          https://en.example/wiki/Tea_(plant) (https://en.example/wiki/Tea_(plant)) => {a: https://en.example/wiki/Tea_(plant)} ({a: https://en.example/wiki/Tea_(plant)})
          https://example.org/a(b => {a: https://example.org/a}(b
          看https://example.org/tea，好 => 看{a: https://example.org/tea}，好
          https://example.org/tea看看。 => {a: https://example.org/tea}看看。
          https://example.org/차 https://example.org/茶 => {a: https://example.org/}차 {a: https://example.org/}茶
          see www.example.org/a, Www.example.org => see {a: www.example.org/a}, {a: Www.example.org}
          www. www.x awww.example.org w www..de www.例.de => www. www.x awww.example.org w www..de www.例.de
          “https://example.org” <https://example.org> => “{a: https://example.org}” <{a: https://example.org}>
          https://example.org/snake_case_/*x*_y_ => {a: https://example.org/snake_case_/*x*_y}_
          https://user:pass@example.org/ => {a: https://user:pass@example.org/}
          http:// https:// mailto: => http:// https:// mailto:
          http:example.org xhttp://example.org ftp://example.org/_a_ => http:example.org xhttp://example.org ftp://example.org/_a_
          javascript:alert(1) data:text/html,x vbscript:x file:///etc blob:https => javascript:alert(1) data:text/html,x vbscript:x file:///etc blob:https
          javascript://example.org/%0Aalert(1) => javascript://example.org/%0Aalert(1)
          a `code *x* _y_ @Ann https://example.org` b => a {code: code *x* _y_ @Ann https://example.org} b
          ``a`` b => `{code: a}` b
          it`s => it`s
          *bold* and _italic_, (*bold*): *A*. => {bold: bold} and {italic: italic}, ({bold: bold}): {bold: A}.
          *a b c* _d e f_ => {bold: a b c} {italic: d e f}
          *both _of them_ here* => {bold: both }{bold italic: of them}{bold:  here}
          _*both*_ *_both_* => {italic bold: both} {bold italic: both}
          *see https://example.org/a, `b` and @Ann* => {bold: see }{a bold: https://example.org/a}{bold: , }{code bold: b}{bold:  and }{mark bold: @Ann}
          这是*重点*，_你好_。 => 这是{bold: 重点}，{italic: 你好}。
          snake_case_words and 2*3*4, 2 * 3 * 4 => snake_case_words and 2*3*4, 2 * 3 * 4
          a*b* *c*d _e_f g_h_ => a*b* *c*d _e_f g_h_
          * item => * item
          *open => *open
          **strong** __init__ *** ___ => **strong** __init__ *** ___
          (*^_^*) *_* o_o -_- (*´∀｀*) ¯\\_(ツ)_/¯ => (*^_^*) *_* o_o -_- (*´∀｀*) ¯\\_(ツ)_/¯
          /*.txt and b/*.md, .*foo.* /* comment */ => /*.txt and b/*.md, .*foo.* /* comment */
          * not* *not * _ not_ => * not* *not * _ not_
          @Ann, @ann lee! @Anna 李雷@李雷好 => {mark: @Ann}, {b: @ann lee}! @Anna 李雷{b: @李雷}好
          @*star* @nobody x@Ann @ => {b: @*star*} @nobody x@Ann @
          _hi @Ann_ => {italic: hi }{mark italic: @Ann}
          ```a *b* `c` d``` e => {pre: a *b* `c` d} e
          ``` => ```
          `````` => ``````
          <b>x</b> &amp; <script> => <b>x</b> &amp; <script>
          """)
  void readsMarkup(String text, String expected) {
    assertEquals(expected, read(text));
  }

  @Test
  void keepsLinesAndSpacesOfABlock() {
    assertEquals(
        "see\n{pre:   if (a) {\n\n    b();\n  }}then",
        read("see\n```\n  if (a) {\n\n    b();\n  }\n```\nthen"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*a\nb*", "_a\nb_", "`a\nb`", "```a\nb``"})
  void endsWithTheLine(String text) {
    assertEquals(text, read(text));
  }

  @Test
  void shortensLongLinksInTheMiddleButNotTheirHost() {
    var path = "https://example.org/" + "a-long-path/".repeat(8) + "the-very-last.html";
    assertEquals("{a: https://example.org/a-long-path/a-long-path/…e-very-last.html}", read(path));
    var host = "https://" + "www.".repeat(20) + "example.org/";
    assertEquals(
        "{a: " + host + "…the-long-way.png}", read(host + "x".repeat(40) + "/the-long-way.png"));
    var fair = "https://example.org/" + "x".repeat(55);
    assertEquals("{a: " + fair + "}", read(fair));
  }

  @Test
  void showsALinkWholeThatNamesSomebodyBeforeItsHost() {
    var trick = "https://bank.example" + "-".repeat(80) + "@evil.example/" + "x".repeat(80);
    assertEquals("{a: " + trick + "}", read(trick));
  }

  @Test
  void looksAtSoManyMentionsAndNoMore() {
    var read = read("@Ann ".repeat(60));
    assertEquals(50, read.split("mark", -1).length - 1);
    assertTrue(read.endsWith("@Ann @Ann "));
  }

  /** Whatever it is made of, a text without its marks is what is shown. */
  @Test
  void losesNothingButMarks() {
    var random = new Random(7);
    var parts =
        List.of(
            "*",
            "_",
            "`",
            "```",
            "@",
            "@Ann",
            " ",
            "\n",
            "http://",
            "https://a.b/",
            "mailto:a@b.c",
            "a",
            "ß",
            "李",
            "(",
            ")",
            ".",
            ":",
            "\\",
            "😀",
            "\ud83d",
            "\u202e",
            "<",
            "[",
            "\"");
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(24); n >= 0; n--) {
        text.append(parts.get(random.nextInt(parts.size())));
      }
      var notes = new Notes();
      new Markup(PEOPLE, notes).read(text.toString(), "");
      assertEquals(
          text.toString().replaceAll("[*_`\n]", ""),
          notes.shown.toString().replaceAll("[*_`\n]", ""));
    }
  }

  /** Sixteen times the text may take sixteen times as long, and not 256 times. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "_",
        "`",
        "``",
        "```",
        "````",
        "*a ",
        "_a ",
        "*a* ",
        "`a",
        "```a",
        "*a _b `c ",
        "@",
        "@Ann ",
        "@Ann Le",
        "http://",
        "http://[",
        "https://a ",
        "http://a(",
        "http://)",
        "mailto:",
        "mailto::",
        "a:",
        "*_",
        "*a*b",
        "(*a",
        "http://a.b/(c)",
        "http://!!",
        "x",
        " ",
        "\n",
        "*a\n",
        ":::",
        "*@Ann* "
      })
  void takesTimeInStepWithTheLength(String part) throws InterruptedException {
    var times = new long[2];
    // The JDK's engine puts each pair of brackets on the stack.
    var reader =
        new Thread(
            null,
            () -> {
              times[0] = quickest(part, 1 << 12);
              times[1] = quickest(part, 1 << 16);
            },
            "reader",
            1 << 28);
    reader.start();
    reader.join();
    assertTrue(times[1] < 80 * times[0] + 10_000_000, part + ": " + times[0] + ", " + times[1]);
  }

  private static long quickest(String part, int length) {
    var text = part.repeat(length / part.length());
    var threads = ManagementFactory.getThreadMXBean();
    long quickest = Long.MAX_VALUE;
    for (int i = 0; i < 6; i++) {
      long before = threads.getCurrentThreadCpuTime();
      read(text);
      quickest = Math.min(quickest, threads.getCurrentThreadCpuTime() - before);
    }
    return quickest;
  }
}
