package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.SubProtocol;

/** How often people may be called otherwise, so that names do not flood a room. */
final class RenamesTest {
  private static final String STRANGE = "198.51.100.9";

  private final VirtualHub hub = new VirtualHub();

  private static long enter(VirtualHub hub, int key, String name, String address) {
    long socket = hub.connect("lobby", SubProtocol.V1, address);
    hub.send(socket, "{'type':'hello','key':'" + Keys.of(key) + "','name':'" + name + "'}");
    hub.pass(1_000);
    hub.forget();
    return socket;
  }

  private static void ask(VirtualHub hub, long socket, String name) {
    hub.send(socket, "{'type':'username','name':'" + name + "'}");
  }

  private static String refused(String kept, String asked) {
    return "{'type':'rejectusername','name':'" + kept + "','asked':'" + asked + "'}";
  }

  @Test
  void aPersonIsRenamedThreeTimesAndThenEveryTenSeconds() {
    long bob = hub.enter(2, "Bob");
    long ann = hub.enter(1, "Ann");
    for (var name : List.of("A1", "A2", "A3", "A4")) {
      ask(hub, ann, name);
    }
    assertEquals(List.of(refused("A3", "A4")), hub.frames(ann, "rejectusername"));
    hub.pass(10_000);
    ask(hub, ann, "A5");
    ask(hub, ann, "A6");
    assertEquals(
        List.of(refused("A3", "A4"), refused("A5", "A6")), hub.frames(ann, "rejectusername"));
    hub.pass(1_000);
    var told = hub.frames(bob, "renamed");
    assertTrue(told.getLast().contains("'name':'A5'"), told::toString);
  }

  @Test
  void whatIsRefusedAnywayIsNotCounted() {
    hub.enter(2, "Bob");
    long ann = hub.enter(1, "Ann");
    for (int i = 0; i < 10; i++) {
      ask(hub, ann, "Bob");
      ask(hub, ann, "Ann");
      hub.pass(100);
    }
    hub.forget();
    ask(hub, ann, "Anna");
    assertEquals(List.of(), hub.frames(ann, "rejectusername"));
  }

  @Test
  void whoComesBackHasNoNewBurst() {
    hub.enter(2, "Bob");
    long ann = hub.enter(1, "Ann");
    List.of("A1", "A2", "A3").forEach(name -> ask(hub, ann, name));
    hub.feed(new HubInput.Disconnected(ann, CloseCode.ABNORMAL));
    long again = hub.hello(1, "A4");
    ask(hub, again, "A4");
    assertEquals(List.of(refused("A3", "A4")), hub.frames(again, "rejectusername"));
  }

  /** What an outsider tried: 21 keys of one address, each with ten names a second. */
  @Test
  void manyKeysOfOneAddressDoNotFillARoomWithNames() {
    long bob = enter(hub, 1, "Bob", "192.0.2.1");
    var strangers = new ArrayList<Long>();
    for (int key = 10; key < 30; key++) {
      strangers.add(enter(hub, key, "S" + key, STRANGE));
    }
    strangers.add(hub.connect("lobby", SubProtocol.JSON, STRANGE));
    hub.pass(10_000);
    hub.forget();
    long until = hub.millis() + 20_000;
    for (int n = 0; hub.millis() < until; n++) {
      for (long socket : strangers) {
        if (hub.isRead(socket)) {
          ask(hub, socket, "buy " + socket + " " + n);
        }
      }
      hub.pass(100);
      hub.pong(bob);
    }
    int told = hub.frames(bob, "renamed").size();
    assertTrue(told > 30 && told <= 30 + 20 + 1, told + " names");
    strangers.forEach(socket -> assertNull(hub.closeCode(socket)));
    long cat = enter(hub, 2, "Cat", "192.0.2.2");
    ask(hub, cat, "Kit");
    hub.pass(1_000);
    assertTrue(
        hub.frames(cat).toString().contains("'name':'Kit'"), "another address does not wait");
    assertTrue(hub.hub().counts().refusals().containsKey(RefusalKind.RENAMES));
  }

  @Test
  void namesOfWhoComesAreNoRenames() {
    var tight = new VirtualHub(HubLimits.builder().renamesPerAddress(Rate.perMinute(1, 1)).build());
    for (int key = 1; key <= 40; key++) {
      long socket = tight.connect("lobby", SubProtocol.V1, STRANGE);
      tight.send(socket, "{'type':'hello','key':'" + Keys.of(key) + "','name':'N" + key + "'}");
      assertTrue(tight.frames(socket, "welcome").getFirst().contains("'name':'N" + key + "'"));
      long guide = tight.connect("lobby", SubProtocol.JSON, STRANGE);
      ask(tight, guide, "G" + key);
      assertEquals(List.of(), tight.frames(guide, "rejectusername"));
    }
  }

  /** A class behind one address comes back under names other than the reserved ones. */
  @Test
  void aClassThatComesBackUnderOtherNamesGetsThem() {
    for (int key = 1; key <= 30; key++) {
      hub.feed(new HubInput.Disconnected(enter(hub, key, "N" + key, STRANGE), CloseCode.ABNORMAL));
    }
    for (int key = 1; key <= 30; key++) {
      long again = hub.connect("lobby", SubProtocol.V1, STRANGE);
      hub.send(again, "{'type':'hello','key':'" + Keys.of(key) + "','name':'M" + key + "'}");
      ask(hub, again, "M" + key);
      assertEquals(List.of(), hub.frames(again, "rejectusername"));
    }
  }

  @Test
  void inJsonTheNameStaysAndOnlyTheAskerIsTold() {
    long bob = hub.join("Bob");
    long ann = hub.join("Ann");
    List.of("A1", "A2", "A3").forEach(name -> ask(hub, ann, name));
    hub.pass(1_000);
    hub.forget();
    ask(hub, ann, "A4");
    assertTrue(hub.frames(ann, "rejectusername").getFirst().endsWith("'name':'A3'}"));
    assertTrue(hub.frames(ann, "username").getFirst().contains("'name':'A3'"));
    hub.pass(1_000);
    assertEquals(List.of(), hub.frames(bob));
  }

  @Test
  void inSlowModePeopleAreRenamedAsRarelyAsTheyMaySpeak() {
    var slow = new VirtualHub(RoomRules.usual().withSlowSeconds(20));
    long ann = slow.enter(1, "Ann");
    ask(slow, ann, "Anna");
    ask(slow, ann, "Annie");
    assertEquals(List.of(refused("Anna", "Annie")), slow.frames(ann, "rejectusername"));
    slow.pass(19_000);
    ask(slow, ann, "Annie");
    assertEquals(2, slow.frames(ann, "rejectusername").size());
    slow.pass(1_000);
    slow.forget();
    ask(slow, ann, "Annie");
    assertEquals(List.of(), slow.frames(ann, "rejectusername"));
    slow.issue("t", new SignedIdentity("", "s", null, Role.MODERATOR, null, Long.MAX_VALUE));
    long mo = slow.hello(3, "Mo", ",'token':'t'");
    ask(slow, mo, "Moe");
    ask(slow, mo, "Moses");
    assertEquals(List.of(), slow.frames(mo, "rejectusername"), "moderators do not wait");
  }
}
