package org.websocketchat.simulation;

import java.util.List;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.SanctionKind;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.Json;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrameCodec;

/** What one reader is told of the acts of moderators, and what moderators do. */
final class Acts {
  private static final String NOBODY = "nobody";
  private static final int USUAL_ACTS = 8;
  private static final List<SanctionKind> SANCTIONS = List.of(SanctionKind.values());

  /** People of whom the other rules ask that they come back and speak: not for long. */
  private static final int LONGEST_QUIET_MILLIS = 5_000;

  private static final int LONGEST_SANCTION_MILLIS = 40_000;
  private static final long FOR_EVER_MILLIS = 0;

  private final World world;
  private final Json json;
  private final Host.Settings reader;
  private String tag = "";
  private long head;

  Acts(World world, Json json, Host.Settings reader) {
    this.world = world;
    this.json = json;
    this.reader = reader;
  }

  /** The token of a moderator, who has no name of its own. */
  static String token(String subject, long expiresWallMillis) {
    return StandInTokens.issue(subject, "", Role.MODERATOR, expiresWallMillis);
  }

  /**
   * Something that a moderator does.
   *
   * @param offenders the public ids of those who may be kept away
   */
  static Body any(Dice dice, View view, List<String> offenders) {
    var offsets = view.offsets(false);
    long target = offsets.isEmpty() ? 1 : dice.pick(offsets);
    return switch (dice.below(offenders.isEmpty() ? USUAL_ACTS : 3 * USUAL_ACTS)) {
      case 0 -> new Body.Purge(dice.oneIn(2) ? null : view.whoOf(target), target);
      case 1 -> new Body.Remove(target, Body.Remover.MODERATOR);
      case 2, 6, 7 -> new Body.Pin(dice.oneIn(4) ? Body.NO_OFFSET : target);
      case 4, 5 -> {
        boolean slow = dice.oneIn(2);
        yield new Body.ModeChange(
            new RoomMode.Change(
                slow ? dice.below(2) : null, slow ? null : dice.oneIn(2), null, null));
      }
      default -> sanction(dice, view.whoOf(target), offenders);
    };
  }

  private static Body sanction(Dice dice, String who, List<String> offenders) {
    if (dice.oneIn(4)) {
      return new Body.Sanction(SanctionKind.QUIET, who, dice.between(1, LONGEST_QUIET_MILLIS), "");
    }
    var offender = offenders.isEmpty() ? NOBODY : dice.pick(offenders);
    long forMillis = dice.oneIn(2) ? FOR_EVER_MILLIS : dice.between(1, LONGEST_SANCTION_MILLIS);
    return new Body.Sanction(dice.pick(SANCTIONS), offender, forMillis, "");
  }

  /** A frame has come, before the session has it. */
  void heard(String text, View view) {
    switch (ServerFrameCodec.decode(json, text)) {
      case ServerFrame.Welcome welcome -> {
        tag = welcome.self().tag();
        head = welcome.head();
        view.welcomed(welcome.epoch(), welcome.head());
      }
      case ServerFrame.Gap(long before) -> {
        if (before - 1 > head) {
          view.stateUnknown();
        }
      }
      case ServerFrame.Correction correction -> check(correction);
      default -> {
        // It tells nothing about acts.
      }
    }
  }

  private void check(ServerFrame.Correction told) {
    boolean isOwn = ClientFrameCodec.numberOf(told.cid(), tag) != ClientFrame.NONE;
    boolean isAct =
        told.body() instanceof Body.Remove(long target, var by)
            ? by == Body.Remover.MODERATOR
            : !(told.body() instanceof Body.Amendment);
    boolean isSecret =
        told.actor() != null || told.cid() != null || told.body() instanceof Body.Sanction;
    world.must(
        !isAct || !isSecret || isOwn || reader.moderates(),
        Rule.ACTOR_HIDDEN,
        () -> reader.owner() + " is told whose act it is: " + told);
  }
}
