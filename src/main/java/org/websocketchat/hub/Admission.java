package org.websocketchat.hub;

/**
 * Who may come into the rooms of a server.
 *
 * @param guests whether people without a token may; else {@code json}, which has none, is off
 */
public record Admission(boolean guests) {
  /** Everybody may. */
  public static Admission everybody() {
    return new Admission(true);
  }
}
