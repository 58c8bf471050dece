package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paper that notes each step, and that each step is one that can be made. */
final class DrawnRows implements LogRenderer {
  private static final Translator ENGLISH =
      new Translator(false, new PlainFormats(), english -> null);

  final List<Row> arrived = new ArrayList<>();
  final List<Row> pending = new ArrayList<>();
  final List<String> steps = new ArrayList<>();

  @Override
  public void draw(Row row, boolean moves, @Nullable Row next) {
    boolean stoodArrived = arrived.contains(row);
    boolean stoodPending = pending.contains(row);
    if (!moves) {
      assertTrue(stoodArrived || stoodPending, "not drawn: " + text(row));
      step("redraw ", row);
    } else if (row.pending() != null) {
      assertFalse(stoodArrived || stoodPending, "drawn twice: " + text(row));
      pending.add(row);
      step("wait ", row);
    } else {
      assertFalse(stoodArrived, "drawn twice: " + text(row));
      assertTrue(next == null || arrived.contains(next), "next is not drawn: " + text(row));
      pending.remove(row);
      arrived.add(next == null ? arrived.size() : arrived.indexOf(next), row);
      step(stoodPending ? "settle " : next == null ? "arrive " : "insert ", row);
    }
  }

  @Override
  public void remove(Row row) {
    assertTrue(arrived.remove(row) || pending.remove(row), "not drawn: " + text(row));
    step("remove ", row);
  }

  private void step(String what, Row row) {
    steps.add(what + text(row));
  }

  /** What stands there, in a few words each. */
  List<String> brief() {
    return all().stream().map(DrawnRows::brief).toList();
  }

  /** What stands there, as it reads. */
  List<String> told(Translator translator) {
    return all().stream().map(row -> told(row, translator)).toList();
  }

  private List<Row> all() {
    var all = new ArrayList<>(arrived);
    all.addAll(pending);
    return all;
  }

  private static String told(Row row, Translator translator) {
    return row.message() != null
        ? row.message().body().text()
        : translator.translate(row.event(), row.first(translator), row.second(translator));
  }

  static String text(Row row) {
    return row.message() == null ? row.event() : row.message().body().text();
  }

  private static String brief(Row row) {
    var message = row.message();
    if (message == null) {
      var english = row.event().substring(0, row.event().indexOf('|'));
      return english + List.of(row.first(ENGLISH), row.second(ENGLISH));
    }
    var marks = new ArrayList<String>();
    if (message.own()) {
      marks.add("own");
    }
    if (row.pending() != null) {
      marks.add(row.pending().delivery().name());
    }
    if (row.place().head()) {
      marks.add("head");
    }
    if (row.place().tail()) {
      marks.add("tail");
    }
    return marks.isEmpty()
        ? message.body().text()
        : message.body().text() + ":" + String.join(",", marks);
  }
}
