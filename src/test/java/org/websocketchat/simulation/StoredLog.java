package org.websocketchat.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.StoredMessage;
import org.websocketchat.protocol.Body;

/** Everything that was ever stored, by whom and in which epoch; knows more than the server does. */
final class StoredLog {
  /** An epoch of a server that keeps no log. */
  static final String NO_EPOCH = "-";

  /**
   * One stored message.
   *
   * @param key the first word of its text
   */
  record Entry(String epoch, long offset, String key, @Nullable String cid) {}

  private final World world;

  /** The log of each epoch, as far as it ever came. */
  private final Map<String, List<Entry>> epochs = new LinkedHashMap<>();

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

  StoredLog(World world) {
    this.world = world;
    epochs.put(NO_EPOCH, new ArrayList<>());
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
  void begin(String name, List<StoredMessage> left, long head) {
    world.must(!epochs.containsKey(name), Rule.NUMBERS_ONCE, () -> "epoch again: " + name);
    epoch = name;
    epochs.put(name, new ArrayList<>());
    cids.clear();
    ownersOfIds.clear();
    for (var kept : left) {
      missUntil(kept.offset());
      add(kept);
    }
    missUntil(head + 1);
  }

  /** The log lacks the messages up to this offset. */
  private void missUntil(long offset) {
    for (long missing = log().size() + 1L; missing < offset; missing++) {
      var entry = new Entry(epoch, missing, "", null);
      log().add(entry);
      removed.add(entry);
    }
  }

  private void add(StoredMessage kept) {
    var log = log();
    world.must(
        kept.offset() == log.size() + 1,
        Rule.NUMBERS_ONCE,
        () -> "offset " + kept.offset() + " after " + log.size());
    var entry = new Entry(epoch, kept.offset(), key(kept.body().text()), kept.cid());
    log.add(entry);
    counts.merge(epoch + ' ' + entry.key(), 1, Integer::sum);
    var cid = entry.cid();
    world.must(cid == null || cids.add(cid), Rule.CID_ONCE, () -> cid + " in " + epoch);
  }

  /** Storage has made this last. */
  void stored(StoredMessage kept, @Nullable SentText sent) {
    add(kept);
    var entry = log().getLast();
    var owner = owner(entry.key());
    world.must(
        owner.equals(ownersOfIds.getOrDefault(kept.id(), owner)),
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
    }
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
    stored(new StoredMessage(log().size() + 1L, id, "", new Body.Text(text), 0, null), sent);
    told(log().size());
  }

  /** This message of the present epoch is not kept any more. */
  void removed(long offset) {
    removed.add(log().get((int) offset - 1));
  }

  /** Whether there are messages at these offsets, both included, and none of them is kept. */
  boolean areRemoved(String name, long from, long to) {
    var log = log(name);
    for (long offset = from; offset <= to; offset++) {
      if (offset < 1 || offset > log.size() || !removed.contains(log.get((int) offset - 1))) {
        return false;
      }
    }
    return from <= to;
  }

  /** The hub was told that this message of the present epoch is stored. */
  void told(long offset) {
    told.add(log().get((int) offset - 1));
  }

  /** The place in the present log of the last message that was told to all; 0 if none was. */
  long lastTold() {
    var log = log();
    int last = log.size();
    while (last > 0 && !told.contains(log.get(last - 1))) {
      last--;
    }
    return last;
  }

  boolean wasTold(Entry entry) {
    return told.contains(entry);
  }

  /** A server gave this id to a socket of this owner. */
  void idGiven(long id, String owner) {
    var before = ownersOfIds.putIfAbsent(id, owner);
    world.must(
        before == null || before.equals(owner),
        Rule.NUMBERS_ONCE,
        () -> "id " + id + " of " + before + " given to " + owner);
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

  /** How often a text is stored in the epoch where it is most often. */
  int most(String key) {
    int most = 0;
    for (var name : epochs.keySet()) {
      most = Math.max(most, counts.getOrDefault(name + ' ' + key, 0));
    }
    return most;
  }
}
