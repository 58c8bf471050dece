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

final class IgnoredTest {
  private static final Person BOB = new Person(8, "bobsbobsbobsbobs", "Bob", null, false, false);
  private static final Person GUIDED = new Person("Bob", false);

  private final Ignored ignored = new Ignored(null);

  private static Message message(String name, @Nullable String cid, boolean own) {
    return new Message(name, new Body.Text("hi"), 1, own, null, 1, cid);
  }

  @Test
  void aTagIsIgnoredWhateverTheName() {
    ignored.toggle(BOB);
    assertTrue(ignored.has(BOB));
    assertTrue(ignored.has(new Person(9, BOB.tag(), "Robert", null, false, false)));
    assertTrue(ignored.has(message("Robert", BOB.tag() + ".7", false)));
    assertFalse(ignored.has(message("Bob", "anotheranotherab.7", false)));
  }

  @Test
  void whoHasNoTagIsIgnoredByName() {
    ignored.toggle(GUIDED);
    assertTrue(ignored.has(GUIDED));
    assertTrue(ignored.has(message("Bob", null, false)));
    assertFalse(ignored.has(message("Bobby", null, false)));
    assertFalse(ignored.has(message("Bo", null, false)));
    assertFalse(ignored.has(BOB));
    assertFalse(ignored.has(message("Bob", BOB.tag() + ".7", false)));
  }

  @Test
  void whoIsCalledLikeATagIsNotThatPerson() {
    ignored.toggle(BOB);
    assertFalse(ignored.has(message(BOB.tag(), null, false)));
  }

  @Test
  void onesOwnIsNeverIgnored() {
    ignored.toggle(GUIDED);
    ignored.toggle(BOB);
    assertFalse(ignored.has(message("Bob", null, true)));
    assertFalse(ignored.has(message("Bob", BOB.tag() + ".7", true)));
  }

  @Test
  void togglingTwiceChangesNothing() {
    ignored.toggle(BOB);
    ignored.toggle(GUIDED);
    ignored.toggle(BOB);
    assertFalse(ignored.has(BOB));
    assertTrue(ignored.has(GUIDED));
    ignored.toggle(GUIDED);
    assertEquals(new Ignored(null).kept(), ignored.kept());
  }

  @Test
  void whatIsKeptIsTakenUp() {
    ignored.toggle(BOB);
    ignored.toggle(GUIDED);
    var later = new Ignored(ignored.kept());
    assertTrue(later.has(BOB));
    assertTrue(later.has(GUIDED));
  }

  /** Servers may write what they want there. */
  @Test
  void aMarkWithoutATagTellsNoOtherPersonThanTheName() {
    ignored.toggle(BOB);
    ignored.toggle(GUIDED);
    assertFalse(ignored.has(message("Eve", "nonsense", false)));
    assertFalse(ignored.has(message("Eve", "", false)));
    assertTrue(ignored.has(message("Bob", "nonsense", false)));
  }

  @Test
  void whatAnotherTabKeptIsTakenOver() {
    ignored.toggle(BOB);
    var other = new Ignored(null);
    other.toggle(GUIDED);
    ignored.renew(other.kept());
    assertTrue(ignored.has(GUIDED));
    assertFalse(ignored.has(BOB));
    ignored.renew(null); // where nothing can be kept
    assertTrue(ignored.has(GUIDED));
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
    assertEquals(new Ignored(null).kept(), ignored.kept());
  }

  @Test
  void aNameOfSeveralLinesIgnoresNobodyElse() {
    var evil = new Person("x\n\tBob", false);
    ignored.toggle(evil);
    assertTrue(ignored.has(evil));
    assertTrue(ignored.has(message("x\n\tBob", null, false)));
    assertFalse(ignored.has(GUIDED));
    ignored.toggle(evil);
    assertEquals(new Ignored(null).kept(), ignored.kept());
  }

  private static List<String> names(List<Person> people) {
    return people.stream().map(Person::name).toList();
  }

  @Test
  void theOldestFallOut() {
    for (int i = 0; i < 2_000; i++) {
      ignored.toggle(new Person("person " + i, false));
      assertTrue(ignored.kept().length() <= Ignored.MOST_CHARS);
    }
    assertFalse(ignored.has(new Person("person 0", false)));
    assertTrue(ignored.has(new Person("person 1999", false)));
    assertTrue(ignored.kept().startsWith("\n\tperson "), ignored.kept().substring(0, 20));
  }
}
