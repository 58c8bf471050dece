package org.websocketchat.hub;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.GuideFrame;

/**
 * Who the sessions of a room are: guests, or people of whom a token tells. All sessions with a
 * token of the same issuer and subject are those of one person.
 */
final class Identities {
  /**
   * Begins what is hashed, so that it is longer than the 16 bytes of a key: else a guest could
   * choose a key whose tag is the id of somebody else.
   */
  private static final String WHO = "websocket-chat who\0";

  /** The same for what is posted. */
  private static final String POST = "websocket-chat post\0";

  private static final int WHO_BYTES = 12;
  private static final int KEY_LENGTH = 22;

  private final Library library;
  private final Sessions sessions;
  private final Alarms alarms;

  Identities(Library library, Sessions sessions, Alarms alarms) {
    this.library = library;
    this.sessions = sessions;
    this.alarms = alarms;
  }

  /**
   * Makes the session that of a guest, or of the bearer of a token; a person that has no session
   * any more leaves the room. Nobody's name changes before {@link #renewed}.
   *
   * @param identity null for a guest
   */
  void settle(Turn turn, Room room, Session session, @Nullable SignedIdentity identity) {
    var who = whoOf(session.tag(), identity);
    if (!who.equals(session.person().who())) {
      sessions.part(turn, room, session);
      session.become(
          identity == null ? new Person(session.tag()) : room.signed(who, session.tag()));
    }
  }

  /** Takes what a new token tells of its bearer, who gets the name in it. */
  void renewed(Turn turn, Room room, Person person, SignedIdentity identity) {
    var before = person.standing();
    var nameBefore = person.name();
    person.updateRole();
    person.claim(identity.name());
    var claimed = identity.name();
    if (claimed == null) {
      room.names().endClaim(person);
    } else {
      room.names().claim(person, claimed).forEach(loser -> tell(turn, room, loser));
    }
    boolean same = person.standing().equals(before);
    if (room.presence().isHere(person)
        && !(same && String.valueOf(person.name()).equals(nameBefore))) {
      tell(turn, room, person);
    }
  }

  /** Tells everybody, and storage, that a person is called otherwise now. */
  private void tell(Turn turn, Room room, Person person) {
    var presence = room.presence();
    presence.changed(turn, alarms, person);
    var name = String.valueOf(person.name());
    sessions.renamed(turn, room, person, null);
    presence.tellOwnName(turn, person);
    if (person.sessions().isEmpty()) { // it speaks json
      turn.deliver(new GuideFrame.Username(name, turn.wallMillis(), person.id()), room.guides());
    }
  }

  /** The public id of whoever has this tag and this token; no token for null. */
  String whoOf(String tag, @Nullable SignedIdentity identity) {
    return identity == null ? tag : whoOf(identity);
  }

  /** The first 96 bits of the SHA-256 of issuer and subject, in base64url. */
  String whoOf(SignedIdentity identity) {
    return identity.role().idOf(hash(WHO + identity.issuer() + "\0" + identity.subject()));
  }

  private String hash(String text) {
    var digest = library.sha256().apply(text.getBytes(StandardCharsets.UTF_8));
    var first = new byte[WHO_BYTES];
    System.arraycopy(digest, 0, first, 0, WHO_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(first);
  }

  /**
   * The tag of what a bot posts under a key: only a token of the same issuer and subject gives it,
   * and no key of a person does, since what is hashed is longer.
   */
  String tagOfPost(String key, SignedIdentity bot) {
    return hash(POST + bot.issuer() + "\0" + bot.subject() + "\0" + key);
  }

  /** The tag of a key: the first 96 bits of its SHA-256; null if the text is no key. */
  @Nullable String tagOf(String key) {
    if (key.length() != KEY_LENGTH) {
      return null;
    }
    for (int i = 0; i < KEY_LENGTH; i++) {
      if (!isBase64Url(key.charAt(i))) {
        return null;
      }
    }
    var digest = library.sha256().apply(Base64.getUrlDecoder().decode(key));
    var first = new byte[WHO_BYTES];
    System.arraycopy(digest, 0, first, 0, WHO_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(first);
  }

  private static boolean isBase64Url(char c) {
    boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return letter || (c >= '0' && c <= '9') || c == '-' || c == '_';
  }
}
