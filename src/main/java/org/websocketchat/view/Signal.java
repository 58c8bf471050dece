package org.websocketchat.view;

import org.websocketchat.protocol.CloseCode;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;

/**
 * What the header and the banner say about the connection.
 *
 * @param tone how it stands, shown as a colour beside the words: {@code good}, {@code warning},
 *     {@code bad} or empty
 * @param words the connection in a word or two, for people
 * @param reason why, in a sentence, if it is not as it should be; else empty
 * @param canRetry whether a person can have it tried at once
 * @param sinceWallMillis since when there is a reason, milliseconds since 1970; else 0
 */
public record Signal(
    String tone, String words, String reason, boolean canRetry, long sinceWallMillis) {
  /** Nothing to say yet. */
  public static Signal none() {
    return calm("", "");
  }

  /**
   * Tells a state in words.
   *
   * @param before what was told last: its reason stays while a new attempt is made, and its time
   *     until all is well again
   * @param origin of the page
   */
  public static Signal of(State state, Signal before, String origin, Words words) {
    long since = before.reason().isEmpty() ? state.sinceWallMillis() : before.sinceWallMillis();
    return switch (state.status()) {
      case IDLE -> none();
      case CONNECTING, HANDSHAKING ->
          new Signal(
              "warning",
              words.say(Text.CONNECTING),
              before.reason(),
              false,
              before.sinceWallMillis());
      case ONLINE -> calm("good", words.say(Text.ONLINE));
      case CLOSING -> calm("", words.say(Text.LEAVING));
      case CLOSED -> calm("", words.say(Text.LEFT));
      case WAITING -> {
        var reason = reason(state, origin, words);
        yield new Signal("warning", words.say(Text.OFFLINE), reason, true, since);
      }
      case FAILED -> {
        var reason = reason(state, origin, words);
        yield new Signal("bad", words.say(Text.FAILED), reason, true, since);
      }
    };
  }

  /** Whether the person is not in the chat in this status, and so is asked for a name. */
  public static boolean isOutside(Status status) {
    return switch (status) {
      case IDLE, CLOSED -> true;
      case CONNECTING, HANDSHAKING, ONLINE, WAITING, CLOSING, FAILED -> false;
    };
  }

  private static Signal calm(String tone, String words) {
    return new Signal(tone, words, "", false, 0);
  }

  private static String reason(State state, String origin, Words words) {
    return switch (state.cause()) {
      case NONE -> "";
      case BAD_ADDRESS -> words.say(Text.BAD_ADDRESS, state.url(), state.detail());
      case INSECURE -> words.say(Text.INSECURE, state.url());
      case BLOCKED_BY_POLICY -> words.say(Text.BLOCKED, state.url());
      case WRONG_PROTOCOL -> words.say(Text.WRONG_PROTOCOL, state.detail(), state.url());
      case UNREACHABLE -> words.say(Text.UNREACHABLE);
      case NEVER_REACHED -> words.say(Text.NEVER_REACHED, state.url(), origin);
      case LOST -> words.say(Text.LOST);
      case SILENT -> words.say(Text.SILENT);
      case SERVER_CLOSED ->
          state.code() == CloseCode.REPLACED
              ? words.say(Text.REPLACED)
              : state.isRestart()
                  ? words.say(Text.RESTARTS)
                  : words.say(Text.CLOSED, closing(state));
    };
  }

  private static String closing(State state) {
    return state.detail().isEmpty()
        ? Integer.toString(state.code())
        : state.code() + ": " + state.detail();
  }
}
