package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;
import org.websocketchat.session.Pending.Delivery;

final class SearchTest {
  private final PlainFormats formats = new PlainFormats();
  private final Transcript transcript = new Transcript(formats, new Unread(), new IgnoreList(null));
  private final Search search = new Search();

  @Test
  void theNewestComesFirstThenTheOlderAndThenTheNewestAgain() {
    hear("one Tea");
    hear("coffee");
    hear("TEA two");
    hear("steam");
    assertFinds("steam, 1 of 3", "tea", 0);
    assertFinds("TEA two, 2 of 3", "tea", 1);
    assertFinds("one Tea, 3 of 3", "tea", 1);
    assertFinds("steam, 1 of 3", "tea", 1);
    assertFinds("one Tea, 3 of 3", "tea", -1);
    assertFinds("TEA two, 2 of 3", "tea", -1);
  }

  @Test
  void whoTypesOnStaysAtTheMatchWhileItIsOne() {
    hear("teapot");
    hear("tea");
    hear("team");
    assertFinds("team, 1 of 3", "te", 0);
    assertFinds("teapot, 3 of 3", "te", -1);
    assertFinds("teapot, 3 of 3", "tea", 0);
    assertFinds("teapot, 1 of 1", "teap", 0);
    assertFinds("team, 1 of 1", "team", 0);
  }

  @Test
  void whatCameSinceIsFoundToo() {
    hear("a1");
    hear("a2");
    assertFinds("a2, 1 of 2", "a", 0);
    hear("a3");
    assertFinds("a1, 3 of 3", "a", 1);
  }

  @Test
  void whatIsPendingIsFoundAndWhatHappenedIsNot() {
    transcript.apply(new Change.SignedIn("tea lover", 0, false));
    transcript.apply(
        new Change.PendingChanged(new Pending("1", new Body.Text("my tea"), 0, Delivery.WAITING)));
    assertFinds("my tea, 1 of 1", "tea", 0);
  }

  @Test
  void nothingIsFoundInNothing() {
    assertFinds("No match", "x", 0);
    hear("a");
    assertFinds("No match", "x", 1);
    assertFinds("No match", "", 1);
    assertFinds("a, 1 of 1", "a", 1);
  }

  private void hear(String text) {
    transcript.apply(
        new Change.MessageArrived(new Message("Bob", new Body.Text(text), 0, false, null)));
  }

  private void assertFinds(String expected, String text, int by) {
    var row = search.find(transcript.rows(), text, by, formats);
    var told = search.told(new Translator(false, formats, english -> null));
    var message = row == null ? null : row.message();
    assertEquals(expected, message == null ? told : message.body().text() + ", " + told);
  }
}
