package org.websocketchat.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whatever listens at the address. */
interface Server {

  /** The sub-protocol it picks; null if it is down or refuses. */
  @Nullable String pick(List<String> offered);

  /** A socket is open. */
  void opened(Link link);

  /** A frame came on an open socket. */
  void arrived(Link link, Packet packet);

  /** The connection is gone without a close frame. */
  void gone(Link link);
}
