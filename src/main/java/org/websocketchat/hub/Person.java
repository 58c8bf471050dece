package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;

/** Somebody in a room, over however many sockets, and what the others were told of that. */
final class Person {

  /** A name without the number at its end, and what it looks like. */
  record Stem(String name, String skeleton) {}

  private final String tag;

  /** Of the stay; zero before the first. */
  private long id;

  private @Nullable String name;

  /** What the name looks like; empty while there is none. */
  private String skeleton = "";

  /** What the name is with a number behind it; null if it has none. */
  private @Nullable Stem stem;

  /** The id under which the others know it; zero while they do not. */
  private long toldId;

  private @Nullable String toldName;

  /**
   * Makes somebody whom nobody knows yet.
   *
   * @param tag empty for sub-protocol {@code json}
   */
  Person(String tag) {
    this.tag = tag;
  }

  String tag() {
    return tag;
  }

  long id() {
    return id;
  }

  /** Begins a new stay. */
  void beginPresence(long newId) {
    id = newId;
  }

  /** What it is called; null until it says or writes something. */
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

  /** Takes note of what the others are told now; zero and null for that it is gone. */
  void told(long nowId, @Nullable String nowName) {
    toldId = nowId;
    toldName = nowName;
  }
}
