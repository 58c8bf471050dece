package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.websocketchat.session.Person;

final class PeopleListTest {
  private static final Person ANN = person(1, "Ann", true);
  private static final Person BOB = person(2, "Bob", false);
  private static final Person CYD = person(3, "cyd", false);
  private static final Person DAN = person(4, "Dan", false);

  private final DrawnRows drawn = new DrawnRows();
  private final PeopleList list = new PeopleList(new PlainFormats(), drawn);

  /** What is drawn, and how many strokes that took. */
  private static final class DrawnRows implements PeopleList.Renderer {
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
    assertEquals(List.of(names), drawn.drawn.stream().map(Person::name).toList());
    assertEquals(drawn.drawn, list.people());
    assertEquals(strokes, drawn.strokes, "strokes");
    drawn.strokes = 0;
  }

  @Test
  void oneselfIsFirstAndTheOthersFollowByName() {
    list.draw(List.of(DAN, CYD, ANN, BOB));
    assertDrawn(4, "Ann", "Bob", "cyd", "Dan");
    list.draw(List.of(DAN, person(9, "Zoe", true)));
    assertDrawn(4, "Zoe", "Dan");
  }

  @Test
  void numbersInNamesCountByTheirValue() {
    list.draw(
        List.of(
            person(1, "Guest 143", false),
            person(2, "Guest 15", false),
            person(3, "Guest 9", false)));
    assertDrawn(3, "Guest 9", "Guest 15", "Guest 143");
  }

  @Test
  void aComingIsOneStroke() {
    list.draw(List.of(DAN, ANN));
    drawn.strokes = 0;
    list.draw(List.of(DAN, ANN, BOB));
    assertDrawn(1, "Ann", "Bob", "Dan");
  }

  @Test
  void aGoingIsOneStroke() {
    list.draw(List.of(DAN, ANN, BOB, CYD));
    drawn.strokes = 0;
    list.draw(List.of(DAN, BOB, CYD));
    assertDrawn(1, "Bob", "cyd", "Dan");
    list.draw(List.of(BOB));
    assertDrawn(2, "Bob");
  }

  @Test
  void aNewNameIsTwoStrokes() {
    list.draw(List.of(ANN, BOB, CYD, DAN));
    drawn.strokes = 0;
    list.draw(List.of(ANN, person(2, "Eve", false), CYD, DAN));
    assertDrawn(2, "Ann", "cyd", "Dan", "Eve");
  }

  @Test
  void writingIsDrawnInItsPlace() {
    list.draw(List.of(ANN, BOB, CYD));
    drawn.strokes = 0;
    list.draw(List.of(ANN, typing(BOB), CYD));
    assertDrawn(1, "Ann", "Bob", "cyd");
    assertTrue(drawn.drawn.get(1).typing());
    list.draw(List.of(ANN, BOB, CYD));
    assertDrawn(1, "Ann", "Bob", "cyd");
    assertFalse(drawn.drawn.get(1).typing());
  }

  @Test
  void theSameListToldAgainIsNoStroke() {
    list.draw(List.of(new Person("Ann", true), new Person("Bob", false), new Person("Bob", false)));
    drawn.strokes = 0;
    list.draw(List.of(new Person("Ann", true), new Person("Bob", false), new Person("Bob", false)));
    assertDrawn(0, "Ann", "Bob", "Bob");
    list.draw(List.of(new Person("Ann", true), new Person("Bob", false)));
    assertDrawn(1, "Ann", "Bob");
  }

  @Test
  void namesThatRepeatAreAllThere() {
    list.draw(List.of(new Person("Bob", false), new Person("Bob", true), new Person("Bob", false)));
    assertTrue(drawn.drawn.getFirst().own());
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
      list.draw(people);
      var expected = new ArrayList<>(people);
      expected.sort((a, b) -> a.own() == b.own() ? a.name().compareTo(b.name()) : a.own() ? -1 : 1);
      assertEquals(
          expected.stream().map(Person::name).toList(),
          drawn.drawn.stream().map(Person::name).toList());
      assertEquals(
          people.stream().filter(Person::typing).count(),
          drawn.drawn.stream().filter(Person::typing).count());
    }
  }

  @Test
  void fiveHundredPeopleAndOneMore() {
    var people = new ArrayList<Person>();
    for (int i = 1; i <= 500; i++) {
      people.add(person(i, "Guest " + i * 7 % 500, i == 77));
    }
    list.draw(List.copyOf(people));
    drawn.strokes = 0;
    people.add(person(501, "Mia", false));
    list.draw(List.copyOf(people));
    assertEquals(1, drawn.strokes);
    assertEquals(501, drawn.drawn.size());
  }

  @Test
  void howeverManyAreToldNotMoreAreDrawnThanAPageCanBear() {
    var people = new ArrayList<Person>();
    for (int i = 1; i <= 3 * PeopleList.MAX_PEOPLE; i++) {
      people.add(person(i, "Guest " + i, i == 1));
    }
    list.draw(List.copyOf(people));
    assertEquals(PeopleList.MAX_PEOPLE, drawn.drawn.size());
    people.remove(5);
    list.draw(List.copyOf(people));
    assertEquals(PeopleList.MAX_PEOPLE, drawn.drawn.size());
    assertTrue(list.people().stream().anyMatch(person -> person.id() == PeopleList.MAX_PEOPLE + 1));
  }

  @Test
  void whoWritesIsNamedUnlessIgnored() {
    var ignored = new IgnoreList(null);
    list.draw(List.of(ANN, typing(CYD), typing(BOB), DAN));
    assertEquals(List.of("Bob", "cyd"), list.typingNames(ignored));
    ignored.toggle(BOB);
    assertEquals(List.of("cyd"), list.typingNames(ignored));
  }

  @Test
  void somebodyIsFoundByAnyPartOfTheName() {
    var jose = person(9, "José Álvarez", false);
    assertTrue(list.isFound(jose, ""));
    assertTrue(list.isFound(jose, "jose"));
    assertTrue(list.isFound(jose, "ALV"));
    assertFalse(list.isFound(jose, "bob"));
    assertTrue(list.isFound(person(9, "李雷", false), "雷"));
  }
}
