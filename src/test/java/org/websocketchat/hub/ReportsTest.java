package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.SubProtocol;

/** Reports of messages: who is told, and that nobody reports a message twice. */
final class ReportsTest {
  private static final String ANN = Keys.tag(1);
  private static final String BOB = Keys.tag(2);

  private final VirtualHub hub = new VirtualHub();
  private final long ann = hub.enter(1, "Ann");
  private final long bob = hub.enter(2, "Bob");

  private long moderator(int key, String rest) {
    hub.issue("t", new SignedIdentity("", "s", "Mo", Role.MODERATOR, null, Long.MAX_VALUE));
    return hub.hello(key, "x", ",'token':'t'" + rest);
  }

  private void report(long socket, String tag, int n, long target) {
    hub.send(
        socket,
        "{'type':'report','cid':'" + tag + "." + n + "','target':" + target + ",'reason':'spam'}");
  }

  private static String error(String code, int n) {
    return "{'type':'error','code':'" + code + "','cid':'" + ANN + "." + n + "'}";
  }

  @Test
  void moderatorsAreToldByWhomAndOthersNothing() {
    long mo = moderator(3, "");
    long cat = hub.enter(4, "Cat");
    hub.say(bob, BOB, 1, 0, "SPAM");
    report(ann, ANN, 1, 1);
    var told = hub.frames(mo, "report").getFirst();
    assertTrue(told.startsWith("{'type':'report','offset':2,'target':1,'reason':'spam'"), told);
    assertTrue(told.contains("'actor':'" + ANN + "'"), told);
    assertEquals(1, hub.frames(ann, "report").size(), "so that her client knows that it is stored");
    for (long other : List.of(bob, cat)) {
      assertEquals(List.of("{'type':'place','offset':2}"), hub.frames(other, "place"));
      assertFalse(hub.frames(other).toString().contains("spam"));
    }
  }

  @Test
  void aModeratorWhoWasAwayIsTold() {
    long mo = moderator(3, "");
    hub.say(bob, BOB, 1, 0, "SPAM");
    var welcome = hub.frames(mo, "welcome").getFirst();
    int from = welcome.indexOf("'epoch':'") + 9;
    var epoch = welcome.substring(from, welcome.indexOf("'", from));
    hub.feed(new HubInput.Disconnected(mo, CloseCode.ABNORMAL));
    report(ann, ANN, 1, 1);
    long again = moderator(3, ",'epoch':'" + epoch + "','offset':1");
    assertTrue(hub.frames(again, "report").getFirst().contains("'actor'"));
  }

  @Test
  void ofAReportThatIsNotKeptEverybodyIsSentThePlace() {
    for (boolean toldWho : List.of(true, false)) {
      assertEquals(new ServerFrame.Place(7), EntryFrames.frame(StoredMessage.place(7), toldWho));
    }
  }

  @Test
  void nobodyReportsAMessageTwice() {
    hub.say(bob, BOB, 1, 0, "SPAM");
    report(ann, ANN, 1, 1);
    report(ann, ANN, 2, 1);
    assertEquals(List.of(error("already", 2)), hub.frames(ann, "error"));
    hub.say(bob, BOB, 2, 1, "more");
    report(ann, ANN, 2, 3);
    assertEquals(1, hub.frames(ann, "error").size());
  }

  @Test
  void whatIsNotThereIsNotReported() {
    report(ann, ANN, 1, 1);
    hub.say(bob, BOB, 1, 0, "SPAM");
    hub.send(bob, "{'type':'remove','cid':'" + BOB + ".2','after':1,'target':1}");
    report(ann, ANN, 1, 1);
    report(ann, ANN, 1, 2);
    var long1 = "{'type':'report','cid':'" + ANN + ".1','target':1,'reason':'" + "x".repeat(501);
    hub.send(ann, long1 + "'}");
    assertEquals(
        List.of(
            error("unknown_target", 1),
            error("gone", 1),
            error("unknown_target", 1),
            "{'type':'error','code':'too_large','cid':'" + ANN + ".1','limit':500}"),
        hub.frames(ann, "error"));
  }

  /** A thousand reports in a minute, over thirty sockets of one address. */
  @Test
  void aRaidOfReportsFromOneAddressStoresFewAndCostsNobodyElse() {
    long mo = moderator(3, "");
    for (int n = 1; n <= 34; n++) {
      hub.say(bob, BOB, n, n - 1, "SPAM");
    }
    hub.pass(5_000);
    var raiders = new ArrayList<Long>();
    for (int key = 10; key < 40; key++) {
      long socket = hub.connect("lobby", SubProtocol.V1, "192.0.2.7");
      hub.send(socket, "{'type':'hello','key':'" + Keys.of(key) + "','name':'N" + key + "'}");
      raiders.add(socket);
    }
    hub.pass(1_000);
    hub.forget();
    long since = hub.millis();
    var stored = new int[raiders.size()];
    for (int round = 1; round <= 34; round++) {
      for (int i = 0; i < raiders.size(); i++) {
        int before = hub.frames(raiders.get(i), "report").size();
        report(raiders.get(i), Keys.tag(10 + i), stored[i] + 1, round);
        stored[i] += hub.frames(raiders.get(i), "report").size() - before;
      }
      hub.say(ann, ANN, round, round - 1, "goes on " + round);
      assertEquals(round, hub.frames(mo, "message").size(), "at once");
      hub.send(mo, "{'type':'ping'}");
      hub.pass(60_000 / 34);
    }
    int all = Arrays.stream(stored).sum();
    long most = 20 + (hub.millis() - since) / 10_000 + 1;
    assertTrue(all >= 20 && all <= most, "of 1 020: " + all + ", at most " + most);
    assertEquals(all, hub.frames(mo, "report").size());
  }

  /** Reports fill the log; so an address has few of them, whatever the key. */
  @Test
  void anAddressReportsOnlySoMuch() {
    hub.say(bob, BOB, 1, 0, "SPAM");
    for (int key = 10; key < 31; key++) {
      long socket = hub.connect("lobby", SubProtocol.V1, "192.0.2.7");
      hub.send(socket, "{'type':'hello','key':'" + Keys.of(key) + "','name':'N" + key + "'}");
      report(socket, Keys.tag(key), 1, 1);
      var refused = "{'type':'error','code':'slow','cid':'" + Keys.tag(key) + ".1','retry':10000}";
      assertEquals(key < 30 ? List.of() : List.of(refused), hub.frames(socket, "error"));
    }
    long other = hub.connect("lobby", SubProtocol.V1, "192.0.2.8");
    hub.send(other, "{'type':'hello','key':'" + Keys.of(40) + "','name':'x'}");
    report(other, Keys.tag(40), 1, 1);
    assertEquals(List.of(), hub.frames(other, "error"));
  }
}
