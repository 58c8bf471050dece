package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The orders of events that browsers produce; the tests in Chromium name where each is told. */
final class EnterKeyTest {
  private final EnterKey key = new EnterKey();

  @Test
  void enterSends() {
    key.pressed(false, false);
    assertSends();
  }

  @Test
  void shiftAndEnterBreakTheLine() {
    key.pressed(true, false);
    assertTrue(key.breaksLine());
  }

  @Test
  void altAndEnterBreakTheLine() {
    key.pressed(false, true);
    assertTrue(key.breaksLine());
  }

  @Test
  void aTouchKeyboardsEnterThatHasNoKeySends() {
    key.pressed(true, false);
    key.released();
    assertSends();
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
    assertSendsLater();
    assertTrue(key.compositionEnded());
    assertFalse(key.compositionEnded());
  }

  @Test
  void koreanEnterAfterTheCompositionSendsOnce() {
    key.compositionStarted();
    key.pressed(false, false);
    assertFalse(key.compositionEnded());
    key.pressed(false, false);
    assertSends();
  }

  @Test
  void whatOneCompositionAskedForTheNextDoesNotDo() {
    key.compositionStarted();
    assertSendsLater();
    key.compositionStarted();
    assertFalse(key.compositionEnded());
  }

  private void assertSends() {
    assertFalse(key.breaksLine());
    assertTrue(key.sendsNow());
  }

  private void assertSendsLater() {
    assertFalse(key.breaksLine());
    assertFalse(key.sendsNow());
  }
}
