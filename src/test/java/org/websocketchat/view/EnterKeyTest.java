package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.websocketchat.view.EnterKey.Decision;

/** The orders of events that browsers produce; the tests in Chromium name where each is told. */
final class EnterKeyTest {
  private final EnterKey key = new EnterKey();

  @Test
  void enterSends() {
    key.pressed(false, false);
    assertEquals(Decision.SEND, key.lineBreak());
  }

  @Test
  void shiftAndEnterBreakTheLine() {
    key.pressed(true, false);
    assertEquals(Decision.BREAK, key.lineBreak());
  }

  @Test
  void altAndEnterBreakTheLine() {
    key.pressed(false, true);
    assertEquals(Decision.BREAK, key.lineBreak());
  }

  @Test
  void aTouchKeyboardsEnterThatHasNoKeySends() {
    key.pressed(true, false);
    key.released();
    assertEquals(Decision.SEND, key.lineBreak());
  }

  @Test
  void theEnterThatEndsACompositionSendsNothing() {
    key.compositionStarted();
    key.pressed(false, false);
    assertFalse(key.compositionEnded());
  }

  @Test
  void safarisEnterAfterTheCompositionSendsNothing() {
    key.compositionStarted();
    assertFalse(key.compositionEnded());
    key.pressed(false, false);
    key.released();
  }

  @Test
  void aLineBreakWithinACompositionSendsWhenItEnds() {
    key.compositionStarted();
    key.pressed(false, false);
    assertEquals(Decision.SEND_LATER, key.lineBreak());
    assertTrue(key.compositionEnded());
    assertFalse(key.compositionEnded());
  }

  @Test
  void koreanEnterAfterTheCompositionSendsOnce() {
    key.compositionStarted();
    key.pressed(false, false);
    assertFalse(key.compositionEnded());
    key.pressed(false, false);
    assertEquals(Decision.SEND, key.lineBreak());
  }

  @Test
  void whatOneCompositionAskedForTheNextDoesNotDo() {
    key.compositionStarted();
    assertEquals(Decision.SEND_LATER, key.lineBreak());
    key.compositionStarted();
    assertFalse(key.compositionEnded());
  }
}
