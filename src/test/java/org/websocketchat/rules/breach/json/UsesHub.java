package org.websocketchat.rules.breach.json;

/** The other half of a cycle. */
public final class UsesHub {
  org.websocketchat.rules.breach.hub.Thing use() {
    return null;
  }
}
