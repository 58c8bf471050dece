package org.websocketchat.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ServerFrame.Standing;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;
import org.websocketchat.session.Person;
import org.websocketchat.view.Action;
import org.websocketchat.view.Avatar;
import org.websocketchat.view.Explainer;
import org.websocketchat.view.LogRenderer;
import org.websocketchat.view.Row;
import org.websocketchat.view.Standings;
import org.websocketchat.view.Text;
import org.websocketchat.view.Translator;

/** The rows of the log as they stand in the page: each as it was when it was drawn last. */
final class JvmRows implements LogRenderer {
  private final Translator translator;
  private final Standings standings;
  private final Supplier<List<Person>> people;
  private final List<Drawn> arrived = new ArrayList<>();
  private final List<Drawn> pending = new ArrayList<>();

  JvmRows(Translator translator, Standings standings, Supplier<List<Person>> people) {
    this.standings = standings;
    this.translator = translator;
    this.people = people;
  }

  /** A row in the page. */
  private static final class Drawn {
    final String key;

    /** The row that it shows. */
    Row row;

    Object[] told = new Object[0];

    /** How many removed messages it stands for. */
    int folded;

    /** The text of a message, and what it was made from: it is drawn anew if that is another. */
    String text = "";

    String version = "";

    /** The message that the buttons below it are about; empty if there are none. */
    String cid = "";

    Drawn(Row row) {
      key = row.key();
      this.row = row;
    }
  }

  private @Nullable Drawn find(Row row) {
    for (var list : List.of(arrived, pending)) {
      for (var drawn : list) {
        if (drawn.key.equals(row.key())) {
          return drawn;
        }
      }
    }
    return null;
  }

  @Override
  public void draw(Row row, boolean moves, @Nullable Row next) {
    var found = find(row);
    var drawn = found == null ? new Drawn(row) : found;
    var message = row.message();
    drawn.folded = row.folded();
    if (message == null || drawn.folded > 0) {
      drawEvent(drawn, row);
    } else {
      draw(drawn, row, message);
    }
    if (moves) {
      arrived.remove(drawn);
      pending.remove(drawn);
      var before = next == null ? null : find(next);
      if (before != null) {
        arrived.add(arrived.indexOf(before), drawn);
      } else {
        (row.pending() == null ? arrived : pending).add(drawn);
      }
    }
  }

  @Override
  public void remove(Row row) {
    var drawn = find(row);
    arrived.remove(drawn);
    pending.remove(drawn);
  }

  private void drawEvent(Drawn drawn, Row row) {
    var part = row.isDivider() ? row.isNewDivider() ? "event line new" : "event line" : "event";
    var first = row.first(translator);
    var second = row.isDivider() ? "" : row.second(translator);
    var sentence =
        row.folded() > 0
            ? translator.count(Text.FOLDED, row.folded())
            : translator.translate(row.event(), first, second);
    part += row.folded() > 0 ? " folded" : "";
    drawn.version = "";
    drawn.cid = "";
    drawn.told = new Object[] {"event", part, sentence, time(row.dateMillis())};
  }

  private void draw(Drawn drawn, Row row, Message message) {
    var part =
        (message.own() ? "message own" : "message other")
            + (Action.is(message.body().text()) ? " action" : "")
            + (row.pending() == null ? "" : " pending")
            + (message.isRemoved() ? " removed" : "");
    var author = translator.name(message.name());
    var version = translator.version(row);
    if (!version.equals(drawn.version)) {
      drawn.version = version;
      drawn.text = quote(row) + JvmText.of(message, people.get(), translator) + mark(row);
    }
    drawn.cid = "";
    boolean hasFoot = (message.own() && row.place().tail()) || row.correction() != null;
    var foot = hasFoot ? foot(drawn, row, message) : "";
    var time = time(message.dateMillis());
    var marks = standing(message) + likeness(message);
    drawn.told = new Object[] {"message", part, author, marks, time, drawn.text, foot};
  }

  private String quote(Row row) {
    var quote = row.quote();
    if (quote == null) {
      return "";
    }
    var said = quote.message();
    var style = said == null ? "" : " c" + Avatar.of(said.name(), translator.formats()).colour();
    var author = said == null ? "" : translator.name(said.name());
    return "{button quote" + style + ":" + author + translator.quoted(quote) + "}";
  }

  private String mark(Row row) {
    return row.isEdited() ? "{bdi edited:" + translator.translate(Text.EDITED) + "}" : "";
  }

  private String time(long millis) {
    return translator.formats().time(millis);
  }

  private String standing(Message message) {
    return told(standings.of(message), translator);
  }

  /** The mark beside a name. */
  static String told(@Nullable Standing standing, Translator translator) {
    if (standing == null) {
      return "";
    }
    var label = translator.translate(Standings.label(standing.role()));
    return standing.verified() ? "\u2713" + label : label;
  }

  private String likeness(Message message) {
    for (var person : people.get()) {
      var like = person.like();
      if (like != null && !message.own() && person.name().equals(message.name())) {
        return translator.translate(Text.LOOKS_LIKE, translator.name(like));
      }
    }
    return "";
  }

  private String foot(Drawn drawn, Row row, Message message) {
    var said = row.pending();
    var foot = "";
    if (row.correction() != null) {
      return correction(drawn, row.correction());
    }
    if (said != null && said.body() instanceof Body.Correction) {
      return correction(drawn, said);
    }
    if (said != null && said.delivery() != Pending.Delivery.STORED) {
      foot = delivery(drawn, said);
    } else if (row.place().newestOwn() && !message.isRemoved()) {
      foot = translator.translate(Text.SENT, time(message.dateMillis()));
    }
    var original = message.original();
    return original == null ? foot : foot + translator.translate(Text.CHANGED, original);
  }

  private String delivery(Drawn drawn, Pending said) {
    return switch (said.delivery()) {
      case WAITING, WAITING_AGAIN -> translator.translate(Text.WAITING);
      case HANDED_OVER, STORED -> translator.translate(Text.SENDING);
      case NOT_CONFIRMED -> choice(drawn, said, translator.translate(Text.NOT_CONFIRMED));
      case NOT_SENT -> choice(drawn, said, translator.translate(Text.NOT_SENT));
      case FAILED -> choice(drawn, said, new Explainer(translator).reason(said));
    };
  }

  private String correction(Drawn drawn, Pending correction) {
    var told = new Explainer(translator).told(correction);
    if (correction.delivery().isHeld()) {
      drawn.cid = correction.cid();
      told += translator.translate(Text.RESEND) + translator.translate(Text.DISCARD);
    }
    return told;
  }

  private String choice(Drawn drawn, Pending said, String told) {
    drawn.cid = said.cid();
    return told + translator.translate(Text.RESEND) + translator.translate(Text.DELETE);
  }

  void tell(Log log) {
    arrived.forEach(row -> log.tell(row.told));
    log.tell("pending from here");
    pending.forEach(row -> log.tell(row.told));
  }

  /** The rows of messages, from top to bottom. */
  List<Row> messages() {
    var rows = new ArrayList<Row>();
    for (var list : List.of(arrived, pending)) {
      list.stream()
          .filter(drawn -> drawn.row.message() != null && drawn.folded == 0)
          .forEach(drawn -> rows.add(drawn.row));
    }
    return rows;
  }

  /** The rows that removed messages are folded into, from top to bottom. */
  List<Row> folds() {
    return arrived.stream().filter(drawn -> drawn.folded > 0).map(drawn -> drawn.row).toList();
  }

  /** The messages that have the buttons "Resend" and "Delete", from top to bottom. */
  List<String> held() {
    var held = new ArrayList<String>();
    for (var list : List.of(arrived, pending)) {
      list.stream().map(row -> row.cid).filter(cid -> !cid.isEmpty()).forEach(held::add);
    }
    return held;
  }
}
