package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.BodyCodec;
import org.websocketchat.protocol.JsonFields;
import org.websocketchat.protocol.JsonObject;
import org.websocketchat.protocol.JsonWriter;
import org.websocketchat.session.Pending.Delivery;

/**
 * A pending message as an entry of the memory.
 *
 * @param dateMillis when it was taken, milliseconds since 1970
 * @param fault why it failed; null if it did not, or if that cannot be read
 * @param place its place among all messages that the session ever took
 * @param n its number in {@code websocket-chat.v1}; 0 if it has none
 * @param handedWallMillis when it was first handed over, milliseconds since 1970; 0 if it has no n
 * @param key the first letters of the key that it was taken under
 * @param origin without an epoch if its body names no offsets, or if an earlier version has stored
 *     it
 */
record StoredText(
    Body body,
    long dateMillis,
    Delivery delivery,
    @Nullable String fault,
    long place,
    long n,
    long handedWallMillis,
    String key,
    Origin origin) {
  /** How many letters of the key an entry tells. */
  private static final int KEY_LETTERS = 8;

  /** A text with which no key begins. */
  private static final String NO_KEY = "?";

  /** The value of the entry of this message. */
  static String write(Outbox.Entry entry, Identity identity) {
    var said = entry.pending();
    var begun =
        said.body() instanceof Body.Text
            ? new JsonWriter()
            : new JsonWriter(BodyCodec.kind(said.body()));
    var out =
        BodyCodec.write(begun, said.body())
            .field("date", said.dateMillis())
            .field("is", word(entry))
            .optional("fault", said.fault())
            .field("place", entry.place())
            .field("key", identity.key().substring(0, KEY_LETTERS))
            .optional("epoch", namesOffsets(said.body()) ? entry.origin().epoch() : null)
            .optional("by", entry.origin().who());
    if (entry.handover() instanceof ChatHandover handover) {
      out.field("n", handover.n()).field("handed", handover.firstWallMillis());
    }
    return out.end();
  }

  private static boolean namesOffsets(Body body) {
    return !body.equals(body.withoutOffsets());
  }

  /** How far the message has come once the page is loaded again, when its socket is gone. */
  private static String word(Outbox.Entry entry) {
    return switch (entry.pending().delivery()) {
      case WAITING -> "waiting";
      case HANDED_OVER -> entry.handover() instanceof ChatHandover ? "again" : "doubt";
      case WAITING_AGAIN, STORED -> "again";
      case NOT_CONFIRMED -> "doubt";
      case NOT_SENT -> "unsent";
      case FAILED -> "failed";
    };
  }

  /** Reads an entry; null if it has no body that this version knows. */
  static @Nullable StoredText read(@Nullable JsonObject object) {
    var body = object == null ? null : BodyCodec.read(object);
    boolean isUnsendable = body instanceof Body.Removed || body instanceof Body.Mode;
    if (object == null || body == null || isUnsendable) {
      return null;
    }
    var key = object.string("key");
    var word = object.string("is");
    // What a later version calls otherwise is held, so that the person decides.
    var delivery =
        switch (word == null ? "" : word) {
          case "waiting" -> Delivery.WAITING;
          case "again" -> Delivery.WAITING_AGAIN;
          case "unsent" -> Delivery.NOT_SENT;
          case "failed" -> Delivery.FAILED;
          default -> Delivery.NOT_CONFIRMED;
        };
    var ofKey = key == null || key.length() != KEY_LETTERS ? NO_KEY : key;
    return read(object, body, delivery, number(object, "place"), ofKey);
  }

  /**
   * The n in an entry, also in one without a body that this version knows; 0 if there is none, or
   * if it was given under another key.
   */
  static long numberOf(JsonObject object, Identity identity) {
    var key = object.string("key");
    boolean own = key != null && key.length() == KEY_LETTERS && identity.key().startsWith(key);
    return own ? number(object, "n") : 0;
  }

  /** Reads one of the messages that versions up to 41d8544 stored in the main entry. */
  static @Nullable StoredText readOld(JsonObject object, long place, Identity identity) {
    var body = BodyCodec.read(object);
    boolean handed = number(object, "handed") > 0;
    boolean held = number(object, "held") > 0;
    boolean numbered = number(object, "n") > 0;
    Delivery delivery;
    if (number(object, "failed") > 0) {
      delivery = Delivery.FAILED;
    } else if (handed) {
      delivery = held || !numbered ? Delivery.NOT_CONFIRMED : Delivery.WAITING_AGAIN;
    } else {
      delivery = held ? Delivery.NOT_SENT : Delivery.WAITING;
    }
    return body == null ? null : read(object, body, delivery, place, identity.key());
  }

  private static StoredText read(
      JsonObject object, Body body, Delivery delivery, long place, String key) {
    return new StoredText(
        body,
        number(object, "date"),
        delivery,
        object.string("fault"),
        place,
        number(object, "n"),
        number(object, "handed"),
        key,
        new Origin(object.string("epoch"), object.string("by")));
  }

  private static long number(JsonObject object, String name) {
    return JsonFields.integer(object, name, 0);
  }

  /**
   * The pending message for a session.
   *
   * @param own whether the session has the key that it was taken under; else it is never sent by
   *     itself
   * @param numbered whether its n counts
   */
  Pending pending(String cid, boolean own, boolean numbered) {
    if (delivery == Delivery.FAILED) {
      return new Pending(cid, body, dateMillis, delivery, fault == null ? "" : fault);
    }
    boolean doubt = delivery == Delivery.WAITING_AGAIN && !numbered;
    boolean anothers = delivery == Delivery.WAITING && !own;
    var now = doubt ? Delivery.NOT_CONFIRMED : anothers ? Delivery.NOT_SENT : delivery;
    return new Pending(cid, body, dateMillis, now);
  }
}
