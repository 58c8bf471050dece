package org.websocketchat.hub;

/** What the {@link Rate}s limit. */
enum Metered {
  CONNECTS("new sockets", true),
  HELLOS("hellos", true),
  FRAMES("frames", false),
  REFUSALS("refused frames", true),
  REPORTS("reports", true),
  TYPING("typing frames", false),
  MESSAGES("stored messages", false),
  BYTES("stored bytes", false);

  private static final int SECONDS = 60;

  private final String words;
  private final boolean byMinute;

  Metered(String words, boolean byMinute) {
    this.words = words;
    this.byMinute = byMinute;
  }

  /** The rate in words, such as {@code 50 stored messages a second}. */
  String told(Rate rate) {
    return byMinute
        ? rate.perMinute() + " " + words + " a minute"
        : rate.perMinute() / SECONDS + " " + words + " a second";
  }
}
