package org.websocketchat.teavm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.PersonName;

/** Switches of every shape that the compiler's plugin rewrites, or must leave as they are. */
@SuppressWarnings({
  "fallthrough",
  "NullAway",
  "RefactorSwitch",
  "StatementSwitchToExpressionSwitch",
  "TypeParameterUnusedInFormals"
})
final class SwitchSamples {
  private final StringBuilder answers;

  SwitchSamples(StringBuilder answers) {
    this.answers = answers;
  }

  sealed interface Shape {}

  record Point(int x, int y) implements Shape {}

  record Line(Shape from, Shape to) implements Shape {}

  record Named(@Nullable Object name, @Nullable Shape shape) implements Shape {}

  record Broken(int value) implements Shape {
    @Override
    public int value() {
      throw new IllegalStateException("broken " + value);
    }
  }

  enum Colour {
    RED,
    GREEN {
      @Override
      String mood() {
        return "calm";
      }
    },
    BLUE;

    String mood() {
      return "warm";
    }
  }

  private static final List<Shape> SHAPES =
      List.of(
          new Point(0, 0),
          new Point(1, 2),
          new Point(7, -7),
          new Line(new Point(1, 1), new Point(2, 2)),
          new Line(new Line(new Point(3, 4), new Point(5, 6)), new Point(0, 0)),
          new Named("a", new Point(8, 9)),
          new Named(5, null),
          new Named(null, new Named("b", null)),
          new Named(Colour.GREEN, new Line(new Point(1, 1), new Point(1, 1))),
          new Broken(3));

  void run() {
    for (var shape : SHAPES) {
      tell("guards", () -> guards(shape));
      tell("before default", () -> guardBeforeDefault(shape));
      tell("exhaustive", () -> exhaustive(shape));
      tell("nested", () -> nested(shape));
      tell("null", () -> nullCase(shape));
      tell("statement", () -> statement(shape));
    }
    tell("null", () -> nullCase(null));
    tell("null, default", () -> nullOrDefault(null));
    tell("null is refused", () -> guards(absent()));
    for (var any :
        new Object[] {"text", "", 7, 40, 'c', 4L, Colour.RED, Colour.BLUE, List.of(1), 2.5}) {
      tell("mixed", () -> mixed(any));
      tell("null, default", () -> nullOrDefault(any));
    }
    for (var colour : Colour.values()) {
      tell("enum", () -> colour(colour));
      tell("some", () -> someColours(colour));
      tell("pattern", () -> colourWithGuard(colour));
    }
    tell("no enum", () -> colour(absent()));
    for (var fault : PersonName.Fault.values()) {
      tell("other package", () -> fault(fault));
    }
    for (var word : List.of("Aa", "BB", "AaAa", "BBBB", "AaBB", "one", "two", "", "three")) {
      tell("word", () -> word(word));
      tell("in a loop", () -> loop(word));
    }
    tell("no word", () -> word(absent()));
    for (int i = -1; i < 6; i++) {
      int start = i;
      tell("machine", () -> machine(start));
      tell("constants", () -> constants(start));
    }
    tell("caught", () -> caught(new Broken(9)) + caught(new Point(1, 1)));
  }

  /** A null that no checker sees. */
  private static <T> T absent() {
    return null;
  }

  private void tell(String what, Answer answer) {
    String told;
    try {
      told = answer.get();
    } catch (MatchException e) {
      told = "MatchException";
    } catch (RuntimeException e) {
      told = "RuntimeException";
    }
    answers.append(what).append(": ").append(told).append('\n');
  }

  /** Something to find out. */
  interface Answer {
    String get();
  }

  private static String guards(Shape shape) {
    return switch (shape) {
      case Point(int x, int y) when x == y -> "diagonal " + x;
      case Point(int x, int y) when x > 5 -> "far " + y;
      case Point p -> "point " + p.x();
      case Line(Point a, Point b) when a.x() < b.x() -> "rising " + (b.x() - a.x());
      case Line l when l.to() instanceof Point -> "ends";
      case Line l -> "line";
      case Named n when n.name() == null -> "nameless";
      case Named n -> "named";
      case Broken b -> "broken";
    };
  }

  private static String guardBeforeDefault(Object shape) {
    int tries = 0;
    for (int i = 0; i < 3; i++) {
      int least = i;
      switch (shape) {
        case Point p when p.x() > least -> tries += 1;
        case Line l when least == 2 -> tries += 10;
        default -> tries += 100;
      }
    }
    return "" + tries;
  }

  private static String exhaustive(Shape shape) {
    return switch (shape) {
      case Point p -> "P";
      case Line l -> "L";
      case Named n -> "N";
      case Broken b -> "B" + b.value();
    };
  }

  private static String nested(Shape shape) {
    return switch (shape) {
      case Line(Line(Point(var a, var b), Point c), Point(int d, int e)) ->
          "" + a + b + c.x() + d + e;
      case Line(Point(int a, int b), Point(int c, int d)) when a + b == c -> "sum " + d;
      case Named(String name, Point(int x, int y)) -> name + x + y;
      case Named(Integer number, Shape inner) -> "number " + number + (inner == null);
      case Named(Colour colour, Line(Shape from, Point(int x, int y))) ->
          colour.mood() + from.equals(new Point(x, y));
      case Broken(int value) -> "broken " + value;
      case Shape other -> "other";
    };
  }

  private static String nullCase(@Nullable Shape shape) {
    return switch (shape) {
      case null -> "nothing";
      case Point(int x, int y) when x != 1 -> "not one";
      case Named n -> "named";
      case Shape other -> "rest";
    };
  }

  private static String nullOrDefault(@Nullable Object any) {
    return switch (any) {
      case String s when s.isEmpty() -> "empty";
      case String s -> "string";
      case null, default -> "nothing or else";
    };
  }

  private static String statement(Shape shape) {
    String told = "start";
    switch (shape) {
      case Point p
      when p.y() == 2:
        told += " two";
        break;
      case Named(var name, var inner)
      when inner != null:
        told += " inner";
        break;
      case Line l:
        told += " line";
        break;
      default:
        told += " else";
    }
    return told;
  }

  private static String mixed(Object any) {
    return switch (any) {
      case Colour c when c == Colour.RED -> "red";
      case Integer i when i > 10 -> "many";
      case Integer i -> "few " + i;
      case Character c -> "letter " + c;
      case Long l -> "long " + l;
      case CharSequence s when s.length() > 2 -> "text " + s;
      case CharSequence s -> "short";
      case Colour c -> "colour " + c.mood();
      case List<?> list -> "list " + list.size();
      default -> "else";
    };
  }

  private static int number(Colour colour) {
    switch (colour) {
      case BLUE:
        return 3;
      case RED:
        return 1;
      default:
        return 0;
    }
  }

  private static String colour(Colour colour) {
    return switch (colour) {
          case BLUE -> "b";
          case RED -> "r";
          case GREEN -> "g";
        }
        + number(colour);
  }

  private static String someColours(Colour colour) {
    int count = 0;
    switch (colour) {
      case GREEN:
        count++;
      // falls through
      case BLUE:
        count += 10;
        break;
      default:
    }
    return "" + count;
  }

  private static String colourWithGuard(Colour colour) {
    return switch (colour) {
      case Colour c when c.mood().equals("calm") -> "calm one";
      case RED -> "red";
      case GREEN, BLUE -> "other";
    };
  }

  private static String fault(PersonName.Fault fault) {
    return switch (fault) {
      case EMPTY -> "e";
      case CONTROL -> "c";
      case TOO_LONG -> "l";
    };
  }

  private static String word(String word) {
    return switch (word) {
      case "Aa" -> "first";
      case "BB" -> "second";
      case "AaAa", "BBBB" -> "both";
      case "one" -> "1";
      case "" -> "none";
      default -> word + "?";
    };
  }

  private static String loop(String word) {
    var told = new StringBuilder();
    int left = 4;
    while (left-- > 0) {
      switch (word + left) {
        case "one3":
          continue;
        case "two2":
          told.append("!");
          break;
        case "Aa1", "BB1":
          return told + "out";
        default:
          told.append(left);
      }
    }
    return told.toString();
  }

  /** A loop whose states are constants. */
  private static String machine(int start) {
    var told = new StringBuilder();
    int state = start;
    for (int steps = 0; steps < 12; steps++) {
      switch (state) {
        case 0 -> state = 2;
        case 1 -> {
          told.append('b');
          state = steps > 6 ? 4 : 0;
        }
        case 2 -> {
          told.append('c');
          state = 1;
        }
        case 3 -> state = 3;
        case 4 -> {
          return told + " end";
        }
        default -> state = told.length() == 0 ? 1 : 3;
      }
    }
    return told.toString();
  }

  /** What finds the number also leaves something for later. */
  private static String constants(int start) {
    int found;
    int kept;
    if (start < 1) {
      found = 1;
      kept = 7;
    } else if (start < 3) {
      found = 2;
      kept = start;
    } else {
      found = 3;
      kept = found;
    }
    String told;
    switch (found) {
      case 1 -> told = "one";
      case 2 -> told = "two" + found;
      default -> told = "more";
    }
    return told + kept + found;
  }

  private static String caught(Shape shape) {
    try {
      return switch (shape) {
        case Broken(int value) when value > 1 -> "never";
        case Point(int x, int y) -> "point " + x;
        default -> throw new IllegalArgumentException();
      };
    } catch (MatchException e) {
      return "caught ";
    }
  }
}
