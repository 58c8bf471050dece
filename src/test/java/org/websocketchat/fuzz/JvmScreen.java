package org.websocketchat.fuzz;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.websocketchat.protocol.Now;
import org.websocketchat.session.Input;
import org.websocketchat.session.Person;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;
import org.websocketchat.view.ConnectionStatus;
import org.websocketchat.view.PeopleList;
import org.websocketchat.view.Text;
import org.websocketchat.view.Transcript;
import org.websocketchat.view.Translator;

/** What the page shows of one chat in one language. */
final class JvmScreen {
  private static final int MINUTE_MILLIS = 60_000;

  /** How many rows are drawn at most where the oldest one is in view, and where none is. */
  private static final int MOST_ROWS = 4 * Transcript.SHOWN_ROWS;

  private static final int MOST_ROWS_UNSEEN = 2 * Transcript.SHOWN_ROWS;

  private final Translator translator;
  private final JvmChat chat;
  private final String origin;
  private final JvmRows rows;
  private final JvmComposer composer;
  private final PeopleList peopleList;
  private List<Person> drawnPeople = new ArrayList<>(); // not the empty list of a session

  /** The people who are ignored and were absent when the list was drawn. */
  private List<Person> absent = List.of();

  private final List<String> newNames = new ArrayList<>();
  private ConnectionStatus connection = ConnectionStatus.none();
  private boolean inside;
  private String name = "";
  private String nameFault = "";
  private Object[] status = {"status", "", "", ""};
  private Object[] banner = {"banner", true, "", ""};

  JvmScreen(Translator translator, JvmChat chat, String origin) {
    this.translator = translator;
    this.chat = chat;
    this.origin = origin;
    rows = new JvmRows(translator, chat.transcript().standings(), chat::people);
    peopleList =
        new PeopleList(
            translator.formats(),
            new PeopleList.Renderer() {
              @Override
              public void draw(Person person, int index, boolean isNew) {
                if (isNew) {
                  newNames.add(person.name());
                }
              }

              @Override
              public void remove(int index) {}
            });
    composer = new JvmComposer(translator, chat, peopleList::people);
    offerNewest();
  }

  JvmComposer composer() {
    return composer;
  }

  JvmRows rows() {
    return rows;
  }

  Translator translator() {
    return translator;
  }

  boolean isInside() {
    return inside;
  }

  boolean canRetry() {
    return inside && hasBanner();
  }

  private boolean hasBanner() {
    return !connection.reason().isEmpty();
  }

  boolean canWrite() {
    return inside && !composer.isDisabled();
  }

  /** What stands in the field for the name. */
  String name() {
    return name;
  }

  /** Fills in the name; the field for it has one line. */
  void fillName(String next, String fault) {
    name = next.replace("\n", "").replace("\r", "");
    nameFault = fault;
  }

  void complainAboutName(String fault) {
    nameFault = fault;
  }

  /** The log, which never scrolls, is read to its end if it is visible. */
  void offerNewest() {
    chat.standsAtEnd(inside);
  }

  /** Draws everything; returns after how many milliseconds it has to be drawn again. */
  int draw(State state, Now now, Transcript transcript) {
    connection = ConnectionStatus.of(state, connection, origin, translator);
    var next = connection.canRetry() ? "" : translator.translate(Text.TRYING);
    int wait = (int) (MINUTE_MILLIS - now.wallMillis() % MINUTE_MILLIS);
    if (state.status() == Status.WAITING) {
      int left = (int) Math.max(0, state.retryAtMillis() - now.millis()) + 999;
      next = translator.translate(Text.NEXT_TRY, translator.formats().number(left / 1000));
      wait = left % 1000;
    }
    if (connection.reason().isEmpty()) {
      next = "";
    } else {
      var since = translator.formats().time(connection.sinceWallMillis());
      next = translator.translate(Text.SINCE, since, next);
    }
    composer.disable(!State.isJoined(state.status()));
    show(!ConnectionStatus.isOutside(state.status()), state.name());
    drawConnection(state, next);
    drawPeople(transcript);
    if (!chat.time().isHidden()) {
      drawLog(transcript);
    }
    composer.draw();
    return wait + 1;
  }

  private void show(boolean nowInside, String ownName) {
    if (nowInside != inside) {
      inside = nowInside;
      if (!inside) {
        fillName(ownName, "");
      }
    }
  }

  private void drawConnection(State state, String next) {
    var told = translator.translate(Text.SERVER_IS, URI.create(state.url()).getHost());
    var label = connection.label().isEmpty() ? told : connection.label();
    int count = chat.people().size();
    var counted = count == 0 ? "" : translator.count(Text.COUNT, count);
    status = new Object[] {"status", label, state.protocol(), counted};
    banner = new Object[] {"banner", hasBanner(), connection.reason(), next};
  }

  @SuppressWarnings("ReferenceEquality") // the session makes a new list for each change
  private void drawPeople(Transcript transcript) {
    if (chat.people() != drawnPeople) {
      drawnPeople = chat.people();
      newNames.clear();
      peopleList.draw(drawnPeople);
      transcript.resolveMentions(newNames);
      drawAbsent();
    }
  }

  private void drawLog(Transcript transcript) {
    if (transcript.isStale()) {
      offerNewest();
      long before = transcript.takeDropped();
      if (before > 0) {
        chat.feed(new Input.HistoryForgotten(before));
      }
      transcript.draw(rows, inside ? MOST_ROWS : MOST_ROWS_UNSEEN);
      offerNewest();
      if (inside) {
        chat.showOlder();
      }
    }
    offerNewest();
  }

  /** Opens one of the folded runs of removed messages. */
  void unfold(int number) {
    var folds = rows.folds();
    if (!folds.isEmpty()) {
      chat.transcript().unfold(folds.get(number % folds.size()));
      if (!chat.time().isHidden()) {
        drawLog(chat.transcript());
      }
    }
  }

  void drawAbsent() {
    absent = chat.ignoreList().absent(drawnPeople);
  }

  /** Everybody in the list of people: those who are here, then those who are absent. */
  List<Person> listed() {
    var listed = new ArrayList<>(peopleList.people());
    listed.addAll(absent);
    return listed;
  }

  void tell(Log log) {
    log.tell(status);
    log.tell(banner);
    log.tell("room", inside, name, nameFault);
    composer.tell(log);
    log.tell("typing", typing());
    for (var person : listed()) {
      var like = person.own() ? null : person.like();
      var told = like == null ? "" : translator.translate(Text.LOOKS_LIKE, translator.name(like));
      var standing = JvmRows.told(person.standing(), translator);
      log.tell("person", translator.name(person.name()), standing + note(person), told);
    }
    rows.tell(log);
  }

  private String note(Person person) {
    boolean ignored = chat.ignoreList().contains(person);
    return person.own()
        ? translator.translate(Text.YOU)
        : ignored
            ? translator.translate(Text.IGNORED)
            : person.typing() ? translator.translate(Text.TYPING) : "";
  }

  private String typing() {
    var names = peopleList.typingNames(chat.ignoreList());
    int count = names.size();
    if (count == 0) {
      return "";
    }
    var first = count > 2 ? translator.formats().number(count) : translator.name(names.getFirst());
    return translator.translate(
        count == 1 ? Text.ONE_TYPES : count == 2 ? Text.TWO_TYPE : Text.MANY_TYPE,
        first,
        count == 2 ? translator.name(names.get(1)) : "");
  }
}
