package org.websocketchat.view;

/**
 * What the person wants with what was written.
 *
 * <p>A command is a slash and letters, then nothing, a blank or a letter that is not ASCII. Any
 * other text is said as it is, also {@code /etc/hosts} and {@code / text}; with a second slash, the
 * first of which is left out, one says what would be a command.
 *
 * @param text to be said ({@link Kind#SAY}), the name ({@link Kind#NICK}) or the unknown command
 */
public record Command(Kind kind, String text) {
  /** What is to be done. */
  public enum Kind {
    SAY,
    NICK,
    HELP,
    UNKNOWN
  }

  /** Reads what was written. */
  public static Command of(String written) {
    int begin = written.startsWith("//") ? 2 : 1;
    int end = begin;
    var word = "";
    while (written.startsWith("/") && end < written.length() && isLetter(written.charAt(end))) {
      word += (char) (written.charAt(end++) | 32);
    }
    var rest = written.substring(Math.min(end, written.length()));
    if (word.isEmpty() || !(rest.isEmpty() || rest.charAt(0) <= ' ' || rest.charAt(0) > '~')) {
      return new Command(Kind.SAY, written);
    }
    if (begin > 1) {
      return new Command(Kind.SAY, written.substring(1));
    }
    if (word.equals("me")) {
      return new Command(Kind.SAY, "/me" + rest);
    }
    if (word.equals("nick")) {
      return new Command(Kind.NICK, rest.strip());
    }
    return word.equals("help") ? new Command(Kind.HELP, "") : new Command(Kind.UNKNOWN, "/" + word);
  }

  /** Whether others may know that this is being written. */
  public boolean isSaid() {
    return kind == Kind.SAY && !text.isBlank();
  }

  private static boolean isLetter(char c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
  }
}
