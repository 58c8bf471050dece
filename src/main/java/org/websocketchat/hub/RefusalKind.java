package org.websocketchat.hub;

/** What the {@link Budget} refuses when there is too much of it: places, and what has a rate. */
public enum RefusalKind {
  SOCKETS,
  PEOPLE,
  ROOMS,
  CONNECTS,
  HELLOS,
  FRAMES,
  REFUSALS,
  REPORTS,
  RENAMES,
  TYPING,
  MESSAGES,
  BYTES,
  READS
}
