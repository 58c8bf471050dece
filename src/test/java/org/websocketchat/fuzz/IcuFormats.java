package org.websocketchat.fuzz;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.AbsoluteUnit;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.websocketchat.view.Formats;

/**
 * {@link Formats} by ICU4J, which writes what the browser's Intl writes, for that is ICU, too. The
 * browser stands in {@link #ZONE} and speaks {@link #LOCALE}.
 */
final class IcuFormats implements Formats {
  static final String ZONE = "Asia/Kolkata";
  static final String LOCALE = "en-GB";

  /** The last time of the calendar of JavaScript. */
  private static final double LAST_MILLIS = 8.64e15;

  private final VirtualTime time;
  private ULocale locale = ULocale.UK;

  IcuFormats(VirtualTime time, String language) {
    this.time = time;
    speak(language);
  }

  /** Chinese as it is asked for; all else in British English. */
  void speak(String language) {
    locale = language.startsWith("zh") ? ULocale.forLanguageTag(language) : ULocale.UK;
  }

  @Override
  public String time(long millis) {
    return format(DateFormat.getTimeInstance(DateFormat.SHORT, locale), millis);
  }

  @Override
  public String date(long millis) {
    return ""; // is in attributes only, which nobody compares
  }

  @Override
  public String iso(long millis) {
    return ""; // as well
  }

  @Override
  public String day(long millis) {
    return format(DateFormat.getDateInstance(DateFormat.FULL, locale), millis);
  }

  @Override
  public String shortDay(long millis) {
    return format(DateFormat.getDateInstance(DateFormat.MEDIUM, locale), millis);
  }

  @Override
  public String weekday(long millis) {
    return format(DateFormat.getPatternInstance(DateFormat.WEEKDAY, locale), millis);
  }

  private static String format(DateFormat format, long millis) {
    format.setTimeZone(TimeZone.getTimeZone(ZONE));
    return isInCalendar(millis) ? format.format(Long.valueOf(millis)) : "";
  }

  private static boolean isInCalendar(long millis) {
    return millis != 0 && Math.abs((double) millis) <= LAST_MILLIS;
  }

  @Override
  public int dayNumber(long millis) {
    return isInCalendar(millis)
        ? (int) Instant.ofEpochMilli(millis).atZone(ZoneId.of(ZONE)).toLocalDate().toEpochDay()
        : 0;
  }

  @Override
  public int today() {
    return dayNumber(time.now().wallMillis());
  }

  @Override
  public int zone() {
    return 0; // never changes
  }

  @Override
  public String firstCharacter(String text) {
    return ""; // is on avatars only, which nobody compares
  }

  @Override
  public String visible(String name) {
    return BrowserPatterns.visible(name);
  }

  @Override
  public String list(List<String> items) {
    return ListFormatter.getInstance(locale).format(items);
  }

  @Override
  public String relativeDay(int days) {
    var formatter = RelativeDateTimeFormatter.getInstance(locale);
    var told = formatter.format(days == 0 ? Direction.THIS : Direction.LAST, AbsoluteUnit.DAY);
    return told.substring(0, 1).toUpperCase(Locale.ROOT) + told.substring(1);
  }

  @Override
  public String pluralCategory(int count) {
    return PluralRules.forLocale(locale).select(count);
  }

  @Override
  public String number(int value) {
    return NumberFormat.getInstance(locale).format(value);
  }

  @Override
  public int compare(String one, String other) {
    var collator = (RuleBasedCollator) Collator.getInstance(locale);
    collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
    collator.setNumericCollation(true);
    return collator.compare(one, other);
  }

  @Override
  public String fold(String name) {
    var split = Normalizer.normalize(name, Normalizer.Form.NFKD);
    return split.replaceAll("[\\u0300-\\u036f]", "").toLowerCase(Locale.ROOT);
  }
}
