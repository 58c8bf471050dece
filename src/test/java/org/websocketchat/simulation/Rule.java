package org.websocketchat.simulation;

/** What must hold, always: the last section of docs/protocol.md, line by line. */
enum Rule {
  SENT_IS_STORED_ONCE("sent: stored once, and seen once by every reader in range"),
  FAILED_IS_NOT_STORED("failed or never handed over: not stored"),
  ONE_ORDER("one order for all, contiguous or with an explicit gap"),
  HOLES_TOLD("what is not kept any more is told as a gap, and nothing else is"),
  SENDER_ORDER("what one sender says keeps its order"),
  SENDS_END("every send ends sent, failed, not confirmed or visibly pending"),
  CID_ONCE("no cid twice while the log lives"),
  NUMBERS_ONCE("no offset or id is reused in an epoch"),
  NO_FORGERY("nobody who knows tags and cids acts, settles or overwrites in another's name"),
  CORRECTIONS_LAW("the state as of k, with the entries k + 1 to h, is the state as of h"),
  REMOVED_IS_GONE("a removed text is in no page or replay that is read later"),
  REMOVAL_WINS("a removal wins over what comes later"),
  OWN_CORRECTED("nobody changes another person's message"),
  TARGET_MEANT("a correction or reply is stored only in the epoch whose offset it names"),
  STATE_LAW("mode and pin are what the entries up to the reader's position make of them"),
  MODERATORS_ACT("nobody without the role purges, pins, sets the mode or sanctions"),
  SANCTIONS_HOLD(
      "quiet and ban hold across reconnect, restart and rename, a ban of a guest against another"
          + " key from the same address"),
  POWERS_END("a token's powers end with it, on the open socket within 5 s"),
  TOKEN_REFUSED("whose token is not valid is refused, and is no guest"),
  ACTOR_HIDDEN("which moderator has acted is told to moderators and to the one who did"),
  NAME_KEPT("a name is kept while its key returns within 120 s"),
  NAME_ASKED("the name asked for is the name typed"),
  RENAME_REFUSED("a rename to a taken name is refused, and the old name stays"),
  SPECTATORS_NOWHERE(
      "a spectator is in no list, and neither server nor browser stores anything of it"),
  LIST_ONCE("the list of people is encoded once a tick, however many are welcomed in it"),
  ONE_SOCKET("one live socket"),
  OLD_IS_DEAF("no effect from an old generation"),
  NOTHING_LEFT("no timer or listener is left when closed"),
  CLOSE_IS_LAST("nothing leaves after Close"),
  END_IS_END("no attempt after a user's close or a final code"),
  FEW_ATTEMPTS("attempts per minute are bounded, also against accept-then-close"),
  SPREAD("clients come back spread over the back-off window"),
  OTHERS_COST_NOTHING(
      "no bystander is closed, renamed, forgotten or made to wait beyond a second by another"
          + " address"),
  QUEUED_IN_ALL("queued bytes stay within budget"),
  QUEUES_BOUNDED("all queues stay within their limits"),
  DEAD_LINK_FOUND(
      "a dead link is found within ping + 14 s, in json 17 s after a text without answer"),
  ONLINE_AGAIN("once healed, visible and unthrottled: online within 50 s"),
  VIEWS_EQUAL("once healed, all views are equal"),
  ONE_ROOM_ENDS("a turn that throws ends the room that it was about, and no other"),
  BYSTANDER_STAYS("a healthy log never costs a bystander the socket"),
  KIND_STAYS("on a kind network nothing reconnects"),
  PRESENCE_TRUE("presence is true within 45 s + grace + 1 s"),
  GUIDE_FRAMES("in json nothing but username and message, and nothing before this socket's id"),
  TIME_GOES_ON("no timer is due again and again: a seed ends after 100 000 events at most"),
  NOTHING_THROWS("no input makes session or hub throw");

  final String sentence;

  Rule(String sentence) {
    this.sentence = sentence;
  }
}
