package org.websocketchat.view;

import org.websocketchat.protocol.CloseCode;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;

/**
 * The state of the connection in words, for the header and the banner.
 *
 * @param tone the colour beside the words: {@code good}, {@code warning}, {@code bad} or empty
 * @param words the state in a word or two
 * @param reason a sentence that says why the chat is not online; empty if nothing is wrong
 * @param canRetry whether the person can try again at once
 * @param sinceWallMillis since when there is a reason, in milliseconds since 1970; 0 if there is
 *     none
 */
public record Signal(
    String tone, String words, String reason, boolean canRetry, long sinceWallMillis) {
  /** A signal without words. */
  public static Signal none() {
    return calm("", "");
  }

  /**
   * Puts a state into words.
   *
   * @param before the last signal: its reason stays during a new attempt, its time until the chat
   *     is online
   * @param origin the origin of the page
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

  /** Whether the person is not in the chat in this status, so that the page asks for a name. */
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
