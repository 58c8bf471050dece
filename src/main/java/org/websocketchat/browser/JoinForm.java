package org.websocketchat.browser;

import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** The form that asks for a name. */
final class JoinForm implements Dom.Listener {
  private final HTMLElement root;
  private final Chat chat;
  private final HTMLInputElement field;

  JoinForm(HTMLElement root, Chat chat) {
    this.root = root;
    this.chat = chat;
    field = (HTMLInputElement) Dom.find(root, Places.NAME);
    Dom.listen(root, "submit input", this, true);
  }

  @Override
  public void handleEvent(Event event) {
    if (event.getType().equals("submit")) {
      event.preventDefault();
      join();
    } else {
      complain("");
    }
  }

  /** What stands in the field. */
  String name() {
    return field.getValue();
  }

  /** Fills the field, and shows what is wrong with the name; an empty fault shows nothing. */
  void fill(String name, String fault) {
    field.setValue(name);
    complain(fault);
  }

  /** Fills the field, unless the person has typed there already. */
  void offer(String name) {
    if (name().isEmpty()) {
      fill(name, "");
    }
  }

  /** Fills the field, unless the person has changed there what the page suggests. */
  void propose(String name, String suggested) {
    if (!name.isEmpty() && name().equals(suggested)) {
      fill(name, "");
    }
  }

  /** Focuses the name, or the card where no name is asked for. */
  void focus() {
    if (Dom.find(root, Places.QUESTION).isHidden()) {
      var card = Dom.find(root, Places.JOIN_FORM);
      card.setTabIndex(-1);
      card.focus();
    } else {
      field.focus();
    }
  }

  /** Joins under the name in the field, or says what is wrong with it. */
  private void join() {
    var problem = chat.join(field.getValue());
    complain(problem == null ? "" : problem);
    if (problem != null) {
      focus();
    }
  }

  /** Shows what is wrong with the name; an empty text shows nothing. */
  private void complain(String problem) {
    Dom.complain(field, Dom.find(root, Places.NAME_FAULT), problem);
  }

  /** Shows why there is nothing to join. */
  void showProblem(String problem) {
    Dom.show(root, Places.QUESTION, false);
    Dom.set(root, Places.JOIN_FORM, "data-tone", "bad");
    Dom.write(root, Places.STATUS, problem);
  }
}
