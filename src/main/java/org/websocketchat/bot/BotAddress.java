package org.websocketchat.bot;

import java.net.URI;
import java.net.URISyntaxException;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.protocol.WhiteSpace;
import org.websocketchat.session.ServerAddress;

/** Checks what a program says about where its bot goes, and under which name. */
final class BotAddress {
  private static final String EXAMPLE = "wss://chat.example.org/chat";
  private static final int MOST_PORT = 65_535;

  /** How many letters of a wrong value a message tells. */
  private static final int CUT = 100;

  private BotAddress() {}

  /**
   * The address of the socket.
   *
   * @param room empty for the room in the address, or else the lobby
   * @throws IllegalArgumentException if it cannot be used; the message says why and what to do
   */
  static String url(String server, String room) {
    return switch (ServerAddress.resolve(server, room, "")) {
      case ServerAddress.Valid(var url, var named) -> checked(url, server);
      case ServerAddress.Invalid(var fault, var value) ->
          throw new IllegalArgumentException(sentence(fault, value));
    };
  }

  private static String checked(String url, String written) {
    try {
      var uri = new URI(url);
      if (uri.getHost() == null || uri.getPort() > MOST_PORT) {
        throw new IllegalArgumentException(
            quoted(written) + " has no usable host or port: write it like " + EXAMPLE + ".");
      }
      return url;
    } catch (URISyntaxException wrong) {
      throw new IllegalArgumentException(
          quoted(written)
              + " is no URL ("
              + wrong.getReason()
              + "): write it like "
              + EXAMPLE
              + ".",
          wrong);
    }
  }

  private static String sentence(ServerAddress.Fault fault, String value) {
    return switch (fault) {
      case MISSING -> "The address of the server is empty: write it like " + EXAMPLE + ".";
      case NOT_A_URL, INSECURE ->
          quoted(value) + " is no URL with a host: write it like " + EXAMPLE + ".";
      case NO_HOST ->
          quoted(value) + " is only a path: a bot needs the whole address, like " + EXAMPLE + ".";
      case SCHEME ->
          quoted(value)
              + " begins with none of wss, ws, https, http: write it like "
              + EXAMPLE
              + ".";
      case FRAGMENT ->
          quoted(value) + " has a #fragment, which a socket cannot have: leave it out.";
      case ROOM ->
          quoted(value)
              + " is no name of a room: use 1 to 64 of a-z 0-9 . _ -, and begin with a letter or "
              + "digit.";
    };
  }

  /**
   * A name as it is asked for.
   *
   * @throws IllegalArgumentException if it cannot be used; the message says why and what to do
   */
  static String name(String name) {
    var fault = PersonName.fault(name);
    if (fault == null) {
      return WhiteSpace.strip(name);
    }
    throw new IllegalArgumentException(
        switch (fault) {
          case EMPTY -> "The name is empty: give the bot a name.";
          case TOO_LONG ->
              "The name "
                  + quoted(name)
                  + " has "
                  + name.codePointCount(0, name.length())
                  + " characters: a name has at most "
                  + Limits.NAME_CODE_POINTS
                  + ".";
          case CONTROL ->
              "The name "
                  + quoted(name)
                  + " has a line break, a control character or half of a character: leave it out.";
        });
  }

  /** The value as a message tells it: cut, on one line. */
  private static String quoted(String value) {
    var out = new StringBuilder("\"");
    value
        .codePoints()
        .limit(CUT)
        .forEach(
            point -> {
              boolean odd =
                  Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
              out.append(odd ? "\\u" + Integer.toHexString(0x10000 + point).substring(1) : "");
              if (!odd) {
                out.appendCodePoint(point);
              }
            });
    return out.append(value.codePointCount(0, value.length()) > CUT ? "..." : "")
        .append('"')
        .toString();
  }
}
