package org.websocketchat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** What is left of a body where the offsets are those of other entries. */
final class BodyTest {
  @Test
  void whatIsAboutAMessageMeansNothingInAnotherLog() {
    assertNull(new Body.Report(1, "spam").withoutOffsets());
    assertNull(new Body.Edit(1, "x").withoutOffsets());
    assertNull(new Body.Pin(1).withoutOffsets());
  }

  @Test
  void whatNamesNoMessageStaysAsItIs() {
    var unpinned = new Body.Pin(Body.NO_OFFSET);
    assertEquals(unpinned, unpinned.withoutOffsets());
    assertEquals(new Body.Text("yes"), new Body.Text("yes", 7).withoutOffsets());
  }
}
