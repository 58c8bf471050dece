package org.websocketchat.simulation;

import java.util.Locale;

/** Bugs that are planted in the shells around session and hub, to prove that each rule sees. */
enum Plant {
  SHOW_TWICE(Rule.SENT_IS_STORED_ONCE, "a message is shown twice"),
  ACK_BEFORE_COMMIT(Rule.SENT_IS_STORED_ONCE, "storage answers before it has stored"),
  FAIL_WHAT_IS_STORED(Rule.FAILED_IS_NOT_STORED, "a text that came back is shown as failed"),
  DROP_MESSAGE(Rule.ONE_ORDER, "a message is not shown"),
  HIDE_GAP(Rule.HOLES_TOLD, "a gap is not shown"),
  LATE_TEXT(Rule.SENDER_ORDER, "a text is handed to the session after the next one"),
  FORGET_OUTBOX(Rule.SENDS_END, "a page that is loaded again forgets what was kept"),
  SWALLOW_PENDING(Rule.SENDS_END, "a text that was taken is not shown"),
  STORE_TWICE(Rule.CID_ONCE, "storage keeps some drafts twice"),
  REUSE_OFFSET(Rule.NUMBERS_ONCE, "a crash takes an answered message along, in the same epoch"),
  REUSE_ID(Rule.NUMBERS_ONCE, "storage gives an id twice"),
  KEEP_EPOCH(Rule.NUMBERS_ONCE, "a lost log or restored backup goes on in the old epoch"),
  WRONG_SOCKET(Rule.NO_FORGERY, "what a thief sends is taken for another's"),
  SETTLE_ANY(Rule.NO_FORGERY, "any message settles a text of one's own"),
  FORGET_EDIT(Rule.CORRECTIONS_LAW, "storage keeps an edit and leaves its message as it was"),
  HIDE_CORRECTION(Rule.CORRECTIONS_LAW, "a correction is not shown"),
  KEEP_REMOVED(Rule.REMOVED_IS_GONE, "storage keeps the text of a message that was removed"),
  EDIT_REMOVED(Rule.REMOVAL_WINS, "storage lets an edit bring back a message that was removed"),
  KEEP_PURGED(Rule.REMOVED_IS_GONE, "storage keeps what a purge removes"),
  PURGE_TOO_FAR(Rule.ONE_ORDER, "storage removes more than the purge that it tells of"),
  PURGE_ALL(Rule.ONE_ORDER, "storage removes with the messages of guests those of others"),
  HIDE_STATE(Rule.STATE_LAW, "a change of mode or pin is not shown"),
  FORGET_STATE(Rule.STATE_LAW, "a crash takes mode and pin along"),
  KEEP_PIN(Rule.STATE_LAW, "a pin outlives its message"),
  ANYBODY_ACTS(Rule.MODERATORS_ACT, "the policy does not ask for the role"),
  LET_BACK(Rule.SANCTIONS_HOLD, "the policy lets the banned in"),
  HEAR_QUIET(Rule.SANCTIONS_HOLD, "the policy lets the quiet speak"),
  PARDON_ALL(Rule.SANCTIONS_HOLD, "a crash takes the sanctions along"),
  KEEP_POWERS(Rule.POWERS_END, "the end of a token is not seen"),
  BELIEVE_TOKENS(Rule.TOKEN_REFUSED, "a token that is not valid makes a guest"),
  TELL_ACTOR(Rule.ACTOR_HIDDEN, "what moderators are told of an act goes to everybody"),
  CORRECT_ANY(Rule.OWN_CORRECTED, "storage does not ask whose message is corrected"),
  HIDE_EPOCH(Rule.TARGET_MEANT, "the session is not told that an epoch has begun"),
  NEW_KEY(Rule.NAME_KEPT, "each hello has another key"),
  FORGET_NAMES(Rule.NAME_KEPT, "storage does not remember names"),
  ASK_OTHERWISE(Rule.NAME_ASKED, "a name is asked for otherwise than it was typed"),
  NUMBER_RENAMES(Rule.RENAME_REFUSED, "a rename to a taken name gives the name with a number"),
  SEAT_SPECTATORS(Rule.SPECTATORS_NOWHERE, "the hub takes a spectator for a guest"),
  LIST_FOR_EACH(Rule.LIST_ONCE, "each who is welcomed gets a list of their own"),
  KEEP_OLD_SOCKET(Rule.ONE_SOCKET, "a socket that is given up stays open"),
  APPLY_OLD(Rule.OLD_IS_DEAF, "events of an old socket count as the present one's"),
  TIMER_LEFT(Rule.NOTHING_LEFT, "a timer is left when the person has left"),
  SPEAK_AFTER_CLOSE(Rule.CLOSE_IS_LAST, "a frame follows the closing handshake"),
  COME_BACK(Rule.END_IS_END, "who has left connects again by itself"),
  NO_BACKOFF(Rule.FEW_ATTEMPTS, "an attempt that failed is followed by one at once"),
  SAME_CHANCE(Rule.SPREAD, "all clients have the same seed"),
  ONE_ADDRESS(Rule.OTHERS_COST_NOTHING, "the server takes all sockets for those of one address"),
  LATE_HUB(Rule.OTHERS_COST_NOTHING, "the hub is told late of what was read"),
  UNLIMITED_LOOKUPS(
      Rule.OTHERS_COST_NOTHING, "one network may have any number of lookups under way"),
  IGNORE_OVERFULL(Rule.QUEUED_IN_ALL, "the hub is not told that too much waits for all"),
  LEAK_PENDING(Rule.QUEUES_BOUNDED, "what came back stays pending"),
  IMAGINE_FRAMES(Rule.DEAD_LINK_FOUND, "the session is told of frames that never came"),
  LOSE_TIMER(Rule.ONLINE_AGAIN, "the timer of the next attempt does not run"),
  STOP_SHOWING(Rule.VIEWS_EQUAL, "after 10 messages nothing more is shown"),
  PASS_FAULT_OVER(Rule.ONE_ROOM_ENDS, "the shell goes on after a turn that threw"),
  END_ALL_ROOMS(Rule.ONE_ROOM_ENDS, "the shell ends all rooms when a turn throws"),
  STALE_ACKED(Rule.BYSTANDER_STAYS, "storage answers a hello with an n that was passed"),
  NO_PING(Rule.KIND_STAYS, "the server sends no pings"),
  MISS_PEOPLE(Rule.PRESENCE_TRUE, "changes of who is here are not shown"),
  TYPE_IN_JSON(Rule.GUIDE_FRAMES, "typing is told in json too"),
  SPIN_TIMER(Rule.TIME_GOES_ON, "a timer that has run is due again at once"),
  CONNECT_TWICE(Rule.NOTHING_THROWS, "the hub is told twice of a socket");

  final Rule breaks;
  final String sentence;

  Plant(Rule breaks, String sentence) {
    this.breaks = breaks;
    this.sentence = sentence;
  }

  /** As on the command line. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
