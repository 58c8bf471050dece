package org.websocketchat.browser;

import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;
import org.websocketchat.view.Row;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/** The footer of one's own message: its delivery state, and the buttons to resend or delete it. */
final class Footer {
  private static final String DELIVERY = "span.delivery\n svg ";
  private static final String SPAN = "\n span ";
  private static final String CHECK = "M5 12.5l4.5 4.5L19 7.5";
  private static final String CLOCK = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2";
  private static final String ALERT = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7.5v5.5M12 16.4v.1";
  private static final String CHOICE =
      "\nbutton.resend "
          + Text.RESEND
          + " @value {0}\nbutton.delete "
          + Text.DELETE
          + " @value {0}";

  private Footer() {}

  /** Draws it in an empty place. */
  static void draw(HTMLElement place, Row row, Message message, Translator translator) {
    var pending = row.pending();
    if (pending == null || pending.delivery() == Pending.Delivery.STORED) {
      if (row.isNewestOwn()) {
        var time = translator.formats().time(message.dateMillis());
        Dom.build(place, DELIVERY + CHECK + SPAN + Text.SENT, time, "", "");
      }
    } else {
      var told =
          switch (pending.delivery()) {
            case WAITING, WAITING_AGAIN -> DELIVERY + CLOCK + SPAN + Text.WAITING;
            case HANDED_OVER, STORED -> DELIVERY + CLOCK + SPAN + Text.SENDING;
            case NOT_CONFIRMED -> DELIVERY + ALERT + SPAN + Text.NOT_CONFIRMED + CHOICE;
            case NOT_SENT -> DELIVERY + ALERT + SPAN + Text.NOT_SENT + CHOICE;
            case FAILED -> DELIVERY + ALERT + SPAN + Text.REFUSED + CHOICE;
          };
      var fault = pending.fault() == null ? "" : pending.fault();
      Dom.build(place, told, pending.cid(), fault, "");
    }
    if (message.original() != null) {
      Dom.build(place, DELIVERY + ALERT + SPAN + Text.CHANGED, message.original(), "", "");
    }
  }
}
