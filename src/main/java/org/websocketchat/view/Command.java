package org.websocketchat.view;

import org.websocketchat.protocol.WhiteSpace;

/**
 * What a written text asks for: to be sent, or a command.
 *
 * <p>A command is a slash and letters, followed by nothing, a blank, or a letter outside ASCII. Any
 * other text is sent as it is, such as {@code /etc/hosts} and {@code / text}. With two slashes, a
 * command is sent as a text, without the first slash.
 *
 * @param text the text to send ({@link Kind#SAY}), the name ({@link Kind#NICK}) or the unknown
 *     command
 */
public record Command(Kind kind, String text) {
  /** What to do with a text. */
  public enum Kind {
    SAY,
    NICK,
    HELP,
    UNKNOWN
  }

  /** Parses a written text. */
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
      return new Command(Kind.NICK, WhiteSpace.strip(rest));
    }
    return word.equals("help") ? new Command(Kind.HELP, "") : new Command(Kind.UNKNOWN, "/" + word);
  }

  /** Whether others may see that the person is typing this; a slash may become a command. */
  public boolean isSaid() {
    return kind == Kind.SAY && !WhiteSpace.isBlank(text) && !text.equals("/");
  }

  private static boolean isLetter(char c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
  }
}
