package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class HubListTest {
  private final VirtualHub hub = new VirtualHub();

  @Test
  void whenIdleTheListGoesOutAtOnce() {
    long ann = hub.join("Ann");
    long bob = hub.connect("lobby");
    hub.send(bob, "{'type':'username','name':'Bob'}");
    assertEquals(List.of("{'type':'userlist','users':['Ann','Bob']}"), hub.frames(ann, "userlist"));
  }

  @Test
  void joinsAtTheSameTimeShareALaterList() {
    long first = hub.join("Ann");
    for (int i = 0; i < 10; i++) {
      hub.send(hub.connect("lobby"), "{'type':'username','name':'P" + i + "'}");
    }
    assertEquals(1, hub.frames(first, "userlist").size());
    hub.pass(50);
    assertEquals(2, hub.frames(first, "userlist").size());
    assertTrue(hub.frames(first, "userlist").getLast().endsWith("'P8','P9']}"));
  }

  @Test
  void theListOfALargeRoomIsSentSeldomEnough() {
    int people = 500;
    var watcher = hub.connect("lobby");
    long before = 0;
    for (int i = 0; i < people; i++) {
      hub.send(hub.connect("lobby"), "{'type':'username','name':'Somebody " + i + "'}");
      hub.pass(2);
    }
    hub.pass(10_000);
    long bytes = before;
    for (var deliver : hub.said(HubOutput.Deliver.class)) {
      if (deliver.frame().startsWith("{\"type\":\"userlist\"")) {
        bytes += (long) deliver.frame().length() * deliver.sockets().size();
      }
    }
    assertTrue(bytes < 25_000_000, "lists took " + bytes + " bytes");
    assertTrue(hub.frames(watcher, "userlist").getLast().endsWith("'Somebody 499']}"));
  }

  @Test
  void whoeverLeavesLeavesTheList() {
    long ann = hub.join("Ann");
    long bob = hub.join("Bob");
    hub.feed(new HubInput.Disconnected(bob, 1006));
    hub.pass(1_000);
    assertEquals(List.of("{'type':'userlist','users':['Ann']}"), hub.frames(ann));
  }

  @Test
  void oneWithoutANameComesAndGoesUnnoticed() {
    long ann = hub.join("Ann");
    long quiet = hub.connect("lobby");
    hub.feed(new HubInput.Disconnected(quiet, 1006));
    hub.pass(1_000);
    assertEquals(List.of(), hub.frames(ann));
  }

  @Test
  void someoneClosedByARuleLeavesTheListAtOnce() {
    long ann = hub.join("Ann");
    long bob = hub.join("Bob");
    hub.send(bob, "rubbish");
    assertEquals(List.of("{'type':'userlist','users':['Ann']}"), hub.frames(ann));
    hub.feed(new HubInput.Disconnected(bob, 1006));
    hub.pass(1_000);
    assertEquals(1, hub.frames(ann).size());
  }
}
