package org.websocketchat.view;

import java.util.ArrayList;
import java.util.List;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.SanctionKind;
import org.websocketchat.session.Change;

/**
 * What moderators did and what was reported, as far as it is loaded: the pages that were asked for,
 * and what has happened since.
 */
public final class Acts {
  /** How many are listed at most; of more, the newest, and what holds. */
  static final int MOST = 1_000;

  /** The newest first. */
  private final List<Act> all = new ArrayList<>();

  /** Sanctions that hold and are older than those, the newest first. */
  private final List<Act> older = new ArrayList<>();

  private boolean loaded;
  private boolean more;
  private boolean failed;
  private int newReports;

  /** How many of those were told already. */
  private int toldReports;

  /** How many were new when the person opened the list, and how many have come since. */
  private int seenReports;

  private int version;

  /** All that are loaded, the newest first. */
  public List<Act> all() {
    return all;
  }

  /** Whether a page has come. */
  public boolean isLoaded() {
    return loaded;
  }

  /** Whether there are older ones, and place for them. */
  public boolean hasMore() {
    return more && all.size() < MOST;
  }

  /** Whether the page that was asked for last did not come. */
  public boolean hasFailed() {
    return failed;
  }

  /** How many reports have come since the person looked last. */
  public int newReports() {
    return newReports;
  }

  /** Whether more reports are new than when this was asked last. */
  public boolean takeNews() {
    boolean areMore = newReports > toldReports;
    toldReports = newReports;
    return areMore;
  }

  /** Another number whenever there is something else to draw. */
  public int version() {
    return version;
  }

  /** The person opens the list, which is asked for anew. */
  public void open() {
    failed = false;
    if (newReports > 0) { // else the person has only been away to look at one of them
      seenReports = 0;
    }
    look();
  }

  /**
   * The reports that were new when the person last opened the list and there were new ones, or came
   * since: the newest first.
   */
  public List<Act> seen() {
    return listed(true);
  }

  /** All others that are loaded, the newest first. */
  public List<Act> others() {
    return listed(false);
  }

  private List<Act> listed(boolean seen) {
    var listed = new ArrayList<Act>();
    int reports = 0;
    for (int i = 0; i < all.size(); i++) {
      boolean isReport = all.get(i).body() instanceof Body.Report;
      reports += isReport ? 1 : 0;
      if ((isReport && reports <= seenReports) == seen) {
        listed.add(all.get(i));
      }
    }
    return listed;
  }

  /** The person looks at all of them. */
  public void look() {
    seenReports += newReports;
    newReports = 0;
    toldReports = 0;
    version++;
  }

  /** The number before which the next page is; 0 for the newest page. */
  public long next() {
    return all.isEmpty() ? 0 : all.get(all.size() - 1).number();
  }

  /** When a sanction ends, milliseconds since 1970; 0 if it does not end, or is none. */
  public static long endMillis(Act act) {
    return act.body() instanceof Body.Sanction sanction && sanction.forMillis() > 0
        ? act.dateMillis() + sanction.forMillis()
        : 0;
  }

  /**
   * Whether it is a quiet or a ban that holds at this time.
   *
   * @param serverMillis by the server's clock, milliseconds since 1970
   */
  public static boolean holds(Act act, long serverMillis) {
    long end = endMillis(act);
    return act.holds() && (end == 0 || end > serverMillis);
  }

  /**
   * The quiets and bans that hold at this time, the newest first.
   *
   * @param serverMillis by the server's clock, milliseconds since 1970
   */
  public List<Act> holding(long serverMillis) {
    var holding = new ArrayList<Act>();
    for (int i = 0; i < all.size() + older.size(); i++) {
      var act = i < all.size() ? all.get(i) : older.get(i - all.size());
      if (holds(act, serverMillis)) {
        holding.add(act);
      }
    }
    return holding;
  }

  /** Takes a change of the session. */
  public void apply(Change change) {
    if (change instanceof Change.Acted(var act)) {
      newReports += act.body() instanceof Body.Report ? 1 : 0;
      happened(act);
    } else if (change instanceof Change.ActsArrived page) {
      arrived(page);
    } else if (change instanceof Change.ActsRefused) {
      failed = true;
    } else if (change instanceof Change.Forgotten) {
      newReports = 0;
      toldReports = 0;
      forget();
    } else if (change instanceof Change.Missed) {
      forget(); // the records of what was missed are in no list
    } else {
      return;
    }
    version++;
  }

  private void forget() {
    all.clear();
    older.clear();
    loaded = false;
    more = false;
  }

  private void happened(Act act) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).offset() == act.offset()) {
        return; // it is in a page that came before it
      }
    }
    if (loaded) {
      if (act.body() instanceof Body.Sanction sanction) {
        end(sanction, all);
        end(sanction, older);
      }
      all.add(0, act.with(isLasting(act)));
      if (all.size() > MOST) {
        var last = all.remove(MOST);
        more = true;
        if (last.holds()) {
          older.add(0, last);
        }
      }
    }
  }

  private static boolean isLasting(Act act) {
    return act.body() instanceof Body.Sanction sanction && sanction.kind() != SanctionKind.PARDON;
  }

  /** Ends those that the next sanction ends or replaces. */
  private static void end(Body.Sanction next, List<Act> acts) {
    for (int i = 0; i < acts.size(); i++) {
      var act = acts.get(i);
      if (act.holds()
          && act.body() instanceof Body.Sanction held
          && held.who().equals(next.who())
          && (next.kind() == SanctionKind.PARDON || next.kind() == held.kind())) {
        acts.set(i, act.with(false));
      }
    }
  }

  private void arrived(Change.ActsArrived page) {
    if (page.before() == 0) {
      forget();
      older.addAll(page.holding());
    } else if (page.before() != next()) {
      return; // the list is another one by now
    }
    for (int i = 0; i < page.acts().size(); i++) {
      var act = page.acts().get(i);
      if (all.size() < MOST) {
        all.add(act);
        removeOlder(act);
      }
    }
    loaded = true;
    failed = false;
    more = page.more();
  }

  private void removeOlder(Act listed) {
    for (int i = 0; i < older.size(); i++) {
      if (older.get(i).number() == listed.number()) {
        older.remove(i);
        return;
      }
    }
  }
}
