package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.protocol.ServerFrame.Standing;
import org.websocketchat.view.Standings;
import org.websocketchat.view.Translator;

/** The mark beside a name: a tick if the name is verified, and the role of the person. */
final class StandingMark {
  private final TemplateRenderer templates;
  private final Translator translator;

  StandingMark(TemplateRenderer templates, Translator translator) {
    this.templates = templates;
    this.translator = translator;
  }

  /** Draws the mark in this element, after a child of it; null removes it. */
  void draw(HTMLElement element, String after, @Nullable Standing standing) {
    var before = element.querySelector(Places.STANDING);
    if (before != null) {
      before.delete();
    }
    if (standing == null) {
      return;
    }
    var label = Standings.label(standing.role());
    if (standing.verified() || !label.isEmpty()) {
      var mark = templates.append(element, "standing");
      Dom.write(mark, Places.ROLE, translator.translate(label));
      if (!standing.verified()) {
        Dom.find(mark, Places.TICK).delete();
      }
      element.insertBefore(mark, Dom.find(element, after).getNextSibling());
    }
  }
}
