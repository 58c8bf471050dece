package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.SubProtocol;

/** The talks of a session, one for each sub-protocol that it speaks. */
final class Talks {

  /** Makes the talk of one sub-protocol. */
  interface Factory {
    Talk create(SessionParts parts);
  }

  /** A sub-protocol: its name on the wire, and what makes its talk. */
  record Spoken(String name, Factory factory) {}

  /** The sub-protocols that this package speaks. */
  static final List<Spoken> ALL =
      List.of(
          new Spoken(SubProtocol.V1, ChatTalk::new), new Spoken(SubProtocol.JSON, GuideTalk::new));

  /** Those of them in which somebody can read without being a person in the room. */
  static final List<Spoken> WITH_SPECTATORS = List.of(new Spoken(SubProtocol.V1, ChatTalk::new));

  /** Whether some session of this package speaks this sub-protocol; empty for none picked. */
  static boolean isKnown(String picked) {
    boolean isKnown = picked.isEmpty();
    for (int i = 0; i < ALL.size(); i++) {
      isKnown |= ALL.get(i).name().equals(picked);
    }
    return isKnown;
  }

  private final List<Spoken> spoken;
  private final List<Talk> talks = new ArrayList<>();

  Talks(List<Spoken> spoken, SessionParts parts) {
    this.spoken = spoken;
    for (int i = 0; i < spoken.size(); i++) {
      talks.add(spoken.get(i).factory().create(parts));
    }
  }

  /**
   * The talk of this sub-protocol; null if this session does not speak it. A server that has picked
   * none speaks {@code json}.
   */
  @Nullable Talk of(String picked) {
    var name = picked.isEmpty() ? SubProtocol.JSON : picked;
    for (int i = 0; i < talks.size(); i++) {
      if (spoken.get(i).name().equals(name)) {
        return talks.get(i);
      }
    }
    return null;
  }

  /**
   * The talk that the next socket will probably have: of the first one offered that this session
   * speaks.
   */
  Talk likeliest(List<String> offered) {
    for (int i = 0; i < offered.size(); i++) {
      var talk = of(offered.get(i));
      if (talk != null) {
        return talk;
      }
    }
    return talks.getLast();
  }

  /** The messages before this offset are not shown any more. */
  void historyForgotten(long before) {
    for (int i = 0; i < talks.size(); i++) {
      talks.get(i).historyForgotten(before);
    }
  }

  /** The person is forgotten. */
  void personForgotten() {
    for (int i = 0; i < talks.size(); i++) {
      talks.get(i).personForgotten();
    }
  }
}
