package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.SanctionKind;
import org.websocketchat.session.Change;
import org.websocketchat.session.Input;
import org.websocketchat.session.Pending;
import org.websocketchat.session.Status;
import org.websocketchat.view.ActSentences;
import org.websocketchat.view.Acts;
import org.websocketchat.view.Explainer;
import org.websocketchat.view.GoverningText;
import org.websocketchat.view.Quote;
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

  /** Its lists; null until it was open. */
  private @Nullable ActRows held;

  private @Nullable ActRows done;

  /** The reports that are new. */
  private @Nullable ActRows reported;

  /** The version of the acts that is drawn, and how many sanctions that hold. */
  private int drawn;

  private int drawnHolding;

  /** How many new reports the buttons tell. */
  private int drawnReports;

  /** Why the last press did nothing; empty if it did something. */
  private String refusal = "";

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
    reported = new ActRows(Dom.find(ground, Places.NEW_REPORTS), templates, "new", false);
    held = new ActRows(Dom.find(ground, Places.HELD), templates, "held", true);
    done = new ActRows(Dom.find(ground, Places.ACT_LIST), templates, "done", false);
    drawn = -1;
    refusal = "";
    acts().open();
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
      refusal = new Explainer(translator).told(said);
      chat.feed(new Input.DiscardRequested(said.cid()));
    }
  }

  /** Draws the sheet, if it is open and something has changed, and what leads to it. */
  void draw(MessageLog log) {
    boolean moderates = chat.actions().powers().moderates();
    int reports = moderates ? acts().newReports() : 0;
    if (reports != drawnReports) {
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
      if (acts().takeNews()) {
        log.speak(news);
      }
    }
    drawnReports = reports;
    Dom.label(Dom.find(root, Places.PEOPLE_BUTTON), people);
    Dom.write(root, Places.REPORT_COUNT, count);
    Dom.write(root, Places.PEOPLE_ACTS, acts);
  }

  private void drawSheet() {
    if (ground == null) {
      return;
    }
    drawState(ground);
    long serverMillis = chat.actions().serverMillis();
    var holding = acts().holding(serverMillis);
    if (drawn == acts().version() && drawnHolding == holding.size()) {
      return;
    }
    drawn = acts().version();
    drawnHolding = holding.size();
    var list = Dom.find(ground, Places.ACTS);
    boolean focused = Dom.hasFocus(list);
    Dom.show(ground, Places.HELD_TITLE, !holding.isEmpty());
    if (reported != null && held != null && done != null) {
      var sentences = sentences();
      var seen = acts().seen();
      Dom.show(ground, Places.NEW_TITLE, !seen.isEmpty());
      reported.draw(seen, sentences);
      held.draw(holding, sentences);
      done.draw(told(serverMillis), sentences);
    }
    if (focused && !Dom.hasFocus(list)) {
      list.focus();
    }
  }

  private ActSentences sentences() {
    return new ActSentences(translator, chat.transcript(), chat.people());
  }

  /** All acts but the new reports, with whether they hold now. */
  private List<Act> told(long serverMillis) {
    var told = new ArrayList<Act>();
    var others = acts().others();
    for (int i = 0; i < others.size(); i++) {
      var act = others.get(i);
      told.add(act.with(Acts.holds(act, serverMillis)));
    }
    return told;
  }

  /** Tells what is the matter with the list or with the last press, and offers to load more. */
  private void drawState(HTMLElement ground) {
    boolean isOnline = chat.actions().isOnline();
    boolean hasFailed = acts().hasFailed();
    boolean isEmpty = acts().isLoaded() && acts().all().isEmpty();
    Dom.show(ground, Places.NO_ACTS, isEmpty);
    Dom.show(ground, Places.DONE_TITLE, isEmpty || !acts().others().isEmpty());
    var fault = hasFailed || !isOnline ? translator.translate(fault(isOnline)) : "";
    Dom.write(ground, Places.ACTS_FAULT, refusal.isEmpty() ? fault : refusal);
    var more = Dom.find(ground, Places.MORE_ACTS);
    boolean offersMore = isOnline && (acts().hasMore() || hasFailed);
    if (!offersMore && Dom.hasFocus(more)) {
      Dom.find(ground, Places.ACTS).focus(); // else nothing in the sheet would take a key
    }
    more.setHidden(!offersMore);
    Dom.write(more, translator.translate(hasFailed ? Text.RETRY : GoverningText.OLDER_ACTS));
  }

  private String fault(boolean isOnline) {
    return isOnline || !acts().isLoaded() ? GoverningText.NOT_LOADED : GoverningText.WAITS;
  }

  @Override
  public void pressed(Sheet sheet, String action, String value) {
    refusal = "";
    switch (action) {
      case Actions.LOAD_ACTS -> chat.feed(new Input.ActsRequested(acts().next()));
      case Actions.GO_TO_REPORTED -> show(sheet, chat.transcript().quote(Long.parseLong(value)));
      case Actions.PARDON -> pardon(sheet, value);
      default -> {} // of no button here
    }
    drawSheet();
  }

  /** Goes to a message that was reported; says here why not, if it cannot be shown. */
  private void show(Sheet sheet, Quote reported) {
    boolean isInReach =
        switch (reported.kind()) {
          case SHOWN -> true;
          case NOT_LOADED -> chat.actions().isOnline();
          case GONE, IGNORED -> false;
        };
    if (isInReach) {
      sheet.close();
      quoteJump.jump(reported, true); // its menu is needed
    } else {
      refusal = translator.quoted(reported);
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
        var name = sentences().whom(act);
        var asked = translator.translate(GoverningText.PARDON_ASKED, name);
        var answer = translator.translate(GoverningText.PARDON);
        Question.ask(root, templates, asked, answer, () -> send(who), this::open);
        return;
      }
    }
    send(who);
  }

  private void send(String who) {
    if (!isOnItsWay(who)) {
      var problem = chat.sender().send(new Body.Sanction(SanctionKind.PARDON, who, 0, ""));
      refusal = problem == null ? "" : problem;
    }
    drawSheet();
  }

  /** Whether this person is to be pardoned already. */
  private boolean isOnItsWay(String who) {
    var driver = chat.membership().driver();
    var pending = driver == null ? List.<Pending>of() : driver.pending();
    for (int i = 0; i < pending.size(); i++) {
      if (pending.get(i).body() instanceof Body.Sanction sanction
          && sanction.kind() == SanctionKind.PARDON
          && sanction.who().equals(who)
          && !pending.get(i).delivery().isHeld()) {
        return true;
      }
    }
    return false;
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
