package org.websocketchat.terminal;

/** What a line that was typed means. */
sealed interface Typed {
  /** Say this. */
  record Say(String text) implements Typed {}

  /** Say this as a reply to the message with this offset. */
  record Reply(long offset, String text) implements Typed {}

  /** Give an own message another text. */
  record Edit(long offset, String text) implements Typed {}

  /** Remove a message. */
  record Remove(long offset) implements Typed {}

  /** List the people. */
  record People() implements Typed {}

  /** Tell the commands. */
  record Help() implements Typed {}

  /** Leave. */
  record Quit() implements Typed {}

  /** Nothing. */
  record Nothing() implements Typed {}

  /**
   * A command that cannot be understood.
   *
   * @param sentence what is wrong
   */
  record Wrong(String sentence) implements Typed {}

  /** Reads a line: a command begins with a slash, and two slashes are one that is said. */
  static Typed of(String line) {
    if (line.isBlank()) {
      return new Nothing();
    }
    if (!line.startsWith("/") || line.startsWith("//")) {
      return new Say(line.startsWith("/") ? line.substring(1) : line);
    }
    var words = line.strip().split("\\s+", 3);
    return switch (words[0]) {
      case "/people" -> new People();
      case "/help" -> new Help();
      case "/quit" -> new Quit();
      case "/reply", "/edit", "/remove" -> ofMessage(words);
      default -> new Wrong("There is no command " + words[0] + ". " + HELP);
    };
  }

  /** The commands, in one line. */
  String HELP =
      "Commands: /people, /reply NUMBER TEXT, /edit NUMBER TEXT, /remove NUMBER, /quit; the number "
          + "stands before each message.";

  private static Typed ofMessage(String[] words) {
    boolean needsText = !words[0].equals("/remove");
    long offset = words.length < 2 ? 0 : offset(words[1]);
    if (offset == 0 || needsText != (words.length == 3)) {
      return new Wrong("Write " + words[0] + " NUMBER" + (needsText ? " TEXT." : "."));
    }
    return switch (words[0]) {
      case "/reply" -> new Reply(offset, words[2]);
      case "/edit" -> new Edit(offset, words[2]);
      default -> new Remove(offset);
    };
  }

  /** The offset that a word says, with or without a {@code #}; 0 if it says none. */
  private static long offset(String word) {
    var digits = word.startsWith("#") ? word.substring(1) : word;
    boolean isNumber =
        !digits.isEmpty() && digits.length() < 16 && digits.chars().allMatch(Character::isDigit);
    return isNumber ? Long.parseLong(digits) : 0;
  }
}
