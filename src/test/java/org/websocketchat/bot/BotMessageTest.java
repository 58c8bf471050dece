package org.websocketchat.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Message;

final class BotMessageTest {
  static BotMessage message(String text, long offset) {
    return new BotMessage("Ann", "who", text, offset, Instant.EPOCH, 0, false);
  }

  @Test
  void tellsWhatTheServerTold() {
    var said = new Message("Ann", new Body.Text("hi", 3), 5, false, null, 7, null, "w", 0, 0);
    var message = BotMessage.of(said, true);
    assertEquals(new BotMessage("Ann", "w", "hi", 7, Instant.ofEpochMilli(5), 3, true), message);
    assertTrue(message.isReply());
  }

  @Test
  void anUnknownPersonIsEmpty() {
    var said = new Message("Ann", new Body.Text("hi"), 5, false, null);
    assertEquals("", BotMessage.of(said, false).who());
  }
}
