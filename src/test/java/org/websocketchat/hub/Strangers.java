package org.websocketchat.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.websocketchat.protocol.SubProtocol;

/**
 * Many sockets of few addresses, each with a key of its own, that send as fast as they are read.
 */
final class Strangers {
  private static final int FIRST_KEY = 10_000;

  /** One socket of theirs. */
  private static final class One {
    private final long socket;
    private final int key;
    private long said;

    One(long socket, int key) {
      this.socket = socket;
      this.key = key;
    }
  }

  private final VirtualHub hub;
  private final IntFunction<Address> addresses;
  private final List<One> here = new ArrayList<>();
  private int keys;
  private int sent;

  /** Makes strangers; the function gives the address of the n-th. */
  Strangers(VirtualHub hub, IntFunction<Address> addresses) {
    this.hub = hub;
    this.addresses = addresses;
  }

  /** Makes strangers who all have one address. */
  static Strangers of(VirtualHub hub, String address) {
    var all = new Address(List.of(address));
    return new Strangers(hub, ignored -> all);
  }

  /** How many sockets they have. */
  int count() {
    return here.size();
  }

  /** How many frames they have sent. */
  int sent() {
    return sent;
  }

  /** Opens one more socket. */
  long come(String room) {
    long socket = hub.connect(room, SubProtocol.V1, addresses.apply(keys));
    here.add(new One(socket, FIRST_KEY + keys++));
    return socket;
  }

  void come(String room, int count) {
    for (int i = 0; i < count; i++) {
      come(room);
    }
  }

  /** Ends all their sockets. */
  void vanish() {
    here.forEach(one -> hub.feed(new HubInput.Disconnected(one.socket, 1006)));
    here.clear();
  }

  /** Every socket that is being read and has sent no hello sends one. */
  void greet() {
    for (var one : here) {
      if (one.said == 0 && hub.isRead(one.socket)) {
        var key = Keys.of(one.key);
        hub.send(one.socket, "{'type':'hello','key':'" + key + "','name':'S" + one.key + "'}");
        one.said = 1;
        sent++;
      }
    }
  }

  /** Every socket that is being read sends this text, after a hello if it has sent none. */
  void speak(String text) {
    greet();
    for (var one : here) {
      if (hub.isRead(one.socket)) {
        say(one, text);
      }
    }
  }

  /** This socket, which is being read, sends a text. */
  void speak(long socket, String text) {
    here.stream().filter(one -> one.socket == socket).forEach(one -> say(one, text));
  }

  private void say(One one, String text) {
    hub.say(one.socket, Keys.tag(one.key), one.said, one.said - 1, text);
    one.said++;
    sent++;
  }

  /** Every socket that is being read sends this frame. */
  void send(String frame) {
    for (var one : here) {
      if (hub.isRead(one.socket)) {
        sent++;
        hub.send(one.socket, frame);
      }
    }
  }
}
