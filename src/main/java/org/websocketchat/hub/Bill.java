package org.websocketchat.hub;

import java.util.ArrayList;
import java.util.List;

/** What one wants to take from several meters at once: all of it or nothing. */
final class Bill {
  private static final int MILLIS = 1_000;

  /**
   * One meter.
   *
   * @param whose such as {@code 192.0.2.7} or {@code room lobby}
   * @param code of the close, if it refuses
   */
  private record Line(Meter meter, long amount, Metered what, String whose, int code) {}

  private final List<Line> lines = new ArrayList<>();

  void add(Meter meter, long amount, Metered what, String whose, int code) {
    lines.add(new Line(meter, amount, what, whose, code));
  }

  /**
   * Takes it, unless that would have to wait for longer than this: then nothing is taken.
   *
   * @param next how much more the wait is for: zero if what is taken waits itself, one if it is
   *     handled at once and the next waits
   */
  Decision settle(long nowMillis, long mostMillis, int next) {
    long longest = 0;
    for (var line : lines) {
      long wait = line.meter().waitMillis(line.amount() + next, nowMillis);
      if (wait > mostMillis) {
        return new Decision.Refused(line.code(), reason(line, wait));
      }
      longest = Math.max(longest, wait);
    }
    for (var line : lines) {
      line.meter().take(line.amount(), nowMillis);
    }
    return new Decision.Granted(longest);
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
