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
    var one = settings("ws://a/", "json", "Ann", "lobby", "en");
    assertTrue(one.isSameRoom(settings("ws://a/", "json", "Bob", "lobby", "zh")));
    assertFalse(one.isSameRoom(settings("ws://b/", "json", "Ann", "lobby", "en")));
    assertFalse(one.isSameRoom(settings("ws://a/", "", "Ann", "lobby", "en")));
    assertFalse(one.isSameRoom(settings("ws://a/", "json", "Ann", "tea", "en")));
  }

  @Test
  void whatIsNotTranslatedIsChineseOrElseEnglish() {
    assertEquals("zh-CN", inLanguage("ZH-hant").spoken());
    assertEquals("en", inLanguage("de").spoken());
    assertTrue(inLanguage("de").isSameLanguage(inLanguage("fr")));
    assertFalse(inLanguage("de").isSameLanguage(inLanguage("zh")));
  }

  private static Settings inLanguage(String lang) {
    return settings("ws://a/", "json", "Ann", "lobby", lang);
  }

  private static Settings settings(
      String server, String protocols, String name, String room, String lang) {
    return new Settings(
        server, protocols, name, room, lang, "", "", "auto", false, false, 100, 100, null);
  }
}
