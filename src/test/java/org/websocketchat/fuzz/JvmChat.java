package org.websocketchat.fuzz;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.session.Change;
import org.websocketchat.session.Driver;
import org.websocketchat.session.Input;
import org.websocketchat.session.Message;
import org.websocketchat.session.Person;
import org.websocketchat.session.SendResult;
import org.websocketchat.session.SendResults;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;
import org.websocketchat.view.ConnectionStatus;
import org.websocketchat.view.Draft;
import org.websocketchat.view.Explainer;
import org.websocketchat.view.IgnoreList;
import org.websocketchat.view.MessageAction;
import org.websocketchat.view.RoomConditions;
import org.websocketchat.view.Row;
import org.websocketchat.view.Text;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Translator;
import org.websocketchat.view.Unread;

/** A chat of the page: its session, what is unread, and when it is drawn. */
final class JvmChat implements Consumer<Change> {
  private static final int PATIENCE_MILLIS = 80;

  private final VirtualTime time;
  private final JvmEvents events;
  private final String origin;
  private final Unread unread = new Unread();
  private final IgnoreList ignoreList = new IgnoreList(null);
  private final IcuFormats formats;
  private final Transcript transcript;
  private final RoomConditions conditions = new RoomConditions();
  private final Draft draft = new Draft();
  private final SendResults<Body> sends =
      new SendResults<>((handle, body, result) -> settled(body, result));
  private JvmScreen screen;
  private List<Person> people = List.of();

  /** Null until the storage is found. */
  private @Nullable Driver driver;

  private int told;
  private boolean ended;
  private boolean focused = true;
  private boolean stopped;
  private boolean frameDue;
  private int frame;
  private int patience;
  private int timer;

  JvmChat(VirtualTime time, JvmEvents events, String origin, String lang) {
    this.time = time;
    this.events = events;
    this.origin = origin;
    formats = new IcuFormats(time, lang);
    transcript = new Transcript(formats, unread, ignoreList);
    screen = newScreen(lang);
    screen.composer().fill("");
    look();
  }

  private JvmScreen newScreen(String lang) {
    var translator = new Translator(Translator.isChinese(lang), formats, english -> null);
    return new JvmScreen(translator, this, origin);
  }

  void speak(String lang) {
    formats.speak(lang);
    var name = screen.name();
    var draft = screen.composer().text();
    screen = newScreen(lang);
    screen.fillName(name, "");
    screen.composer().fill(draft);
    transcript.redraw();
  }

  void drive(Driver made) {
    driver = made;
  }

  VirtualTime time() {
    return time;
  }

  JvmScreen screen() {
    return screen;
  }

  List<Person> people() {
    return people;
  }

  IgnoreList ignoreList() {
    return ignoreList;
  }

  State state() {
    return driver().state();
  }

  Driver driver() {
    if (driver == null) {
      throw new IllegalStateException("not ready");
    }
    return driver;
  }

  void feed(Input input) {
    driver().feed(input);
  }

  // What the person does

  /** Joins, or renames the person who has joined; returns what is wrong with the name, or null. */
  @Nullable String join(String name) {
    var fault = PersonName.fault(name);
    if (fault != null) {
      return screen.translator().fault(fault, name);
    }
    var chosen = name.strip();
    feed(
        State.isJoined(state().status())
            ? new Input.RenameRequested(chosen)
            : new Input.ConnectRequested(chosen));
    return null;
  }

  /** Joins by the attribute. */
  void joinOrAsk(String name) {
    var problem = join(name);
    screen.fillName(name, problem == null ? "" : problem);
    var fault = PersonName.fault(name);
    if (fault != null) {
      events.error(fault, name, screen.translator());
    }
  }

  /** Sends a text or a correction; returns why it cannot, or null. */
  @Nullable String send(Body body) {
    var refusal = driver().refusal(body);
    if (refusal != null) {
      return screen.translator().refusal(refusal, body.text());
    }
    if (body instanceof Body.Text) {
      unread.wrote();
    }
    feed(new Input.SendRequested(body));
    return null;
  }

  Draft draft() {
    return draft;
  }

  Transcript transcript() {
    return transcript;
  }

  /** What the menu of a message offers. */
  @SuppressWarnings("ReferenceEquality") // it is the row of the present log
  List<MessageAction> actions(Row row) {
    var message = row.message();
    if (message == null || transcript.row(row.key()) == null) {
      return List.of();
    }
    boolean isInLog = State.isJoined(state().status()) && transcript.find(message.offset()) == row;
    return MessageAction.of(
        message, driver().powers(), isInLog, transcript.pinned().offset(), time.now().wallMillis());
  }

  /** The last message that the person said, if it can be edited. */
  @Nullable Message lastEditable() {
    for (var row : transcript.rows().reversed()) {
      var message = row.message();
      if (message != null && message.own() && row.pending() == null && !message.isRemoved()) {
        return actions(row).contains(MessageAction.EDIT) ? message : null;
      }
    }
    return null;
  }

  void retry() {
    var state = state();
    boolean joins = state.status() == Status.FAILED && PersonName.fault(state.name()) == null;
    feed(joins ? new Input.ConnectRequested(state.name()) : new Input.RetryRequested());
  }

  boolean isInside() {
    return !ConnectionStatus.isOutside(state().status());
  }

  void ignore(Person person) {
    ignoreList.toggle(person);
    transcript.ignore();
    requestFrame();
    screen.drawAbsent();
  }

  void showOlder() {
    if (transcript.widen()) {
      requestFrame();
    } else if (transcript.older().loads()) {
      feed(new Input.HistoryRequested());
    }
  }

  /** Leaves, because the element was removed. */
  void close() {
    stopped = true;
    time.clear(timer);
    feed(new Input.DisconnectRequested());
    ended = true;
    tellUnread(0);
  }

  // What the browser tells

  void focus(boolean now) {
    focused = now;
    lookAgain();
  }

  /** The page is shown or hidden, or has the focus or not, or something else that may matter. */
  void lookAgain() {
    look();
    requestFrame();
  }

  private void look() {
    unread.here(!time.isHidden() && focused);
    count();
  }

  void standsAtEnd(boolean now) {
    unread.atEnd(now);
    count();
  }

  private void count() {
    if (!ended) {
      tellUnread(unread.count());
    }
  }

  private void tellUnread(int count) {
    if (count != told) {
      told = count;
      events.unread(count);
    }
  }

  @Override
  public void accept(Change change) {
    boolean isIgnored =
        change instanceof Change.MessageArrived(var message) && ignoreList.contains(message);
    if (!ended && !isIgnored) {
      unread.apply(change);
      count();
    }
    transcript.apply(change);
    conditions.apply(change);
    while (draft.isEndedBy(change)) {
      screen.composer().endDraft(change instanceof Change.Corrected ? Text.GONE : Text.OTHER_LOG);
    }
    if (change instanceof Change.PeopleChanged changed) {
      people = changed.people();
    } else if (change instanceof Change.Forgotten) {
      unread.wrote();
      screen.composer().fill("");
    }
    events.tell(change, screen.translator(), time.now());
    sends.apply(change);
    requestFrame();
  }

  private void settled(Body body, SendResult result) {
    var translator = screen.translator();
    switch (result) {
      case SendResult.Stored(var pending, var copy) -> {
        if (body instanceof Body.Text) {
          var name = state().name();
          events.sent(
              copy == null
                  ? new Message(name, pending.body(), pending.dateMillis(), true, null)
                  : copy);
        }
      }
      case SendResult.Refused refused -> {}
      case SendResult.NotSent() ->
          events.failed("text-not-sent", translator.translate(Text.NOT_SENT_YET), body, "");
      case SendResult.Failed(var pending) ->
          events.failed(
              "text-refused", new Explainer(translator).reason(pending), body, pending.code());
      case SendResult.InDoubt() ->
          events.failed("text-in-doubt", translator.translate(Text.NOT_CONFIRMED), body, "");
    }
  }

  /** The person is about to be forgotten. */
  void forget() {
    sends.forget();
  }

  // When the page draws

  void requestFrame() {
    if (!frameDue && !stopped) {
      frameDue = true;
      frame = time.requestFrame(this::drawFrame);
      patience = time.setTimeout(this::drawFrame, PATIENCE_MILLIS);
    }
  }

  private void drawFrame() {
    time.clear(frame);
    time.clear(patience);
    draw();
  }

  void draw() {
    frameDue = false;
    if (!stopped && driver != null) {
      int wait = screen.draw(state(), time.now(), transcript);
      int ticks = conditions.changesAfterMillis(time.now().millis());
      wait = ticks == 0 ? wait : Math.min(wait, ticks);
      time.clear(timer);
      timer = time.setTimeout(this::requestFrame, wait);
    }
  }
}
