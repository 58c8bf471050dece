package org.websocketchat.hub;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.CloseCode;

/**
 * Decides about everything that is limited (docs/budget.md). It counts by address, by room and in
 * all, and answers that something may be had now, has to wait, or is refused. A socket without an
 * address is counted only in the places of all.
 */
final class Budget {
  /** The longest wait; a longer one is refused. */
  static final long MOST_WAIT_MILLIS = 10_000;

  /** The longest wait before the welcome, for which clients wait 5 s. */
  static final long MOST_WAIT_FOR_WELCOME_MILLIS = 4_000;

  /** The name of the server in the reasons of refusals. */
  static final String SERVER = "this server";

  /** How many networks without a socket are remembered because of their debts. */
  private static final int MOST_ABSENT = 20_000;

  private final HubLimits limits;
  private final Networks networks;
  private final SharedAccounts server;

  /** How often each kind was refused. */
  private final Map<RefusalKind, Long> refusals = new EnumMap<>(RefusalKind.class);

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

  /** Makes the accounts of a new room of this name. */
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

  /** Counts a socket that has opened and may be refused later. */
  Visitor arrive(@Nullable Address address) {
    return new Visitor(address, address == null ? List.of() : networks.enter(address));
  }

  /** Counts the end of a socket. */
  void leave(Visitor visitor, long nowMillis) {
    networks.leave(visitor.accounts(), nowMillis);
    if (visitor.hasPlace()) {
      server.places().free(visitor.address());
    }
  }

  /** Decides whether the socket may stay, and how long its first frame has to wait. */
  Decision connect(Visitor visitor, long nowMillis) {
    var full = server.places().full(visitor.address());
    if (full != null) {
      return refused(full, SERVER, "sockets", RefusalKind.SOCKETS);
    }
    var bill = new Bill();
    charge(bill, visitor, Metered.CONNECTS, 1);
    var decision = settle(bill, nowMillis, MOST_WAIT_FOR_WELCOME_MILLIS, 0);
    if (decision instanceof Decision.Granted) {
      visitor.takePlace();
      server.places().take(visitor.address());
    }
    return decision;
  }

  /** Decides how long a hello has to wait, which may bring a replay of the log. */
  Decision hello(Visitor visitor, long nowMillis) {
    var bill = new Bill();
    charge(bill, visitor, Metered.HELLOS, 1);
    charge(bill, visitor, Metered.READS, 0);
    return settle(bill, nowMillis, MOST_WAIT_FOR_WELCOME_MILLIS, 0);
  }

  /** Decides how long a request for pages of the log waits: until what was sent before is paid. */
  Decision read(Visitor visitor, long nowMillis) {
    var bill = new Bill();
    charge(bill, visitor, Metered.READS, 0);
    return settle(bill, nowMillis, MOST_WAIT_MILLIS, 0);
  }

  /** Counts bytes of the log that are sent: nobody knows before how many a page has. */
  void sent(Visitor visitor, long bytes, long nowMillis) {
    visitor.accounts().forEach(each -> each.of(Metered.READS).take(bytes, nowMillis));
  }

  /** Decides how long another token has to wait. */
  Decision renewal(Visitor visitor, long nowMillis) {
    var bill = new Bill();
    charge(bill, visitor, Metered.HELLOS, 1);
    return settle(bill, nowMillis, MOST_WAIT_FOR_WELCOME_MILLIS, 0);
  }

  /** Decides whether the room has a place for one more person. */
  Decision person(Visitor visitor, SharedAccounts room) {
    var full = room.places().full(visitor.address());
    if (full == null) {
      return new Decision.Granted(0);
    }
    var people = full.network() == null ? "people" : "people in one room";
    return refused(full, room.whose(), people, RefusalKind.PEOPLE);
  }

  /** Counts a frame of this many characters, and decides how long the next one has to wait. */
  Decision frame(Visitor visitor, SharedAccounts room, int chars, long nowMillis) {
    var bill = new Bill();
    charge(bill, visitor, room, Metered.FRAMES, 1 + chars / AddressLimits.FRAME_CHARS);
    return settle(bill, nowMillis, MOST_WAIT_MILLIS, 1);
  }

  /** Counts a refused frame, and decides how long the next frame has to wait. */
  Decision refusal(Visitor visitor, long nowMillis) {
    var bill = new Bill();
    charge(bill, visitor, Metered.REFUSALS, 1);
    return settle(bill, nowMillis, MOST_WAIT_MILLIS, 1);
  }

  /**
   * Decides how long a message has to wait before it is stored.
   *
   * @param bytes of its frame
   */
  Decision message(Visitor visitor, SharedAccounts room, int bytes, long nowMillis) {
    var bill = new Bill();
    charge(bill, visitor, room, Metered.MESSAGES, 1);
    charge(bill, visitor, room, Metered.BYTES, (long) bytes + AddressLimits.MESSAGE_BYTES);
    return settle(bill, nowMillis, MOST_WAIT_MILLIS, 0);
  }

  /**
   * Counts a report of a message, unless its address has sent too many.
   *
   * @return 0 if it is taken; else for how long the next one is not
   */
  long reportWaitMillis(Visitor visitor, long nowMillis) {
    return waitMillis(visitor, Metered.REPORTS, nowMillis);
  }

  /** Counts that a person is called otherwise, unless its address has had too many renames. */
  boolean rename(Visitor visitor, long nowMillis) {
    return waitMillis(visitor, Metered.RENAMES, nowMillis) == 0;
  }

  private long waitMillis(Visitor visitor, Metered what, long nowMillis) {
    long longest = 0;
    for (var accounts : visitor.accounts()) {
      longest = Math.max(longest, accounts.of(what).waitMillis(1, nowMillis));
    }
    if (longest == 0) {
      visitor.accounts().forEach(each -> each.of(what).take(1, nowMillis));
    } else {
      count(what.kind());
    }
    return longest;
  }

  /** Decides whether a typing signal is passed on: now, or never. */
  boolean typing(Visitor visitor, SharedAccounts room, long nowMillis) {
    var bill = new Bill();
    charge(bill, visitor, room, Metered.TYPING, 1);
    return settle(bill, nowMillis, 0, 0) instanceof Decision.Granted;
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

  /** The refusal where there is no place left. */
  Decision refused(Places.Full full, String everybody, String what, RefusalKind kind) {
    var network = full.network();
    count(kind);
    return network == null
        ? new Decision.Refused(
            CloseCode.TRY_LATER,
            everybody + ": has its " + full.most() + " " + what + "; come back later")
        : new Decision.Refused(
            CloseCode.TOO_MANY,
            network + ": has its " + full.most() + " " + what + "; come back when one has gone");
  }

  private Decision settle(Bill bill, long nowMillis, long mostMillis, int next) {
    var decision = bill.settle(nowMillis, mostMillis, next);
    var over = bill.over();
    if (over != null) {
      count(over);
    }
    return decision;
  }

  private void count(RefusalKind kind) {
    refusals.merge(kind, 1L, Long::sum);
  }

  /** How often each kind was refused; without those that never were. */
  Map<RefusalKind, Long> refusals() {
    return refusals;
  }
}
