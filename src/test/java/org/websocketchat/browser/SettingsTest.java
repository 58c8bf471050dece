package org.websocketchat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SettingsTest {
  @Test
  void readsListsOfProtocolsByCommaOrSpace() {
    assertEquals(List.of(), Settings.list(""));
    assertEquals(List.of(), Settings.list(" , "));
    assertEquals(List.of("json"), Settings.list("json"));
    assertEquals(List.of("a", "b", "c"), Settings.list(" a,b  c\n"));
  }

  @Test
  void onlyServerRoomAndProtocolsMakeAnotherRoom() {
    var one = new Settings("ws://a/", "json", "Ann", "lobby", "en", null);
    assertTrue(one.isSameRoom(new Settings("ws://a/", "json", "Bob", "lobby", "zh", null)));
    assertFalse(one.isSameRoom(new Settings("ws://b/", "json", "Ann", "lobby", "en", null)));
    assertFalse(one.isSameRoom(new Settings("ws://a/", "", "Ann", "lobby", "en", null)));
    assertFalse(one.isSameRoom(new Settings("ws://a/", "json", "Ann", "tea", "en", null)));
  }

  @Test
  void whatIsNotTranslatedIsChineseOrElseEnglish() {
    assertEquals("zh-CN", inLanguage("ZH-hant").spoken());
    assertEquals("en", inLanguage("de").spoken());
    assertTrue(inLanguage("de").isSameLanguage(inLanguage("fr")));
    assertFalse(inLanguage("de").isSameLanguage(inLanguage("zh")));
  }

  private static Settings inLanguage(String lang) {
    return new Settings("ws://a/", "json", "Ann", "lobby", lang, null);
  }
}
