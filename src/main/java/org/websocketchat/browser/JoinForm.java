package org.websocketchat.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.websocketchat.view.Text;
import org.websocketchat.view.Words;

/** Asks for a name. */
final class JoinForm {
  private final HTMLElement form;
  private final HTMLElement question;
  private final HTMLInputElement name;
  private final HTMLElement fault;
  private final HTMLElement foot;
  private final Words words;
  private final Person person;

  JoinForm(HTMLElement root, Page page, Words words, String title, Person person) {
    this.words = words;
    this.person = person;
    form = Dom.add(root, "form", "card");
    form.setAttribute("novalidate", "");
    Dom.addIcon(Dom.add(form, "div", "mark"), Icon.BUBBLE);
    Dom.add(form, "h2", "title", title);
    question = Dom.add(form, "div", "question");
    Dom.add(question, "p", "hint", words.say(Text.JOIN_HINT));
    var label = Dom.add(question, "label", "label", words.say(Text.NAME));
    name = (HTMLInputElement) Dom.add(question, "input", "field");
    name.setId(page.newId());
    name.setAttribute("autocomplete", "nickname");
    name.setAttribute("enterkeyhint", "go");
    label.setAttribute("for", name.getId());
    fault = Dom.add(question, "p", "fault");
    fault.setId(page.newId());
    fault.setAttribute("role", "alert");
    name.setAttribute("aria-describedby", fault.getId());
    Dom.add(question, "button", "join", words.say(Text.JOIN));
    foot = Dom.add(form, "p", "promise");
    Dom.on(name, "input", event -> complain(""));
    Dom.on(form, "submit", this::submit);
  }

  HTMLElement statusPlace() {
    return foot;
  }

  void show(boolean shown) {
    form.setHidden(!shown);
  }

  void focus() {
    name.focus();
  }

  void fill(String value, String problem) {
    name.setValue(value);
    complain(problem);
  }

  /** Takes the question away: it would lead nowhere. */
  void close() {
    question.setHidden(true);
    form.setAttribute("data-tone", "bad");
  }

  /** Says whom the person will be talking through. */
  String promise(String url) {
    return words.say(Text.SERVER_IS, hostOf(url));
  }

  private void submit(Event event) {
    event.preventDefault();
    var problem = person.join(name.getValue());
    complain(problem == null ? "" : problem);
    if (problem != null) {
      focus();
    }
  }

  private void complain(String problem) {
    Dom.say(fault, problem);
    Dom.set(name, "aria-invalid", !problem.isEmpty());
  }

  @JSBody(params = "url", script = "return new URL(url).host;")
  private static native String hostOf(String url);
}
