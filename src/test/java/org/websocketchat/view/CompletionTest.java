package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.websocketchat.session.Person;

final class CompletionTest {
  private static final List<Person> PEOPLE =
      List.of(
          new Person("Ann", true),
          new Person("Anna", false),
          new Person("José", false),
          new Person("Maya Kapoor", false),
          new Person("李雷", false),
          new Person("李明", false),
          new Person("안녕", false));

  private static List<String> names(String beginning) {
    return Completion.names(PEOPLE, beginning, new PlainFormats());
  }

  @Test
  void beginsAtAnAtThatLettersFollow() {
    assertEquals(0, Completion.start("@a"));
    assertEquals(3, Completion.start("hi @a"));
    assertEquals(3, Completion.start("hi\n@a"));
    assertEquals(1, Completion.start("(@a"));
    assertEquals(3, Completion.start("@@ @a"));
    assertEquals(0, Completion.start("@Maya K"));
  }

  @Test
  void beginsWithinATextWithoutBlanks() {
    assertEquals(2, Completion.start("你好@李"));
  }

  @Test
  void doesNotBeginWithoutLettersOrWithinAnAddress() {
    assertEquals(-1, Completion.start(""));
    assertEquals(-1, Completion.start("ann"));
    assertEquals(-1, Completion.start("@"));
    assertEquals(-1, Completion.start("hi @"));
    assertEquals(-1, Completion.start("ann@example"));
    assertEquals(-1, Completion.start("ANN@example"));
    assertEquals(-1, Completion.start("ann7@example"));
  }

  @Test
  void findsByBeginningWhateverTheCaseAndTheAccents() {
    assertEquals(List.of("Maya Kapoor"), names("mA"));
    assertEquals(List.of("José"), names("JOSE"));
    assertEquals(List.of("Maya Kapoor"), names("Maya k"));
    assertEquals(List.of(), names("Kapoor"));
    assertEquals(List.of(), names("Maya Kapoor, "));
  }

  @Test
  void findsIdeographsAndSyllablesThatAreHalfWritten() {
    assertEquals(List.of("李雷", "李明"), names("李"));
    assertEquals(List.of("안녕"), names("아"));
  }

  @Test
  void leavesOutOneself() {
    assertEquals(List.of("Anna"), names("a").subList(0, 1));
    assertEquals(List.of("Anna"), names("Ann"));
  }

  @Test
  void offersNothingWhenTheOnlyNameIsWritten() {
    assertEquals(List.of(), names("Anna"));
    assertEquals(List.of("Anna"), names("anna"));
  }

  @Test
  void offersAtMostEight() {
    var many = new ArrayList<Person>();
    Stream.iterate(1, i -> i + 1).limit(20).forEach(i -> many.add(new Person("Guest" + i, false)));
    assertEquals(
        List.of("Guest1", "Guest2", "Guest3", "Guest4", "Guest5", "Guest6", "Guest7", "Guest8"),
        Completion.names(many, "g", new PlainFormats()));
  }
}
