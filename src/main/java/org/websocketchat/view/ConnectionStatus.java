package org.websocketchat.view;

import org.websocketchat.protocol.CloseCode;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;

/**
 * The state of the connection as the header and the banner show it.
 *
 * @param tone the colour beside the words: {@code good}, {@code warning}, {@code bad} or empty
 * @param label the state in a word or two
 * @param reason a sentence that says why the chat is not online; empty if nothing is wrong
 * @param advice a sentence for those who run the page or the server, if they can do something
 * @param canRetry whether the person can try again at once
 * @param sinceWallMillis since when there is a reason, in milliseconds since 1970; 0 if there is
 *     none
 */
public record ConnectionStatus(
    String tone,
    String label,
    String reason,
    String advice,
    boolean canRetry,
    long sinceWallMillis) {
  /** A status without words. */
  public static ConnectionStatus none() {
    return calm("", "");
  }

  /**
   * Puts a state into words.
   *
   * @param before the last status: its reason stays during a new attempt, its time until the chat
   *     is online
   * @param origin the origin of the page
   */
  public static ConnectionStatus of(
      State state, ConnectionStatus before, String origin, Translator translator) {
    long since = before.reason().isEmpty() ? state.sinceWallMillis() : before.sinceWallMillis();
    return switch (state.status()) {
      case IDLE -> none();
      case CONNECTING, HANDSHAKING ->
          new ConnectionStatus(
              "warning",
              translator.translate(Text.CONNECTING),
              before.reason(),
              before.advice(),
              false,
              before.sinceWallMillis());
      case ONLINE -> calm("good", translator.translate(Text.ONLINE));
      case CLOSING -> calm("", translator.translate(Text.LEAVING));
      case CLOSED -> calm("", translator.translate(Text.LEFT));
      case WAITING, FAILED -> {
        boolean waits = state.status() == Status.WAITING;
        yield new ConnectionStatus(
            waits ? "warning" : "bad",
            translator.translate(waits ? Text.OFFLINE : Text.FAILED),
            reason(state, translator),
            advice(state, origin, translator),
            true,
            since);
      }
    };
  }

  /** The sentence for developers: the advice or, if there is none, the reason. */
  public String forDevelopers() {
    return advice.isEmpty() ? reason : advice;
  }

  /** Whether the person is not in the chat in this status, so that the page asks for a name. */
  public static boolean isOutside(Status status) {
    return switch (status) {
      case IDLE, CLOSED -> true;
      case CONNECTING, HANDSHAKING, ONLINE, WAITING, CLOSING, FAILED -> false;
    };
  }

  private static ConnectionStatus calm(String tone, String label) {
    return new ConnectionStatus(tone, label, "", "", false, 0);
  }

  /** What the person is told, who can do nothing about it but wait or try again. */
  private static String reason(State state, Translator translator) {
    return switch (state.cause()) {
      case NONE -> "";
      case BAD_ADDRESS, INSECURE, BLOCKED_BY_POLICY, WRONG_PROTOCOL, NO_SPECTATORS ->
          translator.translate(Text.MISCONFIGURED);
      case UNREACHABLE, NEVER_REACHED -> translator.translate(Text.UNREACHABLE);
      case LOST -> translator.translate(Text.LOST);
      case SILENT -> translator.translate(Text.SILENT);
      case NO_TOKEN -> translator.translate(Text.NO_TOKEN);
      case SERVER_CLOSED ->
          state.isRestart()
              ? translator.translate(Text.RESTARTS)
              : switch (state.code()) {
                case CloseCode.UNAUTHORIZED -> translator.translate(Text.UNAUTHORIZED);
                case CloseCode.REPLACED -> translator.translate(Text.REPLACED);
                case CloseCode.BANNED -> translator.translate(Text.BANNED, state.detail());
                default -> translator.translate(Text.CLOSED, closing(state));
              };
    };
  }

  private static String advice(State state, String origin, Translator translator) {
    return switch (state.cause()) {
      case BAD_ADDRESS -> translator.translate(SetupText.BAD_ADDRESS, state.url(), state.detail());
      case INSECURE -> translator.translate(SetupText.INSECURE, state.url());
      case BLOCKED_BY_POLICY -> translator.translate(SetupText.BLOCKED, state.url());
      case WRONG_PROTOCOL ->
          translator.translate(SetupText.WRONG_PROTOCOL, state.detail(), state.url());
      case NO_SPECTATORS -> translator.translate(SetupText.NO_SPECTATORS, state.url());
      case NEVER_REACHED -> translator.translate(SetupText.NEVER_REACHED, state.url(), origin);
      case NONE, NO_TOKEN, UNREACHABLE, LOST, SILENT, SERVER_CLOSED -> "";
    };
  }

  private static String closing(State state) {
    return state.detail().isEmpty()
        ? Integer.toString(state.code())
        : state.code() + ": " + state.detail();
  }
}
