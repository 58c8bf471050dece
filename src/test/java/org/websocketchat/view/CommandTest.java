package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.view.Command.Kind;

final class CommandTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hi",
        "你好",
        "",
        " /nick Ann",
        "/",
        "/ text",
        "//",
        "// a comment",
        "/etc/hosts",
        "//cdn.example.org/x",
        "/* a comment */",
        "/1",
        "/me",
        "/me waves",
        "and/or"
      })
  void whatIsNoCommandIsSaidAsItIs(String text) {
    assertEquals(new Command(Kind.SAY, text), Command.of(text));
  }

  @Test
  void twoSlashesSayWhatWouldBeACommand() {
    assertEquals(new Command(Kind.SAY, "/help me"), Command.of("//help me"));
    assertEquals(new Command(Kind.SAY, "/dance"), Command.of("//dance"));
  }

  @Test
  void nickTakesTheRestAsTheName() {
    assertEquals(new Command(Kind.NICK, "Maya Kapoor"), Command.of("/nick  Maya Kapoor "));
    assertEquals(new Command(Kind.NICK, "李雷"), Command.of("/nick 李雷"));
    assertEquals(new Command(Kind.NICK, "李雷"), Command.of("/nick李雷"), "an IME sets no blank");
    assertEquals(new Command(Kind.NICK, "李雷"), Command.of("/nick　李雷"), "or a wide one");
    assertEquals(new Command(Kind.NICK, ""), Command.of("/nick"));
    assertEquals(new Command(Kind.NICK, "a\nb"), Command.of("/nick\na\nb"));
  }

  @Test
  void theCaseDoesNotMatterAsPhonesWriteIt() {
    assertEquals(new Command(Kind.NICK, "Ann"), Command.of("/Nick Ann"));
    assertEquals(new Command(Kind.SAY, "/me WAVES"), Command.of("/Me WAVES"));
    assertEquals(new Command(Kind.HELP, ""), Command.of("/HELP"));
  }

  @Test
  void helpIsHelpWhateverFollows() {
    assertEquals(new Command(Kind.HELP, ""), Command.of("/help"));
    assertEquals(new Command(Kind.HELP, ""), Command.of("/help nick"));
  }

  @Test
  void anyOtherWordIsUnknown() {
    assertEquals(new Command(Kind.UNKNOWN, "/dance"), Command.of("/dance now"));
    assertEquals(new Command(Kind.UNKNOWN, "/mee"), Command.of("/mee"));
    assertEquals(new Command(Kind.UNKNOWN, "/nickname"), Command.of("/nickname x"));
  }

  @Test
  void othersMayKnowThatATextIsWrittenButNotACommand() {
    assertTrue(Command.of("hi").isSaid());
    assertTrue(Command.of("/me w").isSaid());
    assertFalse(Command.of("  \n").isSaid());
    assertFalse(Command.of("").isSaid());
    assertFalse(Command.of("/").isSaid());
    assertFalse(Command.of("/ni").isSaid());
    assertFalse(Command.of("/nick Bob").isSaid());
    assertFalse(Command.of("/help").isSaid());
  }
}
