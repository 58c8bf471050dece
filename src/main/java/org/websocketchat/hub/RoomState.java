package org.websocketchat.hub;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.SanctionKind;
import org.websocketchat.protocol.RoomMode;

/**
 * What the entries of a log have made of its room, besides the messages. Storage keeps it beside
 * the log, in the transactions that add the entries, so that it outlives them.
 *
 * @param mode what the room allows; null if no moderator has set it, so that the room has the mode
 *     with which it begins
 * @param pinned the offset of the message that is pinned; {@link Body#NO_OFFSET} if none is
 * @param sanctionedAt the offset of the newest sanction, by which a hub knows whether it has the
 *     present list; 0 if there was none, and {@link #EVERYWHERE} if all are for all rooms
 * @param sanctions those that may still hold, the oldest first, those for all rooms before
 */
public record RoomState(
    @Nullable RoomMode mode, long pinned, long sanctionedAt, List<StoredSanction> sanctions) {
  /** The state of a room in which no moderator has acted. */
  public static final RoomState USUAL = new RoomState(null, Body.NO_OFFSET, 0, List.of());

  /** Stands for the offset of the newest sanction where all that hold are for all rooms. */
  public static final long EVERYWHERE = -2;

  /** How many sanctions hold in one room at most, and as many for all rooms. */
  public static final int MOST_SANCTIONS = 1_000;

  public RoomState {
    sanctions = List.copyOf(sanctions);
  }

  /** What the room allows, which begins with this mode. */
  public RoomMode modeOr(RoomMode startMode) {
    return mode == null ? startMode : mode;
  }

  /** The mode that comes of this draft, which changes it. */
  public Body.Mode changed(Draft draft, RoomMode.Change set) {
    return new Body.Mode(modeOr(draft.startMode()).with(set));
  }

  /** The room's own sanction of this kind that a person has now; null if it has none. */
  public @Nullable StoredSanction sanction(SanctionKind kind, String who, long nowMillis) {
    for (var each : sanctions) {
      boolean isOwn = each.kind() == kind && !each.everywhere();
      if (isOwn && each.who().equals(who) && each.holds(nowMillis)) {
        return each;
      }
    }
    return null;
  }

  /**
   * Why this draft may not be stored because of the state of the room; null if it may.
   *
   * @return {@code full} if as many sanctions hold as can
   */
  public @Nullable String refusal(Draft draft) {
    if (!(draft.body() instanceof Body.Sanction next) || next.kind() == SanctionKind.PARDON) {
      return null;
    }
    int others = 0;
    for (var each : without(next, draft.dateMillis())) {
      others += each.everywhere() ? 0 : 1;
    }
    return others < MOST_SANCTIONS ? null : "full";
  }

  /**
   * The state after this entry, which stands in the log behind everything that made this state.
   *
   * @param address of its draft ({@link Draft#address}); for null, a ban that takes the place of
   *     another one keeps the address of that
   */
  public RoomState after(StoredMessage entry, @Nullable String address) {
    return switch (entry.body()) {
      case Body.Text text -> this;
      case Body.Removed removed -> this;
      case Body.Amendment change -> this;
      case Body.Remove(long target, var by) -> target == pinned ? withPinned(Body.NO_OFFSET) : this;
      case Body.Purge purge -> purge.unpins() ? withPinned(Body.NO_OFFSET) : this;
      case Body.Pin(long target) -> withPinned(target);
      case Body.Mode(var next) -> withMode(next);
      case Body.ModeChange change -> throw new IllegalArgumentException("a log has whole modes");
      case Body.Report report -> this;
      case Body.Sanction sanction -> after(sanction, entry, address);
    };
  }

  private RoomState after(Body.Sanction next, StoredMessage entry, @Nullable String address) {
    var all = without(next, entry.dateMillis());
    if (next.kind() != SanctionKind.PARDON) {
      long millis = next.forMillis();
      all.add(
          new StoredSanction(
              next.kind(),
              next.who(),
              millis == 0 ? StoredSanction.FOR_EVER : entry.dateMillis() + millis,
              next.reason(),
              entry.who(),
              entry.dateMillis(),
              address == null ? addressOf(next, entry.dateMillis()) : address));
    }
    return new RoomState(mode, pinned, entry.offset(), all);
  }

  /** The address of the sanction that the next one replaces: nobody has left it by that. */
  private @Nullable String addressOf(Body.Sanction next, long nowMillis) {
    var replaced = sanction(next.kind(), next.who(), nowMillis);
    return replaced == null ? null : replaced.address();
  }

  /** The sanctions that hold at this time, without those that the next one ends or replaces. */
  private List<StoredSanction> without(Body.Sanction next, long nowMillis) {
    var left = new ArrayList<StoredSanction>();
    for (var each : sanctions) {
      boolean same = next.kind() == SanctionKind.PARDON || next.kind() == each.kind();
      boolean ends = same && !each.everywhere() && each.who().equals(next.who());
      if (each.holds(nowMillis) && !ends) {
        left.add(each);
      }
    }
    return left;
  }

  /** The same state with another mode. */
  public RoomState withMode(RoomMode other) {
    return new RoomState(other, pinned, sanctionedAt, sanctions);
  }

  /** The same state with another pinned message; {@link Body#NO_OFFSET} for none. */
  public RoomState withPinned(long target) {
    return new RoomState(mode, target, sanctionedAt, sanctions);
  }

  /** The same state with those of its sanctions that are for all rooms, before its own. */
  public RoomState withEverywhere(List<StoredSanction> others) {
    var all = new ArrayList<>(others);
    all.addAll(sanctions);
    long at = sanctionedAt == 0 && !others.isEmpty() ? EVERYWHERE : sanctionedAt;
    return new RoomState(mode, pinned, at, all);
  }

  /** The same state with the sanctions of another one. */
  public RoomState withSanctionsOf(RoomState other) {
    return new RoomState(mode, pinned, other.sanctionedAt, other.sanctions);
  }

  /** The same state without sanctions, and as if no list of them were known. */
  public RoomState withoutSanctions() {
    return new RoomState(mode, pinned, -1, List.of());
  }

  /** Whether it is that of a room in which no moderator has acted, but for sanctions that ended. */
  public boolean isUsual() {
    return mode == null && pinned == Body.NO_OFFSET && sanctions.isEmpty();
  }

  /**
   * This state as it answers a request: without a pin whose message is not kept, and without the
   * sanctions if the hub knows them.
   *
   * @param first the offset of the oldest message that is kept
   */
  public RoomState toldTo(HubOutput.Open ask, long first) {
    boolean isKnown = sanctionedAt == ask.sanctionedAt();
    return new RoomState(
        mode,
        pinned < first ? Body.NO_OFFSET : pinned,
        sanctionedAt,
        isKnown ? List.of() : sanctions);
  }

  /** What is left of it when the log is gone: everything but the pin. */
  public RoomState withoutLog() {
    return withPinned(Body.NO_OFFSET);
  }
}
