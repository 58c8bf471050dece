package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ActionTest {
  @ParameterizedTest
  @CsvSource({
    "/me waves, waves",
    "/me  waves twice , waves twice",
    "/me挥手, 挥手",
    "/me　挥手, 挥手",
    "'/me ', ''"
  })
  void behindTheMarkComesWhatIsDone(String text, String done) {
    assertEquals(done, Action.plain(text));
  }

  /** What the box takes for an action is shown as one, and the other way round. */
  @ParameterizedTest
  @ValueSource(strings = {"/me waves", "/me挥手", "/me　挥手", "/me-too", "/mean", "/me/you"})
  void theBoxAndTheLogAgree(String text) {
    var command = Command.of(text);
    boolean isCommand = text.startsWith("/me ") || text.charAt(3) > '~';
    assertEquals(isCommand, Action.is(text));
    assertEquals(text.startsWith("/mean") ? "/mean" : text, command.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/me", "me waves", " /me waves", "/ME waves", "/mean it", "/me!"})
  void allElseIsSaid(String text) {
    assertFalse(Action.is(text));
    assertEquals(text, Action.plain(text));
  }
}
