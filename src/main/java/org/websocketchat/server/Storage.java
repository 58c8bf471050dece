package org.websocketchat.server;

import java.util.function.Consumer;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;

/**
 * Where messages are kept. Called by the hub's thread; answers from any, in the order asked,
 * through the consumer that it was made with.
 */
interface Storage extends AutoCloseable {

  /** Makes a storage that gives its answers to this consumer. */
  interface Engine {
    Storage start(Consumer<HubInput> answers);
  }

  void open(HubOutput.Open ask);

  void append(HubOutput.Append drafts);

  void read(HubOutput.Read ask);

  void remember(HubOutput.Remember sender);

  /** Nobody is in this room any more. */
  void forget(String room);

  /** Finishes what it was asked, and lets go of everything. */
  @Override
  void close();
}
