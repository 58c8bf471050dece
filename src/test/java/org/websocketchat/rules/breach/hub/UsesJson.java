package org.websocketchat.rules.breach.hub;

import org.websocketchat.rules.Breaks;

@Breaks("cycles")
final class UsesJson {
  org.websocketchat.rules.breach.json.UsesHub use() {
    return null;
  }
}
