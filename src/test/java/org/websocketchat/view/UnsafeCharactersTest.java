package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hides in names; how emoji are joined is for the browser's engine to tell (TextTest). */
final class UnsafeCharactersTest {
  private static final Pattern INVISIBLE = Pattern.compile(UnsafeCharacters.INVISIBLE);

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 0x9f, 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x200b, 0x200c, 0x200d,
        0x200e, 0x202e, 0x2060, 0x2066, 0x2800, 0x3164, 0xfe00, 0xfeff, 0xffa0
      })
  void whatNobodySeesIsFoundBehindAnyLetter(int hidden) {
    for (var letter : new String[] {"n", "雷", "а", "म"}) {
      var name = "A" + letter + Character.toString(hidden) + "n";
      boolean mayJoin = letter.equals("म") && (hidden == 0x200c || hidden == 0x200d);
      assertEquals(!mayJoin, INVISIBLE.matcher(name).find(), name);
    }
  }

  @Test
  void whatJoinsLettersThatNeedItIsNotHidden() {
    for (var name : new String[] {"می\u200cخواهم", "क्\u200dष", "李雷", "Ann-Éva o’N"}) {
      assertEquals(name, INVISIBLE.matcher(name).replaceAll("?"));
    }
    assertTrue(INVISIBLE.matcher("李\u200d雷").find());
  }
}
