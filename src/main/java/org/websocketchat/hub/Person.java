package org.websocketchat.hub;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.ServerFrame.Standing;

/** A person in a room, and what the others were told of that person. */
final class Person {

  /** A name without the number at its end, and its skeleton. */
  record Stem(String name, String skeleton) {}

  private final String tag;

  /** The public id that a token gives; null for a guest. */
  private final @Nullable String signedWho;

  /** The sessions of {@code websocket-chat.v1} that are this person's, present or away. */
  private final Set<Session> sessions = new LinkedHashSet<>();

  private Role role = Role.GUEST;

  /** The name in the person's token, which nobody chooses; null if there is none. */
  private @Nullable String claimedName;

  /** Whether the name is the one in the token. */
  private boolean verified;

  /** The id of the present presence in the room; 0 before the first one. */
  private long id;

  private @Nullable String name;

  /** The skeleton of the name; empty while there is none. */
  private String skeleton = "";

  /** The part of the name before its number; null if it has no number. */
  private @Nullable Stem stem;

  /** How often the person chose another name. */
  private final Account renames = new Account(Renames.PACE);

  /** When the person last chose another name; null if never. */
  private @Nullable Long renamedMillis;

  /** When storage may be asked again to remember the name under each key; at once at first. */
  private long rememberAgainMillis = Long.MIN_VALUE;

  /** Whether an alarm will ask storage. */
  private boolean waitsForRemember;

  /** The id that the others were told; 0 while they were told none. */
  private long toldId;

  private @Nullable String toldName;

  /** What the others were told besides; null while they were told nothing. */
  private @Nullable Standing toldStanding;

  /**
   * Makes a guest of whom nobody was told.
   *
   * @param tag empty for sub-protocol {@code json}
   */
  Person(String tag) {
    this(tag, null);
  }

  /**
   * Makes a person of whom nobody was told.
   *
   * @param tag of its first session
   * @param signedWho the public id that its token gives; null for a guest
   */
  Person(String tag, @Nullable String signedWho) {
    this.tag = tag;
    this.signedWho = signedWho;
  }

  String tag() {
    return tag;
  }

  /**
   * The public id of the person: the same {@code who} is the same person. Null for sub-protocol
   * {@code json}, which proves nothing.
   */
  @Nullable String who() {
    return signedWho != null ? signedWho : tag.isEmpty() ? null : tag;
  }

  Set<Session> sessions() {
    return sessions;
  }

  /**
   * Takes the highest role of those that the tokens of its sockets give; keeps the present one
   * without a socket. Returns whether it is another one than before.
   */
  boolean updateRole() {
    var before = role;
    Role highest = null;
    for (var session : sessions) {
      var client = session.client();
      if (client != null && (highest == null || client.role().compareTo(highest) > 0)) {
        highest = client.role();
      }
    }
    role = highest == null ? before : highest;
    return role != before;
  }

  /** The name in the person's token, which nobody chooses; null if there is none. */
  @Nullable String claimedName() {
    return claimedName;
  }

  /** Takes the name in a token, which is only claimed so far; null for none. */
  void claim(@Nullable String name) {
    claimedName = name;
  }

  boolean isVerified() {
    return verified;
  }

  /** Notes whether the name is the one in the token. */
  void verified(boolean now) {
    verified = now;
  }

  /** What everybody is told of the person besides tag and name. */
  Standing standing() {
    var who = who();
    return new Standing(who == null ? "" : who, role, verified);
  }

  long id() {
    return id;
  }

  /** Enters the room under a new id. */
  void beginPresence(long newId) {
    id = newId;
  }

  /** The name; null until the person asks for one or sends a message. */
  @Nullable String name() {
    return name;
  }

  String skeleton() {
    return skeleton;
  }

  @Nullable Stem stem() {
    return stem;
  }

  Account renames() {
    return renames;
  }

  /** The time since the person last chose another name; {@link Long#MAX_VALUE} if never. */
  long sinceRenameMillis(long nowMillis) {
    return renamedMillis == null ? Long.MAX_VALUE : nowMillis - renamedMillis;
  }

  /** Notes that the person chose another name. */
  void renamedAt(long nowMillis) {
    renamedMillis = nowMillis;
  }

  void rename(String given, String looksLike, @Nullable Stem withoutNumber) {
    name = given;
    skeleton = looksLike;
    stem = withoutNumber;
  }

  /** Whether storage may be asked to remember the name under each key; an alarm asks otherwise. */
  boolean mayRememberAgain(long nowMillis) {
    return !waitsForRemember && nowMillis >= rememberAgainMillis;
  }

  long rememberAgainMillis() {
    return rememberAgainMillis;
  }

  /** Notes that an alarm will ask storage; returns false if one is set already. */
  boolean beginWaitForRemember() {
    boolean begins = !waitsForRemember;
    waitsForRemember = true;
    return begins;
  }

  /** Notes that storage was asked for each key, and when it may be asked again. */
  void rememberedUntil(long againMillis) {
    rememberAgainMillis = againMillis;
    waitsForRemember = false;
  }

  long toldId() {
    return toldId;
  }

  @Nullable String toldName() {
    return toldName;
  }

  @Nullable Standing toldStanding() {
    return toldStanding;
  }

  /** Notes what the others are told now; 0 and null if they are told that the person left. */
  void told(long nowId, @Nullable String nowName) {
    toldId = nowId;
    toldName = nowName;
    toldStanding = nowName == null ? null : standing();
  }
}
