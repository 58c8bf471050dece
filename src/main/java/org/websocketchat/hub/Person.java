package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;

/** A person in a room, and what the others were told of that person. */
final class Person {

  /** A name without the number at its end, and its skeleton. */
  record Stem(String name, String skeleton) {}

  private final String tag;

  /** The id of the present presence in the room; 0 before the first one. */
  private long id;

  private @Nullable String name;

  /** The skeleton of the name; empty while there is none. */
  private String skeleton = "";

  /** The part of the name before its number; null if it has no number. */
  private @Nullable Stem stem;

  /** The id that the others were told; 0 while they were told none. */
  private long toldId;

  private @Nullable String toldName;

  /**
   * Makes a person of whom nobody was told.
   *
   * @param tag empty for sub-protocol {@code json}
   */
  Person(String tag) {
    this.tag = tag;
  }

  String tag() {
    return tag;
  }

  /** The public id of the person: a guest's tag; empty for sub-protocol {@code json}. */
  String who() {
    return tag;
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

  void rename(String given, String looksLike, @Nullable Stem withoutNumber) {
    name = given;
    skeleton = looksLike;
    stem = withoutNumber;
  }

  long toldId() {
    return toldId;
  }

  @Nullable String toldName() {
    return toldName;
  }

  /** Notes what the others are told now; 0 and null if they are told that the person left. */
  void told(long nowId, @Nullable String nowName) {
    toldId = nowId;
    toldName = nowName;
  }
}
