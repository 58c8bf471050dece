package org.websocketchat.hub;

import java.util.ArrayList;
import java.util.List;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;

/** Answers {@link HubOutput.ReadActs} from a list: for storages that keep records in memory. */
public final class ActPages {
  private ActPages() {}

  /** Whether this act is a sanction of a room's state that holds at this time. */
  public static boolean holds(Act act, RoomState state, long nowMillis) {
    if (!(act.body() instanceof Body.Sanction sanction)) {
      return false;
    }
    var held = state.sanction(sanction.kind(), sanction.who(), nowMillis);
    return held != null && held.dateMillis() == act.dateMillis();
  }

  /**
   * The answer.
   *
   * @param acts all of the room, the oldest first
   */
  public static HubInput.Acts page(HubOutput.ReadActs ask, List<Act> acts, RoomState state) {
    var page = new ArrayList<Act>();
    var holding = new ArrayList<Act>();
    boolean more = false;
    for (var act : acts.reversed()) {
      var told = act.with(holds(act, state, ask.nowMillis()));
      boolean wanted = act.number() < ask.before();
      if (wanted && page.size() < ask.most()) {
        page.add(told);
      } else if (wanted) {
        more = true;
        boolean isNewest = ask.before() == Long.MAX_VALUE;
        if (isNewest && told.holds() && holding.size() < ask.mostHolding()) {
          holding.add(told);
        }
      }
    }
    return new HubInput.Acts(ask.ask(), ask.room(), page, holding, more);
  }
}
