package org.websocketchat.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.ActPages;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.RoomState;
import org.websocketchat.hub.StoredMessage;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Utf8;

/**
 * The storage of one room: answers in the order it was asked, after a while. What it has not
 * answered may survive a crash or not.
 */
final class VirtualStorage {
  private static final int KEPT_WITH_RETENTION = 40;
  private static final long OVERHEAD_BYTES = 100;

  /** A session waits 5 s to be let in, for which up to two answers are needed. */
  private static final int PATIENCE_MILLIS = 5_000;

  private static final int LONG_MILLIS = 2_000;

  /** What is on the disk. */
  private record State(
      List<StoredMessage> messages,
      Map<String, HubInput.Sender> senders,
      long first,
      long head,
      RoomState state) {
    State {
      messages = List.copyOf(messages);
      senders = new LinkedHashMap<>(senders);
    }
  }

  /** Something asked and not answered. */
  private record Ask(HubOutput what, long sinceMillis, Runnable work) {}

  private final World world;
  private final StoredLog truth;
  private final Set<Fault> faults;
  private final Function<String, @Nullable SentText> sentOf;
  private final ArrayDeque<Ask> asks = new ArrayDeque<>();
  private final List<StoredMessage> messages = new ArrayList<>();
  private final Map<String, HubInput.Sender> senders = new LinkedHashMap<>();
  private final List<Act> acts = new ArrayList<>();
  private final List<State> backups = new ArrayList<>();
  private Consumer<HubInput> answers = ignored -> {};
  private String epoch = "";
  private int epochs;
  private long first = 1;
  private long head;
  private RoomState state = RoomState.USUAL;

  /** Is never set back: the ids of an epoch begin at a random number. */
  private long lastId;

  private int life;
  private boolean healed;

  /** When something was answered last that had waited for long. */
  private long behindMillis = -PATIENCE_MILLIS;

  /** What an append stored that failed, and nobody was told of: from there on; 0 for nothing. */
  private long untold;

  /** What the present answer tells the hub; see {@link #takeTold}. */
  private final List<Long> told = new ArrayList<>();

  /** Whether the hub that it serves has been given all that it asked for. */
  private boolean healthy = true;

  /** Whether an answer is being worked out. */
  private boolean busy;

  VirtualStorage(
      World world,
      StoredLog truth,
      Set<Fault> faults,
      Function<String, @Nullable SentText> sentOf) {
    this.world = world;
    this.truth = truth;
    this.faults = faults;
    this.sentOf = sentOf;
    begin();
  }

  /** A hub has started. */
  void serve(Consumer<HubInput> to) {
    answers = to;
    healthy = true;
    untold = 0;
  }

  /** Whether something waits for long, or did when it was answered a moment ago. */
  boolean isBehind() {
    long since = asks.isEmpty() ? world.millis() : asks.getFirst().sinceMillis();
    return world.millis() - since > LONG_MILLIS || world.millis() - behindMillis < PATIENCE_MILLIS;
  }

  /** What the log has made of the room. */
  RoomState state() {
    return state;
  }

  boolean isHealthy() {
    return healthy;
  }

  void heal() {
    healed = true;
  }

  private boolean has(Fault fault) {
    return !healed && faults.contains(fault);
  }

  private void begin() {
    epochs++;
    epoch = "e" + epochs;
    truth.begin(epoch, messages, head, state);
  }

  String epoch() {
    return epoch;
  }

  // What the hub asks.

  /** Answers where the room stands; asked for a new socket of json, or for the room or a hello. */
  void open(HubOutput.Open ask, boolean forGuide) {
    later(
        ask,
        () -> {
          if (has(Fault.FAILING_STORAGE) && world.dice.oneIn(10)) {
            healthy = false;
            untold =
                ask.tag() == null && !forGuide ? 0 : untold; // the hub gives up what it asked about
            answers.accept(new HubInput.StorageFailed(ask.ask(), ask.room()));
          } else {
            if (untold > 0) {
              tell(untold);
              untold = 0;
            }
            lastId += world.has(Plant.REUSE_ID) ? 0 : 1;
            var sender = ask.tag() == null ? null : sender(ask.tag());
            answers.accept(
                new HubInput.Opened(
                    ask.ask(),
                    ask.room(),
                    epoch,
                    first,
                    head,
                    lastId,
                    behindMessages(ask.after()),
                    behindBytes(ask.after()),
                    sender,
                    seenSince(ask.seenSinceMillis()),
                    state.toldTo(ask, first)));
          }
        });
  }

  private HubInput.@Nullable Sender sender(String tag) {
    var sender = senders.get(tag);
    if (sender != null && sender.lastN() > 0 && world.has(Plant.STALE_ACKED)) {
      return sender.sent(sender.lastN() - 1);
    }
    return sender;
  }

  private long behindMessages(long after) {
    long count = 0;
    for (var message : messages) {
      count += message.offset() > after ? 1 : 0;
    }
    return count;
  }

  private long behindBytes(long after) {
    long bytes = 0;
    for (var message : messages) {
      bytes += message.offset() > after ? bytes(message) : 0;
    }
    return bytes;
  }

  private List<HubInput.Seen> seenSince(long sinceMillis) {
    var seen = new ArrayList<HubInput.Seen>();
    for (var each : senders.entrySet()) {
      var sender = each.getValue();
      var name = sender.name();
      if (name != null && sender.seenMillis() >= sinceMillis) {
        seen.add(
            new HubInput.Seen(
                each.getKey(), name, sender.attempt(), sender.seenMillis(), sender.who()));
      }
    }
    return seen;
  }

  private static long bytes(StoredMessage message) {
    return Utf8.length(message.body().text()) + Utf8.length(message.name()) + OVERHEAD_BYTES;
  }

  void append(HubOutput.Append ask) {
    if (world.has(Plant.ACK_BEFORE_COMMIT)) {
      later(ask, () -> keep(ask.drafts()));
      int of = life;
      long offset = head + 1;
      world.after(
          0, () -> answer(of, new HubInput.Appended(ask.ask(), ask.room(), offset, List.of())));
      return;
    }
    later(ask, () -> appendOrFail(ask));
  }

  private void appendOrFail(HubOutput.Append ask) {
    boolean fails = has(Fault.FAILING_STORAGE) && world.dice.oneIn(12);
    healthy &= !fails;
    boolean kept = !fails || world.dice.oneIn(2);
    long first = head + 1;
    var outcome = kept ? keep(ask.drafts()) : new Kept(List.of(), List.of(), List.of());
    if (fails) {
      if (kept && outcome.isWhole()) {
        untold = first;
      }
      world.note("disk", "APPEND FAILS", kept ? "though it is kept" : "");
      answers.accept(new HubInput.AppendFailed(ask.ask(), ask.room()));
    } else {
      tell(first);
      answers.accept(
          new HubInput.Appended(
              ask.ask(),
              ask.room(),
              first,
              outcome.refused(),
              outcome.denied(),
              outcome.settled()));
    }
  }

  /** The hub is about to be told that what is from there on is stored. */
  private void tell(long first) {
    for (long offset = first; offset <= head; offset++) {
      told.add(offset);
    }
  }

  /** The offsets that the present answer tells the hub for the first time. */
  List<Long> takeTold() {
    var taken = List.copyOf(told);
    told.clear();
    return taken;
  }

  private boolean follows(Draft draft) {
    var sequence = draft.sequence();
    long before = sequence == null ? 0 : lastN(sequence.tag());
    return sequence == null || (sequence.after() == before && sequence.n() > before);
  }

  private long lastN(String tag) {
    var sender = senders.get(tag);
    return sender == null ? 0 : sender.lastN();
  }

  private @Nullable String refusal(Draft draft) {
    var refusal = Entries.refusal(messages, state, draft, head);
    boolean passes =
        ("forbidden".equals(refusal) && world.has(Plant.CORRECT_ANY))
            || ("gone".equals(refusal) && world.has(Plant.EDIT_REMOVED));
    return passes ? null : refusal;
  }

  /** What became of the drafts of an append. */
  private record Kept(
      List<Integer> refused, List<HubInput.Denied> denied, List<HubInput.Settled> settled) {
    /** Whether all of them are kept. */
    boolean isWhole() {
      return refused.isEmpty() && denied.isEmpty();
    }
  }

  /** Keeps what follows and may be kept. */
  private Kept keep(List<Draft> drafts) {
    var refused = new ArrayList<Integer>();
    var denied = new ArrayList<HubInput.Denied>();
    var settled = new ArrayList<HubInput.Settled>();
    for (int i = 0; i < drafts.size(); i++) {
      if (!follows(drafts.get(i))) {
        refused.add(i);
        continue;
      }
      var refusal = refusal(drafts.get(i));
      if (refusal != null) {
        denied.add(new HubInput.Denied(i, refusal));
        continue;
      }
      var stored = Entries.settled(messages, state, drafts.get(i), head);
      if (drafts.get(i).isOpen()) {
        settled.add(new HubInput.Settled(i, stored.body()));
      }
      keep(stored);
      if (world.has(Plant.STORE_TWICE) && world.dice.oneIn(20)) {
        keep(stored);
      }
    }
    while (has(Fault.RETENTION) && messages.size() > KEPT_WITH_RETENTION) {
      first = messages.getFirst().offset() + 1;
      remove(0);
    }
    if (world.dice.oneIn(20)) {
      backups.add(new State(messages, senders, first, head, state));
    }
    return new Kept(refused, denied, settled);
  }

  private void keep(Draft draft) {
    head++;
    var sequence = draft.sequence();
    if (sequence != null) {
      var old = senders.get(sequence.tag());
      senders.put(
          sequence.tag(),
          old == null ? new HubInput.Sender(sequence.n(), null, -1, 0) : old.sent(sequence.n()));
    }
    var key = StoredLog.key(draft.body().text());
    var before = List.copyOf(messages);
    var kept = Entries.add(messages, draft, head);
    state = world.has(Plant.KEEP_PIN) ? withPin(kept) : state.after(kept, draft.address());
    Entries.record(acts, messages, draft, head);
    if (world.has(Plant.PURGE_TOO_FAR) && draft.body() instanceof Body.Purge purge) {
      Entries.add(messages, draft.with(new Body.Purge(purge.who(), 1)), head);
      messages.removeLast();
    }
    if (world.has(Plant.PURGE_ALL)
        && draft.body() instanceof Body.Purge(var who, long since, boolean unpins)
        && who == null) {
      for (var entry : before) {
        Entries.add(messages, draft.with(new Body.Purge(entry.who(), since)), head);
        messages.removeLast();
      }
    }
    if (isForgotten(draft.body())) {
      messages.clear();
      messages.addAll(before);
      messages.add(kept);
    }
    world.note("disk", "KEEPS", epoch + ":" + head + " " + key);
    truth.stored(kept, key, sentOf.apply(key));
  }

  /** The state in which the pin is planted to stay. */
  private RoomState withPin(StoredMessage kept) {
    var after = state.after(kept, null);
    return kept.body() instanceof Body.Pin ? after : after.withPinned(state.pinned());
  }

  /** Whether what this correction changes is planted to stay as it was. */
  private boolean isForgotten(Body body) {
    return (world.has(Plant.FORGET_EDIT) && body instanceof Body.Edit)
        || (world.has(Plant.KEEP_REMOVED) && body instanceof Body.Remove)
        || (world.has(Plant.KEEP_PURGED) && body instanceof Body.Purge);
  }

  void read(HubOutput.Read ask) {
    later(ask, () -> answers.accept(page(ask)));
  }

  void readActs(HubOutput.ReadActs ask) {
    later(ask, () -> answers.accept(ActPages.page(ask, acts, state)));
  }

  private HubInput page(HubOutput.Read ask) {
    if (has(Fault.FAILING_STORAGE) && world.dice.oneIn(10)) {
      healthy = false;
      return new HubInput.StorageFailed(ask.ask(), ask.room());
    }
    var fitting = new ArrayList<StoredMessage>();
    long bytes = 0;
    int count = 0;
    for (int i = 0; i < messages.size(); i++) {
      var message =
          Entries.read(messages, messages.get(ask.newestFirst() ? messages.size() - 1 - i : i));
      if (message.offset() >= ask.from() && message.offset() <= ask.to()) {
        bytes += bytes(message);
        count += message.isMessage() ? 1 : 0;
        boolean tooMuch = bytes > ask.maxBytes() && !fitting.isEmpty();
        if (tooMuch || count > ask.maxMessages()) {
          break;
        }
        fitting.add(ask.newestFirst() ? 0 : fitting.size(), message);
      }
    }
    truth.read(fitting);
    return new HubInput.Page(ask.ask(), ask.room(), epoch, first, head, fitting);
  }

  void remember(HubOutput.Remember sender) {
    later(
        sender,
        () -> {
          if (!world.has(Plant.FORGET_NAMES)) {
            senders.put(
                sender.tag(),
                new HubInput.Sender(
                    lastN(sender.tag()),
                    sender.name(),
                    sender.attempt(),
                    sender.seenMillis(),
                    sender.who()));
          }
        });
  }

  private void later(HubOutput what, Runnable work) {
    asks.add(new Ask(what, world.millis(), work));
    if (!busy) {
      answerNext();
    }
  }

  private void answerNext() {
    busy = true;
    int of = life;
    int slowest = has(Fault.SLOW_STORAGE) ? 1_000 : 20;
    world.after(
        world.dice.between(1, slowest),
        () -> {
          if (of == life) {
            var ask = asks.remove();
            if (world.millis() - ask.sinceMillis() > LONG_MILLIS) {
              behindMillis = world.millis();
            }
            ask.work().run();
            busy = false;
            if (!asks.isEmpty()) {
              answerNext();
            }
          }
        });
  }

  private void answer(int of, HubInput input) {
    if (of == life) {
      answers.accept(input);
    }
  }

  // What happens to it.

  /** The server is killed: of what was asked, a beginning may be on the disk. */
  void crash() {
    life++;
    busy = false;
    answers = ignored -> {};
    boolean kept = world.dice.oneIn(2);
    while (!asks.isEmpty()) {
      if (asks.remove().what() instanceof HubOutput.Append append && kept) {
        keep(append.drafts());
      } else {
        kept = false;
      }
    }
    state = world.has(Plant.FORGET_STATE) ? RoomState.USUAL : state;
    state = world.has(Plant.PARDON_ALL) ? state.withSanctionsOf(RoomState.USUAL) : state;
    if (world.has(Plant.REUSE_OFFSET) && !messages.isEmpty()) {
      messages.removeLast();
      head--;
    }
  }

  /** The log and everything beside it is gone. */
  void lose() {
    world.note("disk", "LOSES ALL", "");
    restore(new State(List.of(), Map.of(), 1, 0, RoomState.USUAL));
  }

  /** An operator removes some messages, which may be the first or the newest, by hand. */
  void removeSome() {
    int count = world.dice.between(1, 6);
    if (!messages.isEmpty()) {
      int at = world.dice.below(messages.size());
      for (int i = 0; i < count && at < messages.size(); i++) {
        world.note("disk", "LOSES A ROW", epoch + ":" + messages.get(at).offset());
        remove(at);
      }
    }
  }

  private void remove(int place) {
    truth.removed(messages.remove(place).offset());
  }

  /** An older state is put back, by our command, which writes a new epoch. */
  void restoreBackup() {
    if (!backups.isEmpty()) {
      world.note("disk", "RESTORES A BACKUP", "");
      restore(world.dice.pick(backups));
    }
  }

  private void restore(State state) {
    messages.clear();
    messages.addAll(state.messages());
    senders.clear();
    senders.putAll(state.senders());
    first = state.first();
    head = state.head();
    this.state = state.state();
    if (!world.has(Plant.KEEP_EPOCH)) {
      begin();
    }
  }
}
