package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class JoinsAndLeavesTest {
  private final JoinsAndLeaves joinsAndLeaves = new JoinsAndLeaves();

  @Test
  void oneTwoThreeAndMany() {
    come("Ann");
    assertTold("Ann joined", "Ann 加入了");
    come("Bob");
    assertTold("Ann and Bob joined", "Ann和Bob 加入了");
    come("Eve");
    assertTold("Ann, Bob and Eve joined", "Ann、Bob和Eve 加入了");
    come("李雷");
    assertTold("Ann, Bob and 2 others joined", "Ann、Bob和其他 2 人 加入了");
    for (int i = 0; i < 900; i++) {
      come("n" + i);
    }
    assertTold("Ann, Bob and 902 others joined", "Ann、Bob和其他 902 人 加入了");
  }

  @Test
  void leavesAreToldAlike() {
    go("Ann");
    go("Bob");
    assertTold("Ann and Bob left", "Ann和Bob 离开了");
  }

  @Test
  void whoComesAndGoesIsNotToldOf() {
    come("Ann");
    come("Bob");
    go("Ann");
    assertTold("Bob joined", "Bob 加入了");
    assertFalse(joinsAndLeaves.isEmpty());
    go("Bob");
    assertTrue(joinsAndLeaves.isEmpty());
  }

  @Test
  void whoGoesAndComesBackIsNotToldOf() {
    go("Ann");
    come("Ann");
    assertTrue(joinsAndLeaves.isEmpty());
  }

  @Test
  void someCameAndOthersLeft() {
    come("Ann");
    go("Bob");
    go("Eve");
    assertTold("Ann joined, Bob and Eve left", "Ann 加入了，Bob和Eve 离开了");
  }

  @Test
  void whoHasNoNameIsSomebody() {
    come("");
    come("Ann");
    assertTold("Somebody and Ann joined", "匿名和Ann 加入了");
  }

  @Test
  void whoComesAgainWithoutHavingBeenSeenLeavingIsToldOnce() {
    come("Ann");
    come("Ann");
    assertTold("Ann joined", "Ann 加入了");
  }

  @Test
  void howeverManyAreForgedOnlySomeAreKnown() {
    for (int i = 0; i < 5 * JoinsAndLeaves.MOST; i++) {
      come("n" + i);
    }
    assertTold("n0, n1 and 998 others joined", "n0、n1和其他 998 人 加入了");
  }

  @Test
  void namesKeepTheirDirectionToThemselves() {
    come("Ann");
    come("دينا");
    assertEquals("\u2068Ann\u2069 and \u2068دينا\u2069", joinsAndLeaves.first(words(false)));
  }

  private void come(String name) {
    joinsAndLeaves.add(name, true);
  }

  private void go(String name) {
    joinsAndLeaves.add(name, false);
  }

  private void assertTold(String english, String chinese) {
    assertEquals(english, told(words(false)));
    assertEquals(chinese, told(words(true)));
  }

  private String told(Translator translator) {
    return translator
        .translate(
            joinsAndLeaves.event(),
            joinsAndLeaves.first(translator),
            joinsAndLeaves.second(translator))
        .replaceAll("[\u2068\u2069]", "");
  }

  private static Translator words(boolean chinese) {
    return new Translator(chinese, new PlainFormats(chinese), english -> null);
  }
}
