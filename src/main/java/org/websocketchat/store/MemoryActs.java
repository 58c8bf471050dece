package org.websocketchat.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.ActPages;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.RoomState;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;

/** The records of the acts in one room, in memory. */
final class MemoryActs {
  /** The oldest first. */
  private final List<Act> acts = new ArrayList<>();

  private long last;
  private int reports;

  /**
   * Adds the record of a draft that is stored at this offset.
   *
   * @param who the person whom it is about; null for nobody
   * @param state of the room after it
   * @return the offsets of the reports that are not kept any more, by rising offset
   */
  List<Long> add(Draft draft, long offset, @Nullable String who, String name, RoomState state) {
    var body =
        draft.body() instanceof Body.Purge(var whom, long since, boolean unpins)
            ? new Body.Purge(whom, since)
            : (Body.Correction) draft.body();
    long date = draft.dateMillis();
    acts.add(new Act(++last, offset, date, draft.who(), draft.name(), body, who, name, false));
    boolean isReport = draft.body() instanceof Body.Report;
    reports += isReport ? 1 : 0;
    int kept = isReport ? reports : acts.size() - reports;
    var gone = new ArrayList<Act>();
    if (kept > (isReport ? ActRetention.MOST_REPORTS : ActRetention.MOST_ACTS)) {
      removeOldest(isReport, state, date, gone);
    }
    long oldest = date - ActRetention.MILLIS;
    for (var act : acts) {
      boolean isOld = act.dateMillis() < oldest && !ActPages.holds(act, state, date);
      if (isOld && !gone.contains(act)) {
        gone.add(act);
      }
    }
    acts.removeAll(gone);
    var offsets = gone.stream().filter(MemoryActs::isReport).map(Act::offset).toList();
    reports -= offsets.size();
    return offsets;
  }

  private void removeOldest(boolean areReports, RoomState state, long nowMillis, List<Act> gone) {
    for (var act : acts) {
      if (isReport(act) == areReports && !ActPages.holds(act, state, nowMillis)) {
        gone.add(act);
        return;
      }
    }
  }

  private static boolean isReport(Act act) {
    return act.body() instanceof Body.Report;
  }

  /** How many of them are reports. */
  int reports() {
    return reports;
  }

  /** Deletes the oldest report, of which there must be one, and returns its offset. */
  long removeOldestReport() {
    var gone = new ArrayList<Act>();
    removeOldest(true, RoomState.USUAL, 0, gone);
    acts.removeAll(gone);
    reports--;
    return gone.getFirst().offset();
  }

  boolean isEmpty() {
    return acts.isEmpty();
  }

  /** The log is gone: reports of its messages go with it. */
  void withoutLog() {
    acts.removeIf(MemoryActs::isReport);
    acts.replaceAll(Act::withoutLog);
    reports = 0;
  }

  HubInput.Acts page(HubOutput.ReadActs ask, RoomState state) {
    return ActPages.page(ask, acts, state);
  }
}
