package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;

/**
 * One stretch of a sentence.
 *
 * @param isName whether it was put in, and so keeps its direction to itself ({@code <bdi>})
 */
public record Part(String text, boolean isName) {

  /** Cuts a text with places, {@code {0}} to {@code {9}}, into its stretches and fills them. */
  static List<Part> of(String pattern, List<String> arguments) {
    var parts = new ArrayList<Part>();
    int from = 0;
    for (int at = pattern.indexOf('{'); at >= 0; at = pattern.indexOf('{', from)) {
      if (at > from) {
        parts.add(new Part(pattern.substring(from, at), false));
      }
      parts.add(new Part(arguments.get(pattern.charAt(at + 1) - '0'), true));
      from = at + 3;
    }
    if (from < pattern.length()) {
      parts.add(new Part(pattern.substring(from), false));
    }
    return parts;
  }
}
