package org.websocketchat.browser;

import java.util.List;
import org.teavm.jso.JSExport;
import org.websocketchat.protocol.ChatVectors;
import org.websocketchat.protocol.GuideVectors;
import org.websocketchat.simulation.Simulation;
import org.websocketchat.teavm.Samples;

/** What tests call in a browser; the build compiles it to {@code compiled-tests/tests.js}. */
public final class CompiledTests {
  private CompiledTests() {}

  /** Nothing: a page calls what it needs. */
  public static void main(String[] args) {}

  /** The outcome of one golden vector. */
  @JSExport
  public static String runVector(String kind, String input) {
    return new GuideVectors(new BrowserJson()).run(kind, input);
  }

  /** The outcome of one golden vector of {@code websocket-chat.v1}. */
  @JSExport
  public static String runChatVector(String kind, String input) {
    return new ChatVectors(new BrowserJson()).run(kind, input);
  }

  /** What a seed of the simulation leads to. */
  @JSExport
  public static String simulate(int seed) {
    return Simulation.summary(seed, new BrowserJson());
  }

  /** What the samples of the compiler's plugin answer. */
  @JSExport
  public static String runSamples() {
    return Samples.run();
  }

  /** Opens a socket by the transport. */
  @JSExport
  public static CompiledSocket openSocket(String url, String[] protocols, String binaryType) {
    return new CompiledSocket(url, List.of(protocols), binaryType);
  }
}
