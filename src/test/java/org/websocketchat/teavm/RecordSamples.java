package org.websocketchat.teavm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records that are compared, alone and in collections. */
final class RecordSamples {
  private final StringBuilder answers;

  RecordSamples(StringBuilder answers) {
    this.answers = answers;
  }

  record Pair(int number, @Nullable String text) {}

  record Tree(@Nullable Tree left, Pair pair, List<Pair> more) {}

  record Measure(double value, long large, char letter) {}

  /** Equal to nothing, but asked by everything. */
  static final class Odd {
    private int asked;

    @Override
    public boolean equals(@Nullable Object other) {
      asked++;
      return other instanceof Pair;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  void run() {
    var one = new Pair(1, "a");
    tell("same", one.equals(new Pair(1, "a")), one.equals(new Pair(1, null)));
    tell("null", new Pair(1, null).equals(new Pair(1, null)), new Pair(1, null).equals(one));
    tell("other type", equal(one, "a"), equal(one, null));
    tell("numbers", number(0.5).equals(number(0.5)), number(0.5).equals(number(1.5)));
    var tree = new Tree(null, one, List.of(one, new Pair(2, "b")));
    var twin = new Tree(null, new Pair(1, "a"), new ArrayList<>(tree.more()));
    tell(
        "deep",
        tree.equals(twin),
        new Tree(tree, one, List.of()).equals(new Tree(twin, one, List.of())));
    for (var list :
        List.of(List.of(one), new ArrayList<>(List.of(one)), tree.more().subList(0, 1))) {
      tell("contains", list.contains(new Pair(1, "a")), list.contains(new Pair(2, "a")));
      tell("index", list.indexOf(new Pair(1, "a")) == 0, list.lastIndexOf(new Pair(3, "")) >= 0);
      tell("lists", list.equals(List.of(new Pair(1, "a"))), list.equals(List.of()));
      var odd = new Odd();
      Object wanted = odd;
      tell("who is asked", list.contains(wanted), odd.asked == 1);
    }
    var left = new ArrayList<>(List.of(one, new Pair(2, "b"), one));
    tell("remove", left.remove(new Pair(1, "a")), left.size() == 2);
    tell(
        "hash",
        one.hashCode() == new Pair(1, "a").hashCode(),
        one.toString().equals("Pair[number=1, text=a]"));
  }

  private static boolean equal(Object one, @Nullable Object other) {
    return one.equals(other);
  }

  private static Measure number(double value) {
    return new Measure(value, 1L << 60, 'x');
  }

  private void tell(String what, boolean first, boolean second) {
    answers.append(what).append(' ').append(first).append(' ').append(second).append('\n');
  }
}
