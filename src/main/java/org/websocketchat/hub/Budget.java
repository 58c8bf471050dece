package org.websocketchat.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.CloseCode;

/**
 * The one that is asked before anybody is given what there is not enough of for everybody
 * (docs/budget.md). It counts by address, by room and in all, and says whether it may be had now,
 * has to wait, or is refused. A socket without an address is counted nowhere but in places.
 */
final class Budget {
  /** What would have to wait for longer is refused. */
  static final long MOST_WAIT_MILLIS = 10_000;

  /** The same until a socket is welcomed, for which clients wait 5 s. */
  static final long MOST_WAIT_FOR_WELCOME_MILLIS = 4_000;

  /** As it stands in reasons. */
  static final String SERVER = "this server";

  /** Of the debts of those who have gone, so many are remembered. */
  private static final int MOST_ABSENT = 20_000;

  private final HubLimits limits;
  private final Networks networks;
  private final SharedAccounts server;

  Budget(HubLimits limits) {
    this.limits = limits;
    networks = new Networks(limits.address(), MOST_ABSENT);
    var all = limits.server();
    var sockets = new Places(limits.address().sockets(), all.sockets());
    server = new SharedAccounts(SERVER, sockets);
    server.limit(Metered.FRAMES, all.frames());
    server.limit(Metered.MESSAGES, all.messages());
    server.limit(Metered.BYTES, all.bytes());
  }

  /** What a new room of this name carries. */
  SharedAccounts room(String name) {
    var room = limits.room();
    var people = new Places(limits.address().people(), room.people());
    var accounts = new SharedAccounts("room " + name, people);
    accounts.limit(Metered.FRAMES, room.frames());
    accounts.limit(Metered.TYPING, room.typing());
    accounts.limit(Metered.MESSAGES, room.messages());
    accounts.limit(Metered.BYTES, room.bytes());
    return accounts;
  }

  /** A socket is here, and may or may not be let in. */
  Visitor arrive(@Nullable Address address) {
    return new Visitor(address, address == null ? List.of() : networks.enter(address));
  }

  /** The socket has gone. */
  void leave(Visitor visitor, long nowMillis) {
    networks.leave(visitor.accounts(), nowMillis);
    if (visitor.isSeated()) {
      server.places().free(visitor.address());
    }
  }

  /** Whether the socket may stay, and how long its first frame has to wait. */
  Decision connect(Visitor visitor, long nowMillis) {
    var full = server.places().full(visitor.address());
    if (full != null) {
      return refused(full, SERVER, "sockets");
    }
    var bill = new Bill();
    charge(bill, visitor, Metered.CONNECTS, 1);
    var decision = bill.settle(nowMillis, MOST_WAIT_FOR_WELCOME_MILLIS, 0);
    if (decision instanceof Decision.Granted) {
      visitor.seat();
      server.places().take(visitor.address());
    }
    return decision;
  }

  /** How long a hello has to wait. */
  Decision hello(Visitor visitor, long nowMillis) {
    var bill = new Bill();
    charge(bill, visitor, Metered.HELLOS, 1);
    return bill.settle(nowMillis, MOST_WAIT_FOR_WELCOME_MILLIS, 0);
  }

  /** Whether there is a place in this room for one more person. */
  Decision person(Visitor visitor, SharedAccounts room) {
    var full = room.places().full(visitor.address());
    if (full == null) {
      return new Decision.Granted(0);
    }
    var people = full.network() == null ? "people" : "people in one room";
    return refused(full, room.whose(), people);
  }

  /** A frame of so many characters came; how long the next one has to wait. */
  Decision frame(Visitor visitor, SharedAccounts room, int chars, long nowMillis) {
    var bill = new Bill();
    charge(bill, visitor, room, Metered.FRAMES, 1 + chars / AddressLimits.FRAME_CHARS);
    return bill.settle(nowMillis, MOST_WAIT_MILLIS, 1);
  }

  /** A frame was refused; how long the next one has to wait. */
  Decision refusal(Visitor visitor, long nowMillis) {
    var bill = new Bill();
    charge(bill, visitor, Metered.REFUSALS, 1);
    return bill.settle(nowMillis, MOST_WAIT_MILLIS, 1);
  }

  /** How long the message of a frame of so many bytes has to wait before it is stored. */
  Decision message(Visitor visitor, SharedAccounts room, int bytes, long nowMillis) {
    var bill = new Bill();
    charge(bill, visitor, room, Metered.MESSAGES, 1);
    charge(bill, visitor, room, Metered.BYTES, (long) bytes + AddressLimits.MESSAGE_BYTES);
    return bill.settle(nowMillis, MOST_WAIT_MILLIS, 0);
  }

  /** Whether the others are told that somebody types: now or not at all. */
  boolean typing(Visitor visitor, SharedAccounts room, long nowMillis) {
    var bill = new Bill();
    charge(bill, visitor, room, Metered.TYPING, 1);
    return bill.settle(nowMillis, 0, 0) instanceof Decision.Granted;
  }

  private void charge(Bill bill, Visitor visitor, SharedAccounts room, Metered what, long amount) {
    charge(bill, visitor, what, amount);
    var address = visitor.address();
    if (address != null) {
      room.charge(bill, address.widest(), what, amount);
      server.charge(bill, address.widest(), what, amount);
    }
  }

  private static void charge(Bill bill, Visitor visitor, Metered what, long amount) {
    for (var accounts : visitor.accounts()) {
      bill.add(accounts.of(what), amount, what, accounts.network(), CloseCode.TOO_MANY);
    }
  }

  /** What a newcomer is told where there is no place. */
  static Decision refused(Places.Full full, String everybody, String what) {
    var network = full.network();
    return network == null
        ? new Decision.Refused(
            CloseCode.TRY_LATER,
            everybody + ": has its " + full.most() + " " + what + "; come back later")
        : new Decision.Refused(
            CloseCode.TOO_MANY,
            network + ": has its " + full.most() + " " + what + "; come back when one has gone");
  }
}
