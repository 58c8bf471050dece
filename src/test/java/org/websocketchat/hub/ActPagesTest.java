package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Role;

/** Moderators read what was done and reported; others do not. */
final class ActPagesTest {
  private static final String ANN = Keys.tag(1);
  private static final String BOB = Keys.tag(2);
  private static final String MO = Keys.tag(3);
  private static final String ASK = "{'type':'acts'}";
  private static final String FORBIDDEN = "{'type':'error','code':'forbidden'}";

  private final VirtualHub hub = new VirtualHub();
  private final long ann = hub.enter(1, "Ann");
  private final long bob = hub.enter(2, "Bob");

  private long moderator() {
    hub.issue("t", new SignedIdentity("", "s", "Mo", Role.MODERATOR, null, Long.MAX_VALUE));
    return hub.hello(3, "x", ",'token':'t'");
  }

  private void report(long socket, String tag, long target) {
    hub.send(
        socket, "{'type':'report','cid':'" + tag + ".1','target':" + target + ",'reason':'spam'}");
  }

  private void act(long socket, int n, String act) {
    hub.send(socket, "{'type':" + act + ",'cid':'" + MO + "." + n + "'}");
  }

  private String page(long socket, String ask) {
    hub.forget();
    hub.send(socket, ask);
    return hub.frames(socket, "acts").getFirst();
  }

  @Test
  void aModeratorReadsWhoDidWhatAndWhatHolds() {
    hub.say(bob, BOB, 1, 0, "SPAM");
    report(ann, ANN, 1);
    long mo = moderator();
    act(mo, 1, "'sanction','kind':'quiet','who':'" + BOB + "','for':60000,'reason':'loud'");
    act(mo, 2, "'remove','target':1");
    var page = page(mo, ASK);
    var items = List.of(page.split("\\{'type':'"));
    assertEquals(5, items.size(), page);
    assertTrue(items.get(2).startsWith("remove','act':3,'offset':4,'by':'moderator','target':1,"));
    assertTrue(items.get(2).contains("'actor_name':'Mo','who':'" + BOB + "','name':'Bob'}"), page);
    assertTrue(items.get(3).startsWith("sanction','act':2,'offset':3,'kind':'quiet'"), page);
    assertTrue(items.get(3).contains("'holds':true"), page);
    assertTrue(items.get(4).startsWith("report','act':1,'offset':2,'target':1,'reason':'spam'"));
    assertTrue(items.get(4).contains("'actor':'" + ANN + "','actor_name':'Ann','who':'" + BOB));
    assertTrue(page.endsWith("'more':false}"), page);
    assertFalse(page.contains("SPAM"));
  }

  @Test
  void olderOnesComePageByPage() {
    long mo = moderator();
    for (int n = 1; n <= 52; n++) {
      act(mo, n, "'pin','target':null");
    }
    var newest = page(mo, ASK);
    assertTrue(newest.contains("'act':52,") && newest.contains("'act':3,"), newest);
    assertTrue(newest.endsWith("'more':true}"), newest);
    var older = page(mo, "{'type':'acts','before':3}");
    assertTrue(older.startsWith("{'type':'acts','before':3,'items':[{'type':'pin','act':2,"));
    assertTrue(older.endsWith("'more':false}"), older);
  }

  @Test
  void aBeforeThatIsNoNumberIsAnsweredLikeOtherWrongFields() {
    long mo = moderator();
    for (var before : List.of("'3'", "1.5", "-1", "true", "{}", "[3]")) {
      hub.forget();
      hub.send(mo, "{'type':'acts','before':" + before + "}");
      assertEquals(
          List.of("{'type':'error','code':'bad_request'}"), hub.frames(mo, "error"), before);
    }
    assertTrue(page(mo, "{'type':'acts','before':null}").contains("'items':[]"));
  }

  @Test
  void othersAreForbidden() {
    hub.send(ann, ASK);
    assertEquals(List.of(FORBIDDEN), hub.frames(ann, "error"));
    hub.say(ann, ANN, 1, 0, "goes on");
    assertEquals(1, hub.frames(ann, "message").size());
  }

  @Test
  void whatCannotBeReadIsSaidAndTheSocketIsReadOn() {
    long mo = moderator();
    hub.holdLog();
    hub.send(mo, ASK);
    hub.failLog();
    assertEquals(List.of("{'type':'error','code':'internal'}"), hub.frames(mo, "error"));
    hub.releaseLog();
    assertTrue(page(mo, ASK).contains("'items':[]"));
  }

  @Test
  void aRequestIsNotReadBeforeTheLastIsAnswered() {
    long mo = moderator();
    hub.holdLog();
    hub.send(mo, ASK);
    assertFalse(hub.isRead(mo), "one page at a time");
    hub.releaseLog();
    assertTrue(hub.isRead(mo));
  }
}
