package org.websocketchat.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Json;

/** One person's stay in one room. */
@SuppressWarnings("DoNotCallSuggester") // under construction
public final class Session {

  /**
   * What does not change during a stay.
   *
   * @param url of the socket, as {@link ServerAddress} resolved it
   * @param protocols the sub-protocols to offer, best first; may be empty
   * @param seed for back-off and cids; from a good random source
   */
  public record Settings(String url, List<String> protocols, long seed) {
    public Settings {
      protocols = List.copyOf(protocols);
    }
  }

  public Session(Settings settings, Json json) {
    throw new UnsupportedOperationException("under construction: " + settings + json);
  }

  public State state() {
    throw new UnsupportedOperationException();
  }

  public @Nullable Refusal refusal(String text) {
    throw new UnsupportedOperationException(text);
  }

  public List<Output> handle(Input input, Now now) {
    throw new UnsupportedOperationException(input + "" + now);
  }

  public long deadline() {
    throw new UnsupportedOperationException();
  }
}
