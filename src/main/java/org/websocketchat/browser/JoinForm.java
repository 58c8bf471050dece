package org.websocketchat.browser;

import org.teavm.jso.JSBody;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.websocketchat.view.Text;
import org.websocketchat.view.Words;

/** Asks for a name. */
final class JoinForm {
  private final HTMLElement form;
  private final HTMLElement question = Dom.element("div", "question");
  private final HTMLElement foot = Dom.element("p", "promise");
  private final HTMLInputElement name;
  private final HTMLElement fault = Dom.element("p", "fault");
  private final Words words;
  private final Person person;

  JoinForm(Page page, Words words, String room, Person person) {
    this.words = words;
    this.person = person;
    name = (HTMLInputElement) Dom.element("input", "field");
    name.setId(page.newId());
    name.setAttribute("autocomplete", "nickname");
    name.setAttribute("autocapitalize", "words");
    name.setAttribute("enterkeyhint", "go");
    fault.setId(page.newId());
    fault.setAttribute("role", "alert");
    name.setAttribute("aria-describedby", fault.getId());
    name.addEventListener("input", event -> complain(""));
    var label = Dom.text("label", "label", words.say(Text.NAME));
    label.setAttribute("for", name.getId());
    var join = Dom.text("button", "join", words.say(Text.JOIN));
    join.setAttribute("part", "button");
    question.appendChild(Dom.text("p", "hint", words.say(Text.JOIN_HINT)));
    question.appendChild(label);
    question.appendChild(name);
    question.appendChild(fault);
    question.appendChild(join);
    var mark = Dom.element("div", "mark", Icon.BUBBLE.draw());
    form = Dom.element("form", "card", mark, Dom.text("h2", "title", room), question, foot);
    form.setAttribute("novalidate", "");
    form.addEventListener(
        "submit",
        event -> {
          event.preventDefault();
          submit();
        });
  }

  HTMLElement element() {
    return form;
  }

  void place(HTMLElement status) {
    foot.appendChild(status);
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
    return url.isEmpty() ? "" : words.say(Text.SERVER_IS, hostOf(url));
  }

  private void submit() {
    var problem = person.join(name.getValue());
    complain(problem == null ? "" : problem);
    if (problem != null) {
      name.focus();
    }
  }

  private void complain(String problem) {
    Dom.say(fault, problem);
    name.setAttribute("aria-invalid", problem.isEmpty() ? "false" : "true");
  }

  @JSBody(params = "url", script = "return new URL(url).host;")
  private static native String hostOf(String url);
}
