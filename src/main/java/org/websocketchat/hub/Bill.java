package org.websocketchat.hub;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An amount to take from several meters at once: from all of them, or from none. */
final class Bill {
  private static final int MILLIS = 1_000;

  /**
   * An amount to take from one meter.
   *
   * @param whose the owner of the meter, such as {@code 192.0.2.7} or {@code room lobby}
   * @param code the close code if this meter refuses
   */
  private record Line(Meter meter, long amount, Metered what, String whose, int code) {}

  private final List<Line> lines = new ArrayList<>();

  /** Of what there is too much; null if it was not refused. */
  private @Nullable RefusalKind over;

  void add(Meter meter, long amount, Metered what, String whose, int code) {
    lines.add(new Line(meter, amount, what, whose, code));
  }

  /**
   * Takes the amounts, unless the wait would be longer than {@code mostMillis}: then nothing is
   * taken.
   *
   * @param next the amount that the wait is for besides this bill: 0 if what is taken waits itself,
   *     1 if it is handled at once and the next one waits
   */
  Decision settle(long nowMillis, long mostMillis, int next) {
    long longest = 0;
    for (var line : lines) {
      long wait = line.meter().waitMillis(line.amount() + next, nowMillis);
      if (wait > mostMillis) {
        over = line.what().kind();
        return new Decision.Refused(line.code(), reason(line, wait));
      }
      longest = Math.max(longest, wait);
    }
    for (var line : lines) {
      line.meter().take(line.amount(), nowMillis);
    }
    return new Decision.Granted(longest);
  }

  /** Of what there is too much; null if it was not refused. */
  @Nullable RefusalKind over() {
    return over;
  }

  private static String reason(Line line, long waitMillis) {
    return line.whose()
        + ": over "
        + line.what().told(line.meter().rate())
        + "; come back in "
        + Math.ceilDiv(waitMillis, MILLIS)
        + " s";
  }
}
