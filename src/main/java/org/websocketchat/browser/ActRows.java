package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.core.JSRegExp;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.view.ActSentences;
import org.websocketchat.view.UnsafeCharacters;

/**
 * The rows of one list of acts. What stays in the list keeps its row, and so the focus in it and a
 * press on its button.
 */
final class ActRows {
  private record Drawn(Act act, HTMLElement row) {}

  private final HTMLElement list;
  private final TemplateRenderer templates;
  private final String name;
  private final boolean areHeld;
  private final JSRegExp turning = new JSRegExp(UnsafeCharacters.DIRECTION_MARKS, "g");
  private List<Drawn> drawn = new ArrayList<>();

  /**
   * Draws into this list.
   *
   * @param name what no other list is called
   * @param areHeld whether it lists what can be pardoned; else a report leads to its message
   */
  ActRows(HTMLElement list, TemplateRenderer templates, String name, boolean areHeld) {
    this.list = list;
    this.templates = templates;
    this.name = name;
    this.areHeld = areHeld;
  }

  /** Draws these acts, in this order. */
  void draw(List<Act> shown, ActSentences sentences) {
    var next = new ArrayList<Drawn>();
    int at = 0;
    for (int i = 0; i < shown.size(); i++) {
      var act = shown.get(i);
      int same = find(act, at);
      if (same < 0) {
        var row = templates.append(list, "act");
        offer(row, act);
        write(row, act, sentences);
        if (at < drawn.size()) {
          list.insertBefore(row, drawn.get(at).row());
        }
        next.add(new Drawn(act, row));
      } else {
        remove(at, same);
        at = same + 1;
        next.add(new Drawn(act, drawn.get(same).row()));
        var before = drawn.get(same).act();
        if (before.holds() != act.holds() || before.number() != act.number()) {
          write(drawn.get(same).row(), act, sentences);
        }
      }
    }
    remove(at, drawn.size());
    drawn = next;
  }

  /** The index of the row of this act, from another one on; -1 if it has none. */
  private int find(Act act, int from) {
    for (int i = from; i < drawn.size(); i++) {
      if (key(drawn.get(i).act()).equals(key(act))) {
        return i;
      }
    }
    return -1;
  }

  /** The same for the record of an act as for the act that was told when it happened. */
  private static String key(Act act) {
    return act.offset() > 0 ? "-" + act.offset() : "-act" + act.number();
  }

  private void remove(int from, int to) {
    for (int i = from; i < to; i++) {
      drawn.get(i).row().delete();
    }
  }

  private void write(HTMLElement row, Act act, ActSentences sentences) {
    write(row, Places.SENTENCE, sentences.told(act));
    var reason = MarkupRenderer.replaceAll(act.body().text(), turning, "");
    Dom.write(row, Places.ACT_REASON, reason);
    write(row, Places.ACT_BY, sentences.by(act));
  }

  private void write(HTMLElement row, String place, ActSentences.Sentence sentence) {
    templates.write(Dom.find(row, place), sentence.text(), sentence.first(), sentence.second());
  }

  /** Takes out the buttons that the act has no use for, and says what the others are about. */
  private void offer(HTMLElement row, Act act) {
    var id = name + key(act);
    Dom.find(row, Places.SENTENCE).setId(id);
    boolean isReport = act.body() instanceof Body.Report && act.offset() > 0;
    keep(row, Places.PARDON, areHeld ? act.who() : null, id);
    var message = String.valueOf(Act.messageOf(act.body()));
    keep(row, Places.REPORTED, isReport && !areHeld ? message : null, id);
  }

  /** Keeps a button of a row, with what it is about, or takes it out. */
  private static void keep(HTMLElement row, String place, @Nullable String value, String id) {
    var button = Dom.find(row, place);
    if (value == null) {
      button.delete();
    } else {
      button.setAttribute("value", value);
      button.setAttribute("aria-describedby", id);
    }
  }
}
