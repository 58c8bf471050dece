package org.websocketchat.browser;

/** Pictures of one stroke, on a ground of 24 by 24. */
final class Icon {
  static final String BUBBLE =
      "M6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 0 1 4"
          + " 13.5v-7A2.5 2.5 0 0 1 6.5 4z";
  static final String PEOPLE =
      "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.3a3.5"
          + " 3.5 0 0 1 0 6.4M18 14.4c2.2.8 3.5 2.9 3.5 5.6";
  static final String LEAVE = "M14 4H5v16h9M10.5 12h10M17 8.5l3.5 3.5-3.5 3.5";
  static final String SEND = "M12 19V5M6 11l6-6 6 6";
  static final String DOWN = "M12 5v14M6 13l6 6 6-6";
  static final String CHECK = "M5 12.5l4.5 4.5L19 7.5";
  static final String CLOCK = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2";
  static final String ALERT = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7.5v5.5M12 16.4v.1";

  private Icon() {}
}
