package org.websocketchat.browser;

import java.util.List;

/** One browser window with the page in it, as the person before it sees and uses it. */
interface Seat {
  /** Types a name and presses Join. */
  void join(String name);

  /** Types a text and presses Enter. */
  void say(String text);

  /** Presses a button, which is told by its words. */
  void press(String button);

  /** The rows of the log: {@code author: text} for messages, the words for all else. */
  List<String> log();

  /** The list of people. */
  List<String> people();

  /** What the one live region says. */
  String status();

  /** The complaint at the field for the name. */
  String nameFault();

  /** Whether the question for a name is shown. */
  boolean isAskedForName();

  /** How many elements a selector matches: what a hostile text might have made, say. */
  int count(String selector);
}
