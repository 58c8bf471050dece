package org.websocketchat.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.SanctionKind;
import org.websocketchat.session.Change;
import org.websocketchat.session.Input;
import org.websocketchat.session.Status;
import org.websocketchat.view.ActSentences;
import org.websocketchat.view.Acts;
import org.websocketchat.view.Explainer;
import org.websocketchat.view.GoverningText;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/** Where moderators read what was done and reported, and pardon people. */
final class ActsSheet implements Sheet.Content {
  private final HTMLElement root;
  private final TemplateRenderer templates;
  private final Translator translator;
  private final Chat chat;
  private final QuoteJump quoteJump;

  /** The open sheet; null while it is closed. */
  private @Nullable HTMLElement ground;

  /** The version of the acts that is drawn, and how many sanctions that hold. */
  private int drawn;

  private int drawnHolding;

  /** How many new reports were told last. */
  private int told;

  ActsSheet(
      HTMLElement root,
      TemplateRenderer templates,
      Translator translator,
      Chat chat,
      QuoteJump quoteJump) {
    this.root = root;
    this.templates = templates;
    this.translator = translator;
    this.chat = chat;
    this.quoteJump = quoteJump;
  }

  void open() {
    ground = templates.append(root, "acts-sheet");
    new Sheet(root, ground, this);
    drawn = -1;
    acts().look();
    chat.feed(new Input.ActsRequested(0));
    drawSheet();
    Dom.find(ground, Places.ACTS).focus();
  }

  private Acts acts() {
    return chat.acts();
  }

  /** Takes a change of the session. */
  void apply(Change change) {
    boolean isOnline =
        change instanceof Change.StateChanged(var state) && state.status() == Status.ONLINE;
    if (ground != null && (isOnline || change instanceof Change.Missed)) {
      chat.feed(new Input.ActsRequested(0));
    }
    if (ground != null && change instanceof Change.Acted) {
      acts().look();
    }
    if (ground != null
        && change instanceof Change.PendingChanged(var said)
        && said.body() instanceof Body.Sanction
        && said.delivery().isHeld()) {
      complain(new Explainer(translator).told(said));
      chat.feed(new Input.DiscardRequested(said.cid()));
    }
  }

  /** Draws the sheet, if it is open and something has changed, and what leads to it. */
  void draw(MessageLog log) {
    boolean moderates = chat.actions().powers().moderates();
    int reports = moderates ? acts().newReports() : 0;
    if (reports != told) {
      tell(reports, log);
    }
    Dom.show(root, Places.PEOPLE_ACTS, moderates);
    drawSheet();
  }

  /** Tells how many reports are new; a screen reader only if there are more than before. */
  private void tell(int reports, MessageLog log) {
    var people = translator.translate(Text.PEOPLE);
    var acts = translator.translate(GoverningText.ACTS);
    var count = "";
    if (reports > 0) {
      var news = translator.count(GoverningText.NEW_REPORTS, reports);
      count = translator.formats().number(reports);
      people += ", " + news;
      acts += " · " + count;
      if (reports > told) {
        log.speak(news);
      }
    }
    told = reports;
    Dom.label(Dom.find(root, Places.PEOPLE_BUTTON), people);
    Dom.write(root, Places.REPORT_COUNT, count);
    Dom.write(root, Places.PEOPLE_ACTS, acts);
  }

  private void drawSheet() {
    if (ground == null) {
      return;
    }
    var holding = acts().holding(chat.actions().serverMillis());
    if (drawn == acts().version() && drawnHolding == holding.size()) {
      return;
    }
    drawn = acts().version();
    drawnHolding = holding.size();
    var list = Dom.find(ground, Places.ACTS);
    boolean focused = Dom.hasFocus(list);
    Dom.show(ground, Places.HELD_TITLE, !holding.isEmpty());
    fill(Dom.find(ground, Places.HELD), holding, true);
    fill(Dom.find(ground, Places.ACT_LIST), acts().all(), false);
    boolean isEmpty = acts().isLoaded() && acts().all().isEmpty();
    Dom.show(ground, Places.NO_ACTS, isEmpty);
    boolean offersMore = acts().hasMore() || acts().hasFailed();
    Dom.show(ground, Places.MORE_ACTS, offersMore);
    complain(acts().hasFailed() ? translator.translate(GoverningText.NOT_LOADED) : "");
    if (focused && !Dom.hasFocus(list)) {
      list.focus();
    }
  }

  private void complain(String problem) {
    if (ground != null) {
      Dom.write(ground, Places.ACTS_FAULT, problem);
    }
  }

  private void fill(HTMLElement list, List<Act> shown, boolean areHeld) {
    list.clear();
    var sentences = new ActSentences(translator, chat.transcript(), chat.people());
    for (int i = 0; i < shown.size(); i++) {
      var act = shown.get(i);
      var row = templates.append(list, "act");
      Dom.write(row, Places.SENTENCE, sentences.told(act));
      Dom.write(row, Places.ACT_REASON, act.body().text());
      Dom.write(row, Places.ACT_BY, sentences.by(act));
      boolean isReport = act.body() instanceof Body.Report && act.offset() > 0;
      keep(Dom.find(row, Places.PARDON), areHeld, String.valueOf(act.who()));
      keep(
          Dom.find(row, Places.REPORTED),
          isReport && !areHeld,
          String.valueOf(Act.messageOf(act.body())));
    }
  }

  /** Keeps a button of a row, with what it is about, or takes it out. */
  private static void keep(HTMLElement button, boolean kept, String value) {
    if (kept) {
      button.setAttribute("value", value);
    } else {
      button.delete();
    }
  }

  @Override
  public void pressed(Sheet sheet, String action, String value) {
    switch (action) {
      case Actions.LOAD_ACTS -> chat.feed(new Input.ActsRequested(acts().next()));
      case Actions.GO_TO_REPORTED -> {
        sheet.close();
        quoteJump.jump(chat.transcript().quote(Long.parseLong(value)));
      }
      case Actions.PARDON -> pardon(sheet, value);
      default -> {} // of no button here
    }
  }

  /** Ends what holds of a person; asks where somebody comes in again. */
  private void pardon(Sheet sheet, String who) {
    var holding = acts().holding(chat.actions().serverMillis());
    for (int i = 0; i < holding.size(); i++) {
      var act = holding.get(i);
      if (act.body() instanceof Body.Sanction held
          && held.who().equals(who)
          && held.kind() == SanctionKind.BAN) {
        sheet.close();
        var name = new ActSentences(translator, chat.transcript(), chat.people()).whom(act);
        var asked = translator.translate(GoverningText.PARDON_ASKED, name);
        var answer = translator.translate(GoverningText.PARDON);
        Question.ask(root, templates, asked, answer, () -> send(who), this::open);
        return;
      }
    }
    send(who);
  }

  private void send(String who) {
    var problem = chat.send(new Body.Sanction(SanctionKind.PARDON, who, 0, ""));
    complain(problem == null ? "" : problem);
  }

  @Override
  public void closed() {
    ground = null;
    var opener = Dom.find(root, Places.PEOPLE_ACTS);
    opener.focus();
    if (!Dom.hasFocus(opener)) {
      chat.focus();
    }
  }
}
