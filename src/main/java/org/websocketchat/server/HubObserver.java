package org.websocketchat.server;

import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;

/** Sees what the hub is told and what it orders, on its thread. It must return soon. */
interface HubObserver {
  /** The hub has handled this. */
  void handled(HubInput input);

  /** This order of the hub was carried out, or handed to whoever does it. */
  void carriedOut(HubOutput output);
}
