package org.websocketchat.server;

import java.util.List;
import java.util.function.Consumer;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput;

/** Where messages are kept. Called by the hub's thread; answers from any, in the order asked. */
interface MessageLog {

  /**
   * Keeps these drafts, all or none.
   *
   * @param answer is given {@link HubInput.Appended} or {@link HubInput.AppendFailed}, once
   */
  void append(String room, List<Draft> drafts, Consumer<HubInput> answer);

  /** Nobody is in this room any more. */
  void forget(String room);
}
