package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.SubProtocol;

/** The sub-protocols that a session speaks. */
final class Talks {

  /** Makes what speaks one sub-protocol. */
  interface Factory {
    Talk create(SessionParts parts);
  }

  /** A sub-protocol by its name on the wire. */
  record Spoken(String name, Factory factory) {}

  /** Those that are spoken where nobody hands in others. */
  static final List<Spoken> ALL =
      List.of(
          new Spoken(SubProtocol.V1, ChatTalk::new), new Spoken(SubProtocol.JSON, GuideTalk::new));

  private final List<Spoken> spoken;
  private final List<Talk> talks = new ArrayList<>();

  Talks(List<Spoken> spoken, SessionParts parts) {
    this.spoken = spoken;
    for (int i = 0; i < spoken.size(); i++) {
      talks.add(spoken.get(i).factory().create(parts));
    }
  }

  /** What speaks this sub-protocol; null if nothing does. A server that picked none means json. */
  @Nullable Talk of(String picked) {
    var name = picked.isEmpty() ? SubProtocol.JSON : picked;
    for (int i = 0; i < talks.size(); i++) {
      if (spoken.get(i).name().equals(name)) {
        return talks.get(i);
      }
    }
    return null;
  }

  /** What is spoken on the next socket, as far as one can tell. */
  Talk likeliest(List<String> offered) {
    for (int i = 0; i < offered.size(); i++) {
      var talk = of(offered.get(i));
      if (talk != null) {
        return talk;
      }
    }
    return talks.getLast();
  }

  /** What was before this offset is not shown any more. */
  void historyForgotten(long before) {
    for (int i = 0; i < talks.size(); i++) {
      talks.get(i).historyForgotten(before);
    }
  }

  /** Whoever joins next is somebody else. */
  void personForgotten() {
    for (int i = 0; i < talks.size(); i++) {
      talks.get(i).personForgotten();
    }
  }
}
