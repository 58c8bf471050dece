package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Message;
import org.websocketchat.session.Person;

final class IgnoreListTest {
  private static final Person BOB = new Person(8, "bobsbobsbobsbobs", "Bob", null, false, false);
  private static final Person GUIDED = new Person("Bob", false);

  private final IgnoreList ignored = new IgnoreList(null);

  private static Message message(String name, @Nullable String cid, boolean own) {
    return new Message(name, new Body.Text("hi"), 1, own, null, 1, cid);
  }

  @Test
  void aTagIsIgnoredWhateverTheName() {
    ignored.toggle(BOB);
    assertTrue(ignored.contains(BOB));
    assertTrue(ignored.contains(new Person(9, BOB.tag(), "Robert", null, false, false)));
    assertTrue(ignored.contains(message("Robert", BOB.tag() + ".7", false)));
    assertFalse(ignored.contains(message("Bob", "anotheranotherab.7", false)));
  }

  @Test
  void whoHasNoTagIsIgnoredByName() {
    ignored.toggle(GUIDED);
    assertTrue(ignored.contains(GUIDED));
    assertTrue(ignored.contains(message("Bob", null, false)));
    assertFalse(ignored.contains(message("Bobby", null, false)));
    assertFalse(ignored.contains(message("Bo", null, false)));
    assertFalse(ignored.contains(BOB));
    assertFalse(ignored.contains(message("Bob", BOB.tag() + ".7", false)));
  }

  @Test
  void whoIsCalledLikeATagIsNotThatPerson() {
    ignored.toggle(BOB);
    assertFalse(ignored.contains(message(BOB.tag(), null, false)));
  }

  @Test
  void onesOwnIsNeverIgnored() {
    ignored.toggle(GUIDED);
    ignored.toggle(BOB);
    assertFalse(ignored.contains(message("Bob", null, true)));
    assertFalse(ignored.contains(message("Bob", BOB.tag() + ".7", true)));
  }

  @Test
  void togglingTwiceChangesNothing() {
    ignored.toggle(BOB);
    ignored.toggle(GUIDED);
    ignored.toggle(BOB);
    assertFalse(ignored.contains(BOB));
    assertTrue(ignored.contains(GUIDED));
    ignored.toggle(GUIDED);
    assertEquals(new IgnoreList(null).stored(), ignored.stored());
  }

  @Test
  void whatIsKeptIsTakenUp() {
    ignored.toggle(BOB);
    ignored.toggle(GUIDED);
    var later = new IgnoreList(ignored.stored());
    assertTrue(later.contains(BOB));
    assertTrue(later.contains(GUIDED));
  }

  /** Servers may write what they want there. */
  @Test
  void aMarkWithoutATagTellsNoOtherPersonThanTheName() {
    ignored.toggle(BOB);
    ignored.toggle(GUIDED);
    assertFalse(ignored.contains(message("Eve", "nonsense", false)));
    assertFalse(ignored.contains(message("Eve", "", false)));
    assertTrue(ignored.contains(message("Bob", "nonsense", false)));
  }

  @Test
  void whatAnotherTabKeptIsTakenOver() {
    ignored.toggle(BOB);
    var other = new IgnoreList(null);
    other.toggle(GUIDED);
    ignored.replaceBy(other.stored());
    assertTrue(ignored.contains(GUIDED));
    assertFalse(ignored.contains(BOB));
    ignored.replaceBy(null); // where nothing can be kept
    assertTrue(ignored.contains(GUIDED));
  }

  @Test
  void whoIsNotHereIsKnownAndCanBeHeardAgain() {
    ignored.toggle(BOB);
    ignored.toggle(GUIDED);
    ignored.toggle(new Person("Dr. Who", false));
    assertEquals(List.of("Dr. Who"), names(ignored.absent(List.of(BOB, GUIDED))));
    assertEquals(List.of("Bob", "Bob", "Dr. Who"), names(ignored.absent(List.of())));
    for (var person : ignored.absent(List.of())) {
      ignored.toggle(person);
    }
    assertEquals(new IgnoreList(null).stored(), ignored.stored());
  }

  @Test
  void aNameOfSeveralLinesIgnoresNobodyElse() {
    var evil = new Person("x\n\tBob", false);
    ignored.toggle(evil);
    assertTrue(ignored.contains(evil));
    assertTrue(ignored.contains(message("x\n\tBob", null, false)));
    assertFalse(ignored.contains(GUIDED));
    ignored.toggle(evil);
    assertEquals(new IgnoreList(null).stored(), ignored.stored());
  }

  private static List<String> names(List<Person> people) {
    return people.stream().map(Person::name).toList();
  }

  @Test
  void theOldestFallOut() {
    for (int i = 0; i < 2_000; i++) {
      ignored.toggle(new Person("person " + i, false));
      assertTrue(ignored.stored().length() <= IgnoreList.MOST_CHARS);
    }
    assertFalse(ignored.contains(new Person("person 0", false)));
    assertTrue(ignored.contains(new Person("person 1999", false)));
    assertTrue(ignored.stored().startsWith("\n\tperson "), ignored.stored().substring(0, 20));
  }
}
