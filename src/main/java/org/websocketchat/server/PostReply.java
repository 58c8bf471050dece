package org.websocketchat.server;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.JsonWriter;
import org.websocketchat.protocol.ServerFrame;

/**
 * The answer to a post: docs/hooks.md lists them.
 *
 * @param error a word for programs; empty for none
 * @param sentence for people: what is wrong, and what to do
 * @param retryAfterSeconds 0 for nothing
 * @param limit what there may be at most, where that is what is wrong; 0 for nothing
 * @param offset where the message stands, if it does
 */
record PostReply(
    int status, String error, String sentence, long retryAfterSeconds, long limit, long offset) {
  /** When the debts of an address are paid for another message at the latest. */
  private static final long BUDGET_SECONDS = 10;

  private static final long SOON_SECONDS = 5;
  private static final long MILLIS = 1_000;

  static PostReply wrong(int status, String error, String sentence) {
    return new PostReply(status, error, sentence, 0, 0, 0);
  }

  static PostReply tooLarge(String what, long limit) {
    return new PostReply(
        HttpStatus.PAYLOAD_TOO_LARGE_413,
        "too_large",
        what + " takes at most " + limit + " bytes; shorten it, or post a link.",
        0,
        limit,
        0);
  }

  static PostReply later(int status, String error, String sentence, long seconds) {
    return new PostReply(status, error, sentence, seconds, 0, 0);
  }

  /** The answer to one of too many requests whose bodies are on their way. */
  static PostReply tooManyAtOnce() {
    return later(
        HttpStatus.TOO_MANY_REQUESTS_429,
        "budget",
        "Too many messages are being posted at once. Post one after the other.",
        1);
  }

  /** The answer when it is not known what became of the message. */
  static PostReply unknown() {
    return later(
        HttpStatus.SERVICE_UNAVAILABLE_503,
        "unknown",
        "It is not known whether the message is stored. Post it again with the same"
            + " Idempotency-Key.",
        SOON_SECONDS);
  }

  static PostReply of(PostOutcome outcome) {
    return switch (outcome) {
      case PostOutcome.Stored(long offset) ->
          new PostReply(HttpStatus.CREATED_201, "", "", 0, 0, offset);
      case PostOutcome.Conflict() ->
          wrong(
              HttpStatus.CONFLICT_409,
              "conflict",
              "Another name or text was posted with this Idempotency-Key. Give each message a key"
                  + " of its own.");
      case PostOutcome.Refused(var code, long detail) -> refused(code, detail);
      case PostOutcome.Closed(int code, var reason) -> closed(code, reason);
    };
  }

  private static PostReply refused(String code, long detail) {
    return switch (code) {
      case "slow" ->
          later(
              HttpStatus.TOO_MANY_REQUESTS_429,
              code,
              "The room is in slow mode. Post it again after the time in Retry-After.",
              Math.ceilDiv(detail, MILLIS));
      case "too_large" -> tooLarge("A text", detail);
      case "quiet" ->
          forbidden(
              code,
              "A moderator has made this bot quiet"
                  + (detail == ServerFrame.NONE ? "." : " until " + detail + " (ms since 1970)."));
      case "words" ->
          forbidden(
              code, "There is a word in the text that this room does not want. Leave it out.");
      case "links" -> forbidden(code, "This room takes no links. Leave them out.");
      case "bad_request" -> wrong(HttpStatus.BAD_REQUEST_400, code, "The text cannot be sent.");
      default -> forbidden(code, "This bot may not speak here. Ask an owner of the room.");
    };
  }

  private static PostReply forbidden(String code, String sentence) {
    return wrong(HttpStatus.FORBIDDEN_403, code, sentence);
  }

  private static PostReply closed(int code, String reason) {
    return switch (code) {
      case CloseCode.UNAUTHORIZED ->
          wrong(
              HttpStatus.UNAUTHORIZED_401,
              "token",
              reason + ". Give a token for this room that is valid now.");
      case CloseCode.POLICY ->
          forbidden("role", reason + ". Sign a token with it, by scripts/invite --role bot.");
      case CloseCode.BANNED -> forbidden("banned", "This bot is banned here " + reason + ".");
      case CloseCode.V1_PROTOCOL ->
          wrong(HttpStatus.BAD_REQUEST_400, "name", reason + ". Choose another name.");
      case CloseCode.REPLACED ->
          later(
              HttpStatus.CONFLICT_409,
              "under_way",
              "Another request with this Idempotency-Key came while this one was under way. Post it"
                  + " again.",
              1);
      case CloseCode.TOO_MANY ->
          later(HttpStatus.TOO_MANY_REQUESTS_429, "budget", reason + ".", BUDGET_SECONDS);
      case CloseCode.TRY_LATER, CloseCode.RESTART ->
          later(
              HttpStatus.SERVICE_UNAVAILABLE_503,
              "later",
              reason + ". Post it again with the same Idempotency-Key.",
              SOON_SECONDS);
      default -> unknown();
    };
  }

  /** The body, an object of JSON. */
  String json() {
    if (status == HttpStatus.CREATED_201) {
      return offset > 0 ? new JsonWriter().field("offset", offset).end() : "{}";
    }
    var json = new JsonWriter().field("error", error).field("message", sentence);
    if (limit > 0) {
      json.field("limit", limit);
    }
    if (retryAfterSeconds > 0) {
      json.field("retry_after", retryAfterSeconds);
    }
    return json.end();
  }

  /** Sends it. */
  void send(Response response, Callback callback) {
    if (retryAfterSeconds > 0) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, retryAfterSeconds);
    }
    if (status == HttpStatus.UNAUTHORIZED_401) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
    }
    Reply.body(response, callback, status, "application/json", json() + "\n");
  }
}
