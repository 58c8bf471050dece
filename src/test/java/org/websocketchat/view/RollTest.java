package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.websocketchat.session.Person;

final class RollTest {
  private static final Person ANN = person(1, "Ann", true);
  private static final Person BOB = person(2, "Bob", false);
  private static final Person CYD = person(3, "cyd", false);
  private static final Person DAN = person(4, "Dan", false);

  private final Sheet sheet = new Sheet();
  private final Roll roll = new Roll(new PlainFormats(), sheet);

  /** What is drawn, and how many strokes that took. */
  private static final class Sheet implements Roll.Paper {
    private final List<Person> drawn = new ArrayList<>();
    private int strokes;

    @Override
    public void draw(Person person, int place, boolean isNew) {
      strokes++;
      if (isNew) {
        drawn.add(place, person);
      } else {
        drawn.set(place, person);
      }
    }

    @Override
    public void remove(int place) {
      strokes++;
      drawn.remove(place);
    }
  }

  private static Person person(long id, String name, boolean own) {
    return new Person(id, "tag" + id, name, null, own, false);
  }

  private static Person typing(Person person) {
    return new Person(person.id(), person.tag(), person.name(), null, person.own(), true);
  }

  private void assertDrawn(int strokes, String... names) {
    assertEquals(List.of(names), sheet.drawn.stream().map(Person::name).toList());
    assertEquals(sheet.drawn, roll.people());
    assertEquals(strokes, sheet.strokes, "strokes");
    sheet.strokes = 0;
  }

  @Test
  void oneselfIsFirstAndTheOthersFollowByName() {
    roll.draw(List.of(DAN, CYD, ANN, BOB));
    assertDrawn(4, "Ann", "Bob", "cyd", "Dan");
    roll.draw(List.of(DAN, person(9, "Zoe", true)));
    assertDrawn(4, "Zoe", "Dan");
  }

  @Test
  void aComingIsOneStroke() {
    roll.draw(List.of(DAN, ANN));
    sheet.strokes = 0;
    roll.draw(List.of(DAN, ANN, BOB));
    assertDrawn(1, "Ann", "Bob", "Dan");
  }

  @Test
  void aGoingIsOneStroke() {
    roll.draw(List.of(DAN, ANN, BOB, CYD));
    sheet.strokes = 0;
    roll.draw(List.of(DAN, BOB, CYD));
    assertDrawn(1, "Bob", "cyd", "Dan");
    roll.draw(List.of(BOB));
    assertDrawn(2, "Bob");
  }

  @Test
  void aNewNameIsTwoStrokes() {
    roll.draw(List.of(ANN, BOB, CYD, DAN));
    sheet.strokes = 0;
    roll.draw(List.of(ANN, person(2, "Eve", false), CYD, DAN));
    assertDrawn(2, "Ann", "cyd", "Dan", "Eve");
  }

  @Test
  void writingIsDrawnInItsPlace() {
    roll.draw(List.of(ANN, BOB, CYD));
    sheet.strokes = 0;
    roll.draw(List.of(ANN, typing(BOB), CYD));
    assertDrawn(1, "Ann", "Bob", "cyd");
    assertTrue(sheet.drawn.get(1).typing());
    roll.draw(List.of(ANN, BOB, CYD));
    assertDrawn(1, "Ann", "Bob", "cyd");
    assertFalse(sheet.drawn.get(1).typing());
  }

  @Test
  void theSameListToldAgainIsNoStroke() {
    roll.draw(List.of(new Person("Ann", true), new Person("Bob", false), new Person("Bob", false)));
    sheet.strokes = 0;
    roll.draw(List.of(new Person("Ann", true), new Person("Bob", false), new Person("Bob", false)));
    assertDrawn(0, "Ann", "Bob", "Bob");
    roll.draw(List.of(new Person("Ann", true), new Person("Bob", false)));
    assertDrawn(1, "Ann", "Bob");
  }

  @Test
  void namesThatRepeatAreAllThere() {
    roll.draw(List.of(new Person("Bob", false), new Person("Bob", true), new Person("Bob", false)));
    assertTrue(sheet.drawn.getFirst().own());
    assertDrawn(3, "Bob", "Bob", "Bob");
  }

  @Test
  void anyListFollowsAnyOther() {
    var random = new Random(5);
    for (int round = 0; round < 500; round++) {
      var people = new ArrayList<Person>();
      for (int i = random.nextInt(12); i > 0; i--) {
        int id = random.nextInt(6);
        var someone = person(id, "P" + random.nextInt(8), id == 0 && people.isEmpty());
        people.add(random.nextInt(4) == 0 ? typing(someone) : someone);
      }
      roll.draw(people);
      var expected = new ArrayList<>(people);
      expected.sort((a, b) -> a.own() == b.own() ? a.name().compareTo(b.name()) : a.own() ? -1 : 1);
      assertEquals(
          expected.stream().map(Person::name).toList(),
          sheet.drawn.stream().map(Person::name).toList());
      assertEquals(
          people.stream().filter(Person::typing).count(),
          sheet.drawn.stream().filter(Person::typing).count());
    }
  }

  @Test
  void fiveHundredPeopleAndOneMore() {
    var people = new ArrayList<Person>();
    for (int i = 1; i <= 500; i++) {
      people.add(person(i, "Guest " + i * 7 % 500, i == 77));
    }
    roll.draw(List.copyOf(people));
    sheet.strokes = 0;
    people.add(person(501, "Mia", false));
    roll.draw(List.copyOf(people));
    assertEquals(1, sheet.strokes);
    assertEquals(501, sheet.drawn.size());
  }

  @Test
  void howeverManyAreToldNotMoreAreDrawnThanAPageCanBear() {
    var people = new ArrayList<Person>();
    for (int i = 1; i <= 3 * Roll.MOST; i++) {
      people.add(person(i, "Guest " + i, i == 1));
    }
    roll.draw(List.copyOf(people));
    assertEquals(Roll.MOST, sheet.drawn.size());
    people.remove(5);
    roll.draw(List.copyOf(people));
    assertEquals(Roll.MOST, sheet.drawn.size());
    assertTrue(roll.people().stream().anyMatch(person -> person.id() == Roll.MOST + 1));
  }

  @Test
  void whoWritesIsNamedUnlessIgnored() {
    var ignored = new Ignored(null);
    roll.draw(List.of(ANN, typing(CYD), typing(BOB), DAN));
    assertEquals(List.of("Bob", "cyd"), roll.typists(ignored));
    ignored.toggle(BOB);
    assertEquals(List.of("cyd"), roll.typists(ignored));
  }

  @Test
  void somebodyIsFoundByAnyPartOfTheName() {
    var jose = person(9, "José Álvarez", false);
    assertTrue(roll.isFound(jose, ""));
    assertTrue(roll.isFound(jose, "jose"));
    assertTrue(roll.isFound(jose, "ALV"));
    assertFalse(roll.isFound(jose, "bob"));
    assertTrue(roll.isFound(person(9, "李雷", false), "雷"));
  }
}
