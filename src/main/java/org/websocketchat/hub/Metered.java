package org.websocketchat.hub;

/** What the {@link Rate}s limit. */
enum Metered {
  CONNECTS("new sockets", true, RefusalKind.CONNECTS),
  HELLOS("hellos", true, RefusalKind.HELLOS),
  FRAMES("frames", false, RefusalKind.FRAMES),
  REFUSALS("refused frames", true, RefusalKind.REFUSALS),
  REPORTS("reports", true, RefusalKind.REPORTS),
  RENAMES("renames", true, RefusalKind.RENAMES),
  TYPING("typing frames", false, RefusalKind.TYPING),
  MESSAGES("stored messages", false, RefusalKind.MESSAGES),
  BYTES("stored bytes", false, RefusalKind.BYTES),
  READS("bytes read of the log", false, RefusalKind.READS);

  private static final int SECONDS = 60;

  private final String words;
  private final boolean byMinute;
  private final RefusalKind kind;

  Metered(String words, boolean byMinute, RefusalKind kind) {
    this.words = words;
    this.byMinute = byMinute;
    this.kind = kind;
  }

  /** What is refused if there is too much of it. */
  RefusalKind kind() {
    return kind;
  }

  /** The rate in words, such as {@code 50 stored messages a second}. */
  String told(Rate rate) {
    return byMinute
        ? rate.perMinute() + " " + words + " a minute"
        : rate.perMinute() / SECONDS + " " + words + " a second";
  }
}
