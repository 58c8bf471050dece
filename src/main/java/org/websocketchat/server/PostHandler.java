package org.websocketchat.server;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.UrlEncoded;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Address;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.RoomName;

/**
 * Takes messages that programs post to {@code /rooms/ROOM/messages} (docs/hooks.md). No thread
 * waits for a client or for the log. Pages of other sites cannot post: without CORS, a browser lets
 * nobody send a token.
 */
final class PostHandler extends Handler.Abstract {
  private static final Pattern PATH = Pattern.compile("/rooms/([^/]*)/messages");
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");
  private static final String BEARER = "Bearer ";
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  /** Longer than the budget lets wait, and shorter than an HTTP connection may be silent. */
  private static final long PATIENCE_MILLIS = 14_500;

  /**
   * How many bodies one address and all may be sending: each takes up to 64 KiB until it is read.
   */
  private static final int BODIES_PER_ADDRESS = 8;

  private static final int BODIES_IN_ALL = 256;

  private final TrustedProxies proxies;
  private final HubLoop hub;
  private final NetworkCounts bodies = new NetworkCounts(BODIES_PER_ADDRESS, BODIES_IN_ALL);

  PostHandler(TrustedProxies proxies, HubLoop hub) {
    this.proxies = proxies;
    this.hub = hub;
  }

  /** Whether a request is for this handler, whatever its method. */
  static boolean isAsked(Request request) {
    return PATH.matcher(Request.getPathInContext(request)).matches();
  }

  /** What is wrong with a request. */
  private static final class WrongRequestException extends Exception {
    private static final long serialVersionUID = 1;
    private final transient PostReply reply;

    private WrongRequestException(PostReply reply) {
      super(reply.sentence());
      this.reply = reply;
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var path = PATH.matcher(Request.getPathInContext(request));
    if (!path.matches()) {
      return false;
    }
    if (!HttpMethod.POST.is(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, "POST");
      wrong(HttpStatus.METHOD_NOT_ALLOWED_405, "method", "Messages are posted here: use POST.")
          .send(response, callback);
      return true;
    }
    try {
      take(path.group(1), request, response, callback);
    } catch (WrongRequestException wrong) {
      wrong.reply.send(response, callback);
    }
    return true;
  }

  private void take(String room, Request request, Response response, Callback callback)
      throws WrongRequestException {
    if (!RoomName.isValid(room)) {
      throw bad("room", "'" + Log.escaped(room) + "' is no room: 1 to 64 of a-z 0-9 . _ -");
    }
    var token = token(request);
    var key = key(request);
    var type = type(request);
    if (request.getLength() > Limits.FRAME_BYTES) {
      throw new WrongRequestException(PostReply.tooLarge("A request", Limits.FRAME_BYTES));
    }
    if (!hub.isRunning()) {
      throw new WrongRequestException(PostReply.unknown());
    }
    var visitor = proxies.counted(request);
    if (!bodies.take(visitor)) {
      throw new WrongRequestException(PostReply.tooManyAtOnce());
    }
    Content.Source.asByteArrayAsync(
        request,
        Limits.FRAME_BYTES,
        Promise.Invocable.from(
            Invocable.InvocationType.NON_BLOCKING,
            body -> {
              bodies.release(visitor);
              post(visitor, room, token, key, type, body, response, callback);
            },
            fault -> {
              bodies.release(visitor);
              PostReply.tooLarge("A request", Limits.FRAME_BYTES).send(response, callback);
            }));
  }

  private void post(
      @Nullable Address visitor,
      String room,
      String token,
      String key,
      String type,
      byte[] body,
      Response response,
      Callback callback) {
    PostedMessage message;
    try {
      message = message(token, key, type, text(body));
    } catch (WrongRequestException wrong) {
      wrong.reply.send(response, callback);
      return;
    }
    var outcome = new CompletableFuture<PostOutcome>();
    long number = hub.post(room, visitor, message, outcome);
    var unused =
        outcome
            .orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
            .handle(
                (known, late) -> {
                  if (known == null) {
                    hub.endPost(number, CloseCode.NORMAL);
                  }
                  (known == null ? PostReply.unknown() : PostReply.of(known))
                      .send(response, callback);
                  return true;
                })
            .exceptionally(
                fault -> {
                  callback.failed(fault);
                  return false;
                });
  }

  private static String token(Request request) throws WrongRequestException {
    var header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw new WrongRequestException(
          wrong(
              HttpStatus.UNAUTHORIZED_401,
              "token",
              "A token is missing. Send the header Authorization: Bearer TOKEN."));
    }
    return header.substring(BEARER.length()).strip();
  }

  private static String key(Request request) throws WrongRequestException {
    var keys = request.getHeaders().getValuesList("Idempotency-Key");
    if (keys.isEmpty()) {
      return UUID.randomUUID().toString();
    }
    if (keys.size() > 1 || !KEY.matcher(keys.getFirst()).matches()) {
      throw bad("key", "Give one Idempotency-Key, of 1 to 255 letters, digits and signs of ASCII.");
    }
    return keys.getFirst();
  }

  private static String type(Request request) throws WrongRequestException {
    var header = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    var type = header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!type.equals(JSON) && !type.equals(FORM)) {
      throw new WrongRequestException(
          wrong(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
              "type",
              "The Content-Type is '"
                  + Log.escaped(type)
                  + "'. Send "
                  + JSON
                  + " or "
                  + FORM
                  + "."));
    }
    return type;
  }

  private static String text(byte[] body) throws WrongRequestException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw bad("body", "The body is not UTF-8.");
    }
  }

  private static PostedMessage message(String token, String key, String type, String body)
      throws WrongRequestException {
    String text;
    String name;
    if (type.equals(JSON)) {
      var object = new JacksonJson().parse(body);
      if (object == null) {
        throw bad("body", "The body is no object of JSON such as {\"text\": \"hello\"}.");
      }
      text = object.string("text");
      name = object.string("name");
    } else {
      var fields = new Fields();
      try {
        UrlEncoded.decodeUtf8To(body, fields);
      } catch (IllegalArgumentException malformed) {
        throw bad("body", "The body is no form such as text=hello&name=Build.");
      }
      text = fields.getValue("text");
      name = fields.getValue("name");
    }
    return new PostedMessage(token, key, name == null ? "" : name, checked(text));
  }

  private static String checked(@Nullable String text) throws WrongRequestException {
    if (text == null || text.isBlank()) {
      throw bad("text", "There is no text. Send the field text, a string that is not blank.");
    }
    if (new Body.Text(text).bytes() > Limits.TEXT_BYTES) {
      throw new WrongRequestException(PostReply.tooLarge("A text", Limits.TEXT_BYTES));
    }
    return text;
  }

  private static PostReply wrong(int status, String error, String sentence) {
    return PostReply.wrong(status, error, sentence);
  }

  private static WrongRequestException bad(String error, String sentence) {
    return new WrongRequestException(wrong(HttpStatus.BAD_REQUEST_400, error, sentence));
  }
}
