package org.websocketchat.simulation;

/** Classes of disaster; each seed switches each on or off. */
enum Fault {
  /** Latency up to a second and little bandwidth. */
  SLOW_NETWORK(true),
  /** Connections break after a prefix, with one end told or both. */
  CUTS(true),
  /** Nothing arrives for a while, or for ever, in one direction or both. */
  BLACK_HOLES(true),
  /** Close events come late or never, errors with and without them. */
  ODD_CLOSES(true),
  /** Attempts to connect hang or are refused. */
  HANGING_CONNECTS(true),
  /** The server accepts and closes again. */
  SLAMMED_DOORS(true),
  /** Timers of hidden tabs run each second or each minute only. */
  THROTTLING(true),
  /** Tabs are frozen; on waking, overdue timers run before what was received or after. */
  FREEZES(true),
  /** Wall clocks jump. */
  CLOCK_JUMPS(true),
  /** The host says offline and online when it likes. */
  FALSE_ONLINE(false),
  /** Tabs are hidden and looked at again. */
  HIDING(false),
  /** Sends come in bursts, twice, too large. */
  DOUBLE_CLICKS(false),
  /** Pages are loaded again. */
  RELOADS(true),
  /** Tabs are duplicated. */
  DUPLICATES(false),
  /** The browser keeps nothing for some. */
  NO_STORAGE(true),
  /** The browser puts back an older state of what it keeps, and reloads. */
  ROLLBACKS(true),
  /** People leave and come back. */
  LEAVING(true),
  /** The server is killed and starts again. */
  CRASHES(true),
  /** The server says bye, stops and starts again. */
  BYE(true),
  /** A crash takes the log along. */
  LOST_LOG(true),
  /** A backup is restored while the server is down. */
  BACKUPS(true),
  /** Old messages are dropped. */
  RETENTION(false),
  /**
   * An operator removes messages from the log by hand. A sender who is behind and whose own message
   * is removed gets a gap instead of the copy, and learns by a reconnect that it was stored.
   */
  REMOVED_ROWS(true),
  /** Storage takes up to a second. */
  SLOW_STORAGE(false),
  /** Appends fail, or their outcome is unknown; asks fail. */
  FAILING_STORAGE(true),
  /** The server does nothing for some seconds. */
  STALLS(true),
  /** A turn of the hub throws. */
  HUB_FAULTS(true),
  /** Somebody who knows all tags and cids does what he can. */
  THIEVES(false),
  /** Somebody whom moderators quiet and ban comes back by all ways. */
  OFFENDERS(false),
  /** Many sockets of one address do what they can. */
  STRANGERS(false);

  /** Whether it excuses a reconnect. */
  final boolean disrupts;

  Fault(boolean disrupts) {
    this.disrupts = disrupts;
  }
}
