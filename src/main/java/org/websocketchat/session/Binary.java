package org.websocketchat.session;

/** The payload of a binary frame. A session passes it on and never looks into it. */
public interface Binary {
  /** Its size in bytes. */
  long size();
}
