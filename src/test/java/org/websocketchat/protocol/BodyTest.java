package org.websocketchat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
  void aPurgeOfGuestsIsAboutWhoeverHadNoTokenWhenTheyWrote() {
    var purge = new Body.Purge(null, 5);
    assertTrue(purge.isAbout(5, "tag", "tag.7"));
    assertTrue(purge.isAbout(6, null, null), "it came by json");
    assertFalse(purge.isAbout(4, "tag", "tag.6"), "it stands before");
    assertFalse(purge.isAbout(5, "subject", "tag.7"), "a token named the person");
    assertFalse(purge.isAbout(5, "ta", "tag.7"));
    assertFalse(purge.isAbout(5, "subject", null));
  }

  @Test
  void whatNamesNoMessageStaysAsItIs() {
    var unpinned = new Body.Pin(Body.NO_OFFSET);
    assertEquals(unpinned, unpinned.withoutOffsets());
    assertEquals(new Body.Text("yes"), new Body.Text("yes", 7).withoutOffsets());
  }
}
