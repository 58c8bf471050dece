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
   */
  void add(Draft draft, long offset, @Nullable String who, String name, RoomState state) {
    var body =
        draft.body() instanceof Body.Purge(var whom, long since, boolean unpins)
            ? new Body.Purge(whom, since)
            : (Body.Correction) draft.body();
    long date = draft.dateMillis();
    acts.add(new Act(++last, offset, date, draft.who(), draft.name(), body, who, name, false));
    boolean isReport = draft.body() instanceof Body.Report;
    reports += isReport ? 1 : 0;
    int kept = isReport ? reports : acts.size() - reports;
    if (kept > (isReport ? ActRetention.MOST_REPORTS : ActRetention.MOST_ACTS)) {
      removeOldest(isReport, state, date);
    }
    long oldest = date - ActRetention.MILLIS;
    acts.removeIf(act -> act.dateMillis() < oldest && !ActPages.holds(act, state, date));
    reports = (int) acts.stream().filter(MemoryActs::isReport).count();
  }

  private void removeOldest(boolean areReports, RoomState state, long nowMillis) {
    for (int i = 0; i < acts.size(); i++) {
      var act = acts.get(i);
      if (isReport(act) == areReports && !ActPages.holds(act, state, nowMillis)) {
        acts.remove(i);
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

  /** Deletes the oldest report. */
  void removeOldestReport() {
    removeOldest(true, RoomState.USUAL, 0);
    reports--;
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
