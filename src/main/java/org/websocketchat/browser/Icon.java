package org.websocketchat.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.dom.xml.Node;

/** A picture of one stroke, on a ground of 24 by 24. */
enum Icon {
  BUBBLE(
      "M6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 0 1 4"
          + " 13.5v-7A2.5 2.5 0 0 1 6.5 4z"),
  PEOPLE(
      "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.3a3.5"
          + " 3.5 0 0 1 0 6.4M18 14.4c2.2.8 3.5 2.9 3.5 5.6"),
  LEAVE(
      "M14 4H6.5A1.5 1.5 0 0 0 5 5.5v13A1.5 1.5 0 0 0 6.5 20H14M10.5 12h10M17 8.5l3.5 3.5-3.5 3.5"),
  SEND("M12 19V5M6 11l6-6 6 6"),
  DOWN("M12 5v14M6 13l6 6 6-6"),
  CHECK("M5 12.5l4.5 4.5L19 7.5"),
  CLOCK("M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2"),
  ALERT("M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7.5v5.5M12 16.4v.1");

  private final String path;

  Icon(String path) {
    this.path = path;
  }

  Node draw() {
    return svg(path);
  }

  @JSBody(
      params = "path",
      script =
          """
          const make = tag => document.createElementNS('http://www.w3.org/2000/svg', tag);
          const svg = make('svg');
          svg.setAttribute('viewBox', '0 0 24 24');
          svg.setAttribute('aria-hidden', 'true');
          svg.appendChild(make('path')).setAttribute('d', path);
          return svg;
          """)
  private static native Node svg(String path);
}
