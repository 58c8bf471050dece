package org.websocketchat.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.RoomState;
import org.websocketchat.hub.StoredMessage;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.SanctionKind;
import org.websocketchat.protocol.RoomMode;

/** Everything that was ever stored, by whom and in which epoch; knows more than the server does. */
final class StoredLog {
  /** An epoch of a server that keeps no log. */
  static final String NO_EPOCH = "-";

  /** The longest time for which powers may outlive their token. */
  private static final int POWERS_MILLIS = 5_000;

  /**
   * One stored message.
   *
   * @param key the first word of its text; of a removal empty
   */
  record Entry(String epoch, long offset, String key, @Nullable String cid, boolean corrects) {}

  /**
   * What a message was from an offset on.
   *
   * @param rev the offset of the correction; 0 if it was so from the beginning
   * @param key the first word of its text; empty if it was removed
   */
  record Version(long rev, String key) {}

  /**
   * Whose message it is, and what it was.
   *
   * @param byGuest whether the owner had no token then
   */
  private record History(
      String owner, @Nullable String who, boolean byGuest, List<Version> versions) {}

  /** By epoch and offset. */
  private final Map<String, Map<Long, History>> histories = new LinkedHashMap<>();

  /** The offsets of corrected messages, by epoch. */
  private final Map<String, Set<Long>> corrected = new LinkedHashMap<>();

  /** By epoch, the offsets of messages with the first words that each had and nobody may see. */
  private final Map<String, Set<String>> goneKeys = new LinkedHashMap<>();

  private final World world;

  /** The log of each epoch, as far as it ever came. */
  private final Map<String, List<Entry>> epochs = new LinkedHashMap<>();

  /** What each log has made of the room, from the beginning of the epoch on: as of each offset. */
  private final Map<String, List<RoomState>> states = new LinkedHashMap<>();

  /** Until when the tokens of these make them moderators, milliseconds since 1970. */
  private final Map<String, Long> moderators = new LinkedHashMap<>();

  /** The name of each subject of tokens, as one of its tabs was told last. */
  private final Map<String, String> names = new LinkedHashMap<>();

  /** Whom the tokens of these name. */
  private final Map<String, String> subjects = new LinkedHashMap<>();

  /** The public ids of those who may be kept away. */
  private final List<String> offenders = new ArrayList<>();

  private final Set<String> cids = new LinkedHashSet<>();
  private final Map<Long, String> ownersOfIds = new LinkedHashMap<>();
  private final Map<String, String> ownersOfTags = new LinkedHashMap<>();

  /** How often each key is stored, by epoch and key. */
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  /** The highest number stored of each sender, by epoch and owner. */
  private final Map<String, Integer> newest = new LinkedHashMap<>();

  /** What has been shown to readers as it happened; the others were stored and not told. */
  private final Set<Entry> told = new LinkedHashSet<>();

  /** What is not kept any more, or was not when its epoch began. */
  private final Set<Entry> removed = new LinkedHashSet<>();

  private String epoch = NO_EPOCH;
  private boolean slow;

  StoredLog(World world) {
    this.world = world;
    beginHistories(NO_EPOCH);
    epochs.put(NO_EPOCH, new ArrayList<>());
    states.put(NO_EPOCH, new ArrayList<>(List.of(RoomState.USUAL)));
  }

  private void beginHistories(String name) {
    histories.put(name, new LinkedHashMap<>());
    corrected.put(name, new LinkedHashSet<>());
    goneKeys.put(name, new LinkedHashSet<>());
  }

  static String key(String text) {
    int end = text.indexOf(' ');
    return end < 0 ? text : text.substring(0, end);
  }

  private static String owner(String key) {
    int end = key.indexOf('.');
    return end < 0 ? key : key.substring(0, end);
  }

  String epoch() {
    return epoch;
  }

  /** A new epoch, which begins with what is left of an older one, whose head it has. */
  void begin(String name, List<StoredMessage> left, long head, RoomState state) {
    world.must(!epochs.containsKey(name), Rule.NUMBERS_ONCE, () -> "epoch again: " + name);
    epoch = name;
    epochs.put(name, new ArrayList<>());
    beginHistories(name);
    cids.clear();
    ownersOfIds.clear();
    for (var kept : left) {
      missUntil(kept.offset());
      add(kept, key(kept.body().text()));
    }
    missUntil(head + 1);
    var first = new ArrayList<RoomState>();
    for (long offset = 0; offset <= head; offset++) {
      first.add(state);
    }
    states.put(name, first);
  }

  /** The token of this owner names this subject. */
  void bears(String owner, String subject) {
    subjects.put(owner, subject);
  }

  /** Who an owner is to the server: the subject of the token, or itself. */
  private String person(String owner) {
    return subjects.getOrDefault(owner, owner);
  }

  /** This owner has a token of a moderator until then, milliseconds since 1970. */
  void moderates(String owner, long expiresWallMillis) {
    moderators.merge(owner, expiresWallMillis, Math::max);
  }

  /** One of the tabs of this subject was told that the person is called so. */
  void called(String subject, String name) {
    names.put(subject, name);
  }

  /** What the tabs of this subject were told last of the person's name; null if none was. */
  @Nullable String nameOf(String subject) {
    return names.get(subject);
  }

  /** Somebody with this public id may be kept away. */
  void offends(String who) {
    if (!offenders.contains(who)) {
      offenders.add(who);
    }
  }

  List<String> offenders() {
    return offenders;
  }

  /** Whether the room was ever in slow mode. */
  boolean isSlow() {
    return slow;
  }

  /** Whether the room is in slow mode. */
  boolean isSlowNow() {
    return state(epoch, log().size()).modeOr(RoomMode.USUAL).slowSeconds() > 0;
  }

  /** What the log has made of the room up to this offset. */
  RoomState state(String name, long offset) {
    var all = states.getOrDefault(name, List.of());
    return offset < all.size() ? all.get((int) offset) : RoomState.USUAL;
  }

  /** The log lacks the messages up to this offset. */
  private void missUntil(long offset) {
    for (long missing = log().size() + 1L; missing < offset; missing++) {
      var entry = new Entry(epoch, missing, "", null, false);
      log().add(entry);
      removed.add(entry);
    }
  }

  private void add(StoredMessage kept, String key) {
    var log = log();
    world.must(
        kept.offset() == log.size() + 1,
        Rule.NUMBERS_ONCE,
        () -> "offset " + kept.offset() + " after " + log.size());
    var entry = new Entry(epoch, kept.offset(), key, kept.cid(), !kept.isMessage());
    log.add(entry);
    if (kept.isMessage()) {
      var versions = new ArrayList<>(List.of(new Version(kept.rev(), key)));
      var owner = ownerOf(kept, key);
      histories()
          .put(kept.offset(), new History(owner, kept.who(), isByGuest(kept, owner), versions));
    }
    counts.merge(epoch + ' ' + entry.key(), 1, Integer::sum);
    var cid = entry.cid();
    world.must(cid == null || cids.add(cid), Rule.CID_ONCE, () -> cid + " in " + epoch);
  }

  private Map<Long, History> histories() {
    return histories.getOrDefault(epoch, Map.of());
  }

  private String ownerOf(StoredMessage kept, String key) {
    var cid = kept.cid();
    var tag = cid == null ? "" : cid.substring(0, cid.indexOf('.'));
    return ownersOfTags.getOrDefault(tag, owner(key));
  }

  /** Storage has made this last; what it says begins with this word. */
  void stored(StoredMessage kept, String key, @Nullable SentText sent) {
    add(kept, key);
    var entry = log().getLast();
    var owner = ownerOf(kept, key);
    if (kept.body() instanceof Body.OfOneMessage correction) {
      corrected(correction, kept, key, owner);
    } else if (kept.body() instanceof Body.Correction act) {
      world.must(moderators.containsKey(owner), Rule.MODERATORS_ACT, () -> owner + " does " + act);
      checkPowers(kept, owner);
    }
    checkSanctions(kept, owner);
    slow |= kept.body() instanceof Body.Mode(var mode) && mode.slowSeconds() > 0;
    if (kept.body() instanceof Body.Purge purge) {
      purged(purge, kept.offset());
    }
    var all = states.computeIfAbsent(epoch, none -> new ArrayList<>(List.of(RoomState.USUAL)));
    all.add(all.getLast().after(kept, null));
    world.must(
        person(owner).equals(ownersOfIds.getOrDefault(kept.id(), person(owner))),
        Rule.NO_FORGERY,
        () -> entry.key() + " is stored with the id of " + ownersOfIds.get(kept.id()));
    var cid = entry.cid();
    if (cid != null) {
      var tagged = ownersOfTags.getOrDefault(cid.substring(0, cid.indexOf('.')), owner);
      world.must(
          owner.equals(tagged), Rule.NO_FORGERY, () -> entry.key() + " has a cid of " + tagged);
    }
    if (sent != null) {
      order(owner, sent);
      boolean names = !kept.body().equals(kept.body().withoutOffsets());
      world.must(
          !names || sent.epoch.equals(epoch),
          Rule.TARGET_MEANT,
          () -> key + " is stored in " + epoch + ", and names an offset of " + sent.epoch);
    }
  }

  /** What only a moderator may do was taken while a token said so. */
  private void checkPowers(StoredMessage act, String owner) {
    long end = moderators.getOrDefault(owner, 0L);
    world.must(
        act.dateMillis() <= end + POWERS_MILLIS,
        Rule.POWERS_END,
        () -> owner + " acts " + (act.dateMillis() - end) + " ms after the token's end");
  }

  /**
   * Whoever was made quiet or banned earlier in the log, and still is, has nothing stored but a
   * removal.
   */
  private void checkSanctions(StoredMessage kept, String owner) {
    var who = kept.who();
    if (who == null || kept.body() instanceof Body.Remove) {
      return;
    }
    var before = state(epoch, kept.offset() - 1);
    for (var kind : List.of(SanctionKind.QUIET, SanctionKind.BAN)) {
      var sanction = before.sanction(kind, who, kept.dateMillis());
      world.must(
          sanction == null || !sanction.holds(World.WALL_MILLIS + world.millis()),
          Rule.SANCTIONS_HOLD,
          () -> kept.body() + " of " + owner + " is stored in spite of " + sanction);
    }
  }

  private void corrected(
      Body.OfOneMessage correction, StoredMessage kept, String key, String owner) {
    var history = histories().get(correction.target());
    var offset = epoch + ":" + correction.target();
    if (history == null) {
      world.broke(Rule.OWN_CORRECTED, owner + " corrects " + offset + ", which is no message");
      return;
    }
    boolean isOwn = person(history.owner()).equals(person(owner));
    if (!isOwn) {
      checkPowers(kept, owner);
    }
    world.must(
        isOwn || isByModerator(correction, owner),
        Rule.OWN_CORRECTED,
        () -> owner + " corrects " + offset + " of " + history.owner());
    world.must(
        !history.versions().getLast().key().isEmpty(),
        Rule.REMOVAL_WINS,
        () -> offset + " was removed and is corrected");
    for (var version : history.versions()) {
      goneKeys.getOrDefault(epoch, Set.of()).add(correction.target() + " " + version.key());
    }
    history.versions().add(new Version(kept.offset(), key));
    corrected.getOrDefault(epoch, Set.of()).add(correction.target());
  }

  /** Somebody who always has a token never is one; an offender comes with a token, and without. */
  private boolean isByGuest(StoredMessage kept, String owner) {
    var cid = kept.cid();
    boolean keyIsPerson = cid != null && cid.startsWith(kept.who() + ".");
    return kept.who() == null || (!subjects.containsKey(owner) && keyIsPerson);
  }

  private boolean isByModerator(Body.OfOneMessage correction, String owner) {
    return correction instanceof Body.Remove(long target, var by)
        && by == Body.Remover.MODERATOR
        && moderators.containsKey(owner);
  }

  /** Every message of the person, or of those without a token, is gone from there on. */
  private void purged(Body.Purge purge, long rev) {
    for (var each : histories().entrySet()) {
      var history = each.getValue();
      boolean isLeft = !history.versions().getLast().key().isEmpty();
      boolean isMeant = purge.who() == null ? history.byGuest() : purge.who().equals(history.who());
      if (isLeft && isMeant && each.getKey() >= purge.since()) {
        for (var version : history.versions()) {
          goneKeys.getOrDefault(epoch, Set.of()).add(each.getKey() + " " + version.key());
        }
        history.versions().add(new Version(rev, ""));
        corrected.getOrDefault(epoch, Set.of()).add(each.getKey());
      }
    }
  }

  /** No entry that is read from the log has a text that was taken away. */
  void read(List<StoredMessage> entries) {
    for (var entry : entries) {
      var key = key(entry.body().text());
      long message =
          entry.body() instanceof Body.OfOneMessage correction
              ? correction.target()
              : entry.offset();
      // A browser that put back an older state may have sent the same edit again.
      var versions = versions(epoch, message);
      boolean isNow = !versions.isEmpty() && versions.getLast().key().equals(key);
      boolean isGone = goneKeys.getOrDefault(epoch, Set.of()).contains(message + " " + key);
      world.must(
          key.isEmpty() || isNow || !isGone,
          Rule.REMOVED_IS_GONE,
          () -> key + " is read at " + epoch + ":" + entry.offset());
    }
  }

  /** The offsets of the messages of an epoch that were corrected. */
  Iterable<Long> corrected(String name) {
    return corrected.getOrDefault(name, Set.of());
  }

  /** What a message was, the first version first; empty if there is none at this offset. */
  List<Version> versions(String name, long offset) {
    var history = histories.getOrDefault(name, Map.of()).get(offset);
    return history == null ? List.of() : history.versions();
  }

  /** The first offset from this one on that is not that of a correction, kept or not. */
  long skipCorrections(String name, long from) {
    var log = log(name);
    long at = from;
    while (at <= log.size() && log.get((int) at - 1).corrects()) {
      at++;
    }
    return at;
  }

  /** Whether this message is not kept any more. */
  boolean isRemoved(String name, long offset) {
    return removed.contains(log(name).get((int) offset - 1));
  }

  private void order(String owner, SentText sent) {
    if (!sent.excused && !sent.wasInDoubt) {
      var last = newest.getOrDefault(epoch + ' ' + owner, 0);
      world.must(
          sent.number > last,
          Rule.SENDER_ORDER,
          () -> sent.key + " is stored after number " + last);
      newest.put(epoch + ' ' + owner, sent.number);
    }
  }

  /** The guide's server has sent this to all. */
  void broadcast(String text, long id, @Nullable SentText sent) {
    var kept = new StoredMessage(log().size() + 1L, id, "", new Body.Text(text), 0, null);
    stored(kept, key(text), sent);
    told(log().size());
  }

  /** This message of the present epoch is not kept any more. */
  void removed(long offset) {
    removed.add(log().get((int) offset - 1));
  }

  /**
   * Whether entries at these offsets, both included, are not kept any more, and none of the others
   * is a message.
   */
  boolean areRemoved(String name, long from, long to) {
    boolean any = false;
    for (long offset = from; offset <= to; offset++) {
      if (offset < 1 || offset > log(name).size()) {
        return false;
      }
      boolean gone = isRemoved(name, offset);
      if (!gone && !log(name).get((int) offset - 1).corrects()) {
        return false;
      }
      any |= gone;
    }
    return any;
  }

  /** The hub was told that this message of the present epoch is stored. */
  void told(long offset) {
    told.add(log().get((int) offset - 1));
  }

  /** The place in the present log of the last message that was told to all; 0 if none was. */
  long lastTold() {
    var log = log();
    int last = log.size();
    while (last > 0 && (log.get(last - 1).corrects() || !told.contains(log.get(last - 1)))) {
      last--;
    }
    return last;
  }

  boolean wasTold(Entry entry) {
    return told.contains(entry);
  }

  /** A server gave this id to a socket of this owner. */
  void idGiven(long id, String owner) {
    var person = person(owner);
    var before = ownersOfIds.putIfAbsent(id, person);
    world.must(
        before == null || before.equals(person),
        Rule.NUMBERS_ONCE,
        () -> "id " + id + " of " + before + " given to " + person);
  }

  void tagGiven(String tag, String owner) {
    ownersOfTags.putIfAbsent(tag, owner);
  }

  /** All tags that the server has told of, with whose they are. */
  Map<String, String> ownersOfTags() {
    return ownersOfTags;
  }

  List<Entry> log() {
    return log(epoch);
  }

  List<Entry> log(String name) {
    return epochs.getOrDefault(name, List.of());
  }

  /** How often a text is stored in the present epoch. */
  int now(String key) {
    return counts.getOrDefault(epoch + ' ' + key, 0);
  }

  /** How often a text is stored in the epoch where it is most often. */
  int most(String key) {
    int most = 0;
    for (var name : epochs.keySet()) {
      most = Math.max(most, counts.getOrDefault(name + ' ' + key, 0));
    }
    return most;
  }
}
