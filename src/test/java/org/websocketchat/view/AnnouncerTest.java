package org.websocketchat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Change;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;
import org.websocketchat.session.Pending.Delivery;
import org.websocketchat.session.Person;

final class AnnouncerTest {
  private final IgnoreList ignoreList = new IgnoreList(null);
  private final Announcer announcer = new Announcer(ignoreList);
  private final Translator translator = new Translator(false, new PlainFormats(), english -> null);

  @Test
  void eachMessageIsReadOutOnce() {
    hear("hi");
    assertEquals("Bob: hi", announcer.next(translator));
    assertEquals("", announcer.next(translator));
    announcer.pauseIsOver();
    assertEquals("", announcer.next(translator));
  }

  @Test
  void whatSomebodyDoesIsReadOutAsThat() {
    hear("/me waves");
    assertEquals("Bob waves", announcer.next(translator));
  }

  @Test
  void whatComesDuringThePauseWaits() {
    hear("one");
    announcer.next(translator);
    hear("two");
    hear("three");
    assertEquals("", announcer.next(translator));
    announcer.pauseIsOver();
    assertEquals("Bob: two\nBob: three", announcer.next(translator));
    assertEquals("", announcer.next(translator), "the next pause");
  }

  @Test
  void ofManyOnlyHowManyIsReadOut() {
    for (int i = 0; i < 12; i++) {
      hear("m" + i);
    }
    assertEquals("12 new messages", announcer.next(translator));
    announcer.pauseIsOver();
    hear("calm again");
    assertEquals("Bob: calm again", announcer.next(translator));
  }

  @Test
  void whatWasRemovedBeforeItCameIsNotReadOut() {
    var removed = new Body.Removed(Body.Remover.AUTHOR);
    announcer.apply(new Change.MessageArrived(new Message("Bob", removed, 1, false, null)));
    assertEquals("", announcer.next(translator));
  }

  @Test
  void noneIsLeftOutWhenOneOfManyIsRemoved() {
    for (int offset = 1; offset <= 4; offset++) {
      var body = new Body.Text("m" + offset);
      var message = new Message("Bob", body, 1, false, null, offset, null);
      announcer.apply(new Change.MessageArrived(message));
    }
    announcer.apply(new Change.Corrected(5, new Body.Remove(1, Body.Remover.AUTHOR), 2));
    assertEquals("3 new messages", announcer.next(translator));
  }

  @Test
  void whatThePageWithholdsAfterAnEditIsNotReadOut() {
    come(1, false, "one");
    correct(2, new Body.Edit(1, ""));
    assertEquals("", announcer.next(translator));
  }

  @Test
  void whatMayHaveBeenCorrectedMeanwhileIsNotReadOut() {
    hear("perhaps removed");
    announcer.apply(new Change.Missed(false));
    assertEquals("", announcer.next(translator));
  }

  @Test
  void whatIsOldOrOnesOwnIsNotReadOut() {
    announcer.apply(new Change.HistoryArrived(List.of(message("old", false)), true));
    announcer.apply(new Change.MessageArrived(message("mine, from another tab", true)));
    announcer.apply(
        new Change.PendingChanged(
            new Pending("1", new Body.Text("mine"), 0, Delivery.HANDED_OVER)));
    announcer.apply(new Change.PendingArrived("1", message("mine", true)));
    announcer.apply(new Change.SignedIn("Eve", 0, false));
    assertEquals("", announcer.next(translator));
  }

  @Test
  void whoHasNoNameIsSomebody() {
    announcer.apply(
        new Change.MessageArrived(new Message("", new Body.Text("boo"), 0, false, null)));
    assertEquals("Somebody: boo", announcer.next(translator));
  }

  private void hear(String text) {
    announcer.apply(new Change.MessageArrived(message(text, false)));
  }

  private static Message message(String text, boolean own) {
    return new Message("Bob", new Body.Text(text), 0, own, null);
  }

  private void come(long offset, boolean own, String text) {
    var message = new Message("Bob", new Body.Text(text), 1, own, null, offset, "t." + offset);
    announcer.apply(
        own
            ? new Change.PendingArrived("c" + offset, message)
            : new Change.MessageArrived(message));
  }

  private void correct(long offset, Body.OfMessages body) {
    announcer.apply(new Change.Corrected(offset, body, 9));
  }

  private String next() {
    announcer.pauseIsOver();
    return announcer.next(translator);
  }

  @Test
  void aCorrectionOfWhatWasReadOutIsToldOnce() {
    come(1, false, "one");
    come(2, false, "two");
    assertEquals("Bob: one\nBob: two", next());
    correct(3, new Body.Edit(1, "ONE"));
    correct(4, new Body.Remove(2, Body.Remover.AUTHOR));
    correct(4, new Body.Remove(2, Body.Remover.AUTHOR));
    assertEquals("Bob edited: ONE\nDeleted: a message of Bob", next());
    assertEquals("", next());
    correct(5, new Body.Edit(9, "never heard of"));
    assertEquals("", next());
  }

  @Test
  void onlyTheLastCorrectionOfAMessageIsTold() {
    come(1, false, "one");
    next();
    correct(2, new Body.Edit(1, "a secret"));
    correct(3, new Body.Remove(1, Body.Remover.AUTHOR));
    assertEquals("Deleted: a message of Bob", next());
  }

  @Test
  void onesOwnCorrectionsAreNotToldAndThoseOfAModeratorAre() {
    come(1, true, "mine");
    come(2, true, "mine too");
    correct(3, new Body.Edit(1, "mine!"));
    correct(4, new Body.Remove(1, Body.Remover.AUTHOR));
    assertEquals("", next());
    correct(5, new Body.Remove(2, Body.Remover.MODERATOR));
    assertEquals("Deleted: a message of Bob", next());
  }

  @Test
  void whatWasNotReadIsNotToldOfAndWhatWasReadByKeysIs() {
    var old = new Message("Bob", new Body.Text("old"), 1, false, null, 1, null);
    correct(8, new Body.Edit(1, "never read"));
    assertEquals("", next());
    announcer.read(old);
    correct(9, new Body.Edit(1, "new"));
    assertEquals("Bob edited: new", next());
    announcer.apply(new Change.Missed(true));
    correct(10, new Body.Edit(1, "of another log"));
    assertEquals("", next());
  }

  @Test
  void aCorrectionThatMayHaveBeenOvertakenIsNotTold() {
    come(1, false, "one");
    next();
    correct(2, new Body.Edit(1, "a secret"));
    announcer.apply(new Change.Missed(false));
    assertEquals("", next());
  }

  @Test
  void whoIsForgottenIsToldNothing() {
    come(1, false, "one");
    next();
    come(2, false, "two");
    correct(3, new Body.Edit(1, "new"));
    announcer.apply(new Change.Forgotten());
    correct(4, new Body.Edit(1, "newer"));
    assertEquals("", next());
  }

  @Test
  void whoIsIgnoredIsNotHeardByCorrections() {
    come(1, false, "one");
    next();
    ignoreList.toggle(new Person(7, "t", "Bob", null, false, false));
    correct(2, new Body.Edit(1, "look at me"));
    assertEquals("", next());
  }

  @Test
  void ofManyCorrectionsOnlyHowManyIsTold() {
    for (int i = 1; i <= 5; i++) {
      come(i, false, "m" + i);
      next();
    }
    for (int i = 1; i <= 5; i++) {
      correct(10 + i, new Body.Remove(i, Body.Remover.MODERATOR));
    }
    assertEquals("5 messages were changed", next());
  }
}
