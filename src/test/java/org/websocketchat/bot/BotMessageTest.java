package org.websocketchat.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Message;

final class BotMessageTest {
  @Test
  void tellsWhatTheServerTold() {
    var said = new Message("Ann", new Body.Text("hi", 3), 5, false, null, 7, "other.1", "w", 0, 0);
    var message = BotMessage.of(new Waiting.Said(said, true, "e"));
    assertEquals(
        new BotMessage("Ann", "w", false, "hi", 7, Instant.ofEpochMilli(5), 3, true), message);
    assertTrue(message.isReply());
  }

  @Test
  void anUnknownPersonIsEmpty() {
    var said = new Message("Ann", new Body.Text("hi"), 5, false, null);
    assertEquals("", BotMessage.of(new Waiting.Said(said, false, "")).who());
  }

  @Test
  void aGuestIsWhoseCidBeginsWithTheirPublicId() {
    var said = new Message("Ann", new Body.Text("hi"), 5, false, null, 7, "w.1", "w", 0, 0);
    assertTrue(BotMessage.of(new Waiting.Said(said, false, "e")).guest());
  }
}
