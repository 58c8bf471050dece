package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;
import org.websocketchat.view.Explainer;
import org.websocketchat.view.Row;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/**
 * The footer of a message: how its delivery or its correction stands, and the buttons to resend or
 * delete it.
 */
final class Footer {
  private final TemplateRenderer templates;
  private final Translator translator;
  private final Explainer explainer;

  Footer(TemplateRenderer templates, Translator translator) {
    this.templates = templates;
    this.translator = translator;
    explainer = new Explainer(translator);
  }

  /** Draws it in an empty element. */
  void draw(HTMLElement place, Row row, Message message) {
    var correction = row.correction();
    var pending = row.pending();
    if (pending != null && pending.body() instanceof Body.Correction) {
      correction = pending;
    }
    if (correction != null) {
      drawCorrection(place, correction);
      return;
    }
    if (pending != null && pending.delivery() != Pending.Delivery.STORED) {
      draw(place, pending);
    } else if (row.place().newestOwn() && !message.isRemoved()) {
      var time = translator.formats().time(message.dateMillis());
      state(place, "delivery-sent", Text.SENT, time);
    }
    if (message.original() != null) {
      state(place, "delivery-problem", Text.CHANGED, message.original());
    }
  }

  private void draw(HTMLElement place, Pending pending) {
    switch (pending.delivery()) {
      case WAITING, WAITING_AGAIN -> state(place, "delivery-waiting", Text.WAITING, "");
      case HANDED_OVER, STORED -> state(place, "delivery-waiting", Text.SENDING, "");
      case NOT_CONFIRMED -> {
        state(place, "delivery-problem", Text.NOT_CONFIRMED, "");
        choice(place, pending);
      }
      case NOT_SENT -> {
        state(place, "delivery-problem", Text.NOT_SENT, "");
        choice(place, pending);
      }
      case FAILED -> {
        var state = templates.append(place, "delivery-problem");
        Dom.write(state, Places.DELIVERY, explainer.reason(pending));
        choice(place, pending);
      }
    }
  }

  private void drawCorrection(HTMLElement place, Pending correction) {
    boolean isHeld = correction.delivery().isHeld();
    var state = templates.append(place, isHeld ? "delivery-problem" : "delivery-waiting");
    Dom.write(state, Places.DELIVERY, explainer.told(correction));
    if (isHeld) {
      templates.append(place, "correction-choice");
      Dom.set(place, Places.RESEND, "value", correction.cid());
      Dom.set(place, Places.DELETE, "value", correction.cid());
      Dom.show(place, Places.RESEND, correction.delivery() != Pending.Delivery.FAILED);
    }
  }

  private void choice(HTMLElement place, Pending pending) {
    templates.append(place, "delivery-choice");
    Dom.set(place, Places.RESEND, "value", pending.cid());
    Dom.set(place, Places.DELETE, "value", pending.cid());
  }

  private void state(HTMLElement place, String template, String text, String first) {
    var state = templates.append(place, template);
    templates.write(Dom.find(state, Places.DELIVERY), text, first, "");
  }
}
