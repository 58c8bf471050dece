package org.websocketchat.view;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.protocol.Utf8;
import org.websocketchat.protocol.WhiteSpace;
import org.websocketchat.session.Message;
import org.websocketchat.session.Refusal;
import org.websocketchat.session.ServerAddress;

/** Translates the constants of {@link Text} into one language and fills their places. */
public final class Translator {
  /** The translations of a page, by the English sentence. */
  public interface Translation {
    /** Returns the translation, or null if there is none. */
    @Nullable String of(String english);

    /**
     * Returns the translation for a plural category ({@link Formats#pluralCategory}), or null if
     * the page does not distinguish categories for this sentence.
     */
    default @Nullable String of(String english, String category) {
      return null;
    }
  }

  /** How many chars of a message are quoted at most; the page shows what fits into its line. */
  private static final int QUOTED_CHARS = 160;

  private final boolean chinese;
  private final Formats formats;
  private final Translation translation;

  /** Uses Chinese, or else English, for texts without a translation. */
  public Translator(boolean chinese, Formats formats, Translation translation) {
    this.chinese = chinese;
    this.formats = formats;
    this.translation = translation;
  }

  /** Whether Chinese, not English, suits this BCP 47 tag: it does for every {@code zh}. */
  public static boolean isChinese(String language) {
    return language.startsWith("zh") || language.startsWith("ZH");
  }

  public Formats formats() {
    return formats;
  }

  /** One of {@link Text} in this language, with its places unfilled; any other text as it is. */
  public String pattern(String text) {
    int bar = text.indexOf('|');
    if (bar < 0) {
      return text;
    }
    var english = text.substring(0, bar);
    var other = translation.of(english);
    return other != null ? other : chinese ? text.substring(bar + 1) : english;
  }

  /** One of {@link Text} in this language, without places. */
  public String translate(String text) {
    return translate(text, "");
  }

  /** One of {@link Text} in this language, with its one place filled. */
  public String translate(String text, String first) {
    return translate(text, first, "");
  }

  /** One of {@link Text} in this language, with its places filled. */
  public String translate(String text, String first, @Nullable String second) {
    var pattern = pattern(text);
    var said = "";
    int from = 0;
    for (int at = pattern.indexOf('{'); at >= 0; at = pattern.indexOf('{', from)) {
      said += pattern.substring(from, at) + (pattern.charAt(at + 1) == '0' ? first : second);
      from = at + 3;
    }
    return said + pattern.substring(from);
  }

  /**
   * One of {@link Text} with a singular and a plural, with the count in its place. A page can
   * translate the plural into all categories of its language, or both sentences one by one.
   */
  public String count(String text, int count) {
    int bar = text.indexOf('|');
    int last = text.lastIndexOf('|');
    var plural = text.substring(bar + 1, last);
    var category = formats.pluralCategory(count);
    var translated = translation.of(plural, category);
    var form = category.equals("one") ? text.substring(0, bar) : plural;
    return translate(
        translated == null ? form + text.substring(last) : translated, formats.number(count));
  }

  /** A name as it is shown; "Somebody" for a blank one. */
  public String name(String name) {
    return WhiteSpace.isBlank(name) ? translate(Text.SOMEBODY) : formats.visible(name);
  }

  /** The text of a message, or the sentence that stands for what has none. */
  public String text(Message message) {
    return switch (message.body()) {
      case Body.Removed removed -> translate(Text.REMOVED);
      case Body.Remove remove -> translate(Text.REMOVAL);
      case Body.Purge purge ->
          translate(purge.who() == null ? GoverningText.PURGING_GUESTS : GoverningText.PURGING);
      case Body.Report report -> translate(GoverningText.REPORTING);
      case Body.Sanction sanction ->
          switch (sanction.kind()) {
            case QUIET -> translate(GoverningText.QUIETING);
            case BAN -> translate(GoverningText.BANNING);
            case PARDON -> translate(GoverningText.PARDONING);
          };
      case Body.Text said -> said.text();
      case Body.Amendment change -> change.text();
      case Body.Pin pin -> translate(GoverningText.PINNING);
      case Body.Mode mode -> "";
      case Body.ModeChange change -> translate(GoverningText.SETTING);
    };
  }

  /** The first words of a message that is quoted, in one line, or the sentence for why not. */
  public String quoted(Quote quote) {
    return switch (quote.kind()) {
      case SHOWN -> quote.message() == null ? "" : firstWords(text(quote.message()));
      case NOT_LOADED -> translate(Text.EARLIER);
      case GONE -> translate(Text.NO_LONGER_HERE);
      case IGNORED -> translate(Text.QUOTE_IGNORED);
    };
  }

  private static String firstWords(String text) {
    var line = Action.plain(text).replace('\n', ' ');
    int end = Math.min(line.length(), QUOTED_CHARS);
    boolean isCutInHalf = end > 0 && Character.isHighSurrogate(line.charAt(end - 1));
    return line.substring(0, isCutInHalf ? end - 1 : end);
  }

  /** A quote for a screen reader: to whom and what the message replies. */
  public String replyTo(Quote quote) {
    var said = quote.message();
    return said == null
        ? translate(Text.REPLIES) + " " + quoted(quote)
        : translate(Text.REPLIES_TO, name(said.name()), quoted(quote));
  }

  /** Another text whenever the bubble of a row is to be drawn anew: text, quote, mark, mention. */
  public String version(Row row) {
    var message = row.message();
    if (message == null) {
      return "";
    }
    var version = row.mentionsVersion() + message.name() + "\n" + text(message);
    var edited = row.isEdited() ? "\n" + message.editedMillis() : "";
    return version + edited + (row.quote() == null ? "" : "\n" + replyTo(row.quote()));
  }

  /** Author and text of a message in one line, for a screen reader. */
  public String announcement(Message message) {
    var text = message.body().text();
    return name(message.name()) + (Action.is(text) ? " " : ": ") + Action.plain(text);
  }

  /** What has become of a message that was corrected, for a screen reader. */
  public String correction(Message message) {
    var name = name(message.name());
    return message.isRemoved()
        ? translate(Text.ANNOUNCED_REMOVAL, name)
        : translate(Text.ANNOUNCED_EDIT, name, message.body().text());
  }

  /** A sentence that says what is wrong with a typed name. */
  public String fault(PersonName.Fault fault, String name) {
    var stripped = WhiteSpace.strip(name);
    return switch (fault) {
      case EMPTY -> translate(Text.NAME_EMPTY);
      case CONTROL -> translate(Text.NAME_CONTROL);
      case TOO_LONG ->
          translate(
              Text.NAME_TOO_LONG,
              formats.number(Limits.NAME_CODE_POINTS),
              formats.number(stripped.codePointCount(0, stripped.length())));
    };
  }

  /** A sentence that says why a text is not sent, with size and limit if it is too large. */
  public String refusal(Refusal refusal, String text) {
    return switch (refusal) {
      case EMPTY -> translate(Text.EMPTY);
      case FULL -> translate(Text.FULL);
      case NOT_JOINED -> translate(Text.NOT_JOINED);
      case READ_ONLY -> translate(Text.ONLY_READS);
      case UNSUPPORTED -> translate(Text.UNSUPPORTED);
      case TOO_LARGE ->
          translate(
              Text.TOO_LARGE, formats.number(Utf8.length(text)), formats.number(Limits.TEXT_BYTES));
    };
  }

  /** A sentence that says what is wrong with the address in the tag, and what to do. */
  public String fault(ServerAddress.Invalid invalid) {
    var text =
        switch (invalid.fault()) {
          case MISSING -> SetupText.SERVER_MISSING;
          case NOT_A_URL -> SetupText.SERVER_NOT_A_URL;
          case SCHEME -> SetupText.SERVER_SCHEME;
          case FRAGMENT -> SetupText.SERVER_FRAGMENT;
          case INSECURE -> SetupText.INSECURE;
          case ROOM -> SetupText.ROOM_INVALID;
          case NO_HOST -> SetupText.SERVER_NO_HOST;
        };
    return translate(text, invalid.value());
  }
}
