package org.websocketchat.store;

import java.util.function.Consumer;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;

/**
 * Where messages are kept. Called by the hub's thread; answers from any, in the order asked,
 * through the consumer that it was made with.
 */
public interface Storage extends AutoCloseable {

  /** Makes a storage that gives its answers to one consumer, and what ends it to the other. */
  interface Engine {
    Storage start(Consumer<HubInput> answers, Consumer<Throwable> ends);
  }

  void open(HubOutput.Open ask);

  void append(HubOutput.Append drafts);

  void read(HubOutput.Read ask);

  void remember(HubOutput.Remember sender);

  /** Nobody is in this room any more. */
  void forget(String room);

  /** Whether messages are being refused, as far as is known; asked by any thread. */
  boolean isFailing();

  /** Finishes what it was asked, and lets go of everything. */
  @Override
  void close();
}
