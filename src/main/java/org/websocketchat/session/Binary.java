package org.websocketchat.session;

/** The payload of a binary frame, which a session passes through and never looks into. */
public interface Binary {
  /** Its size in bytes. */
  long size();
}
