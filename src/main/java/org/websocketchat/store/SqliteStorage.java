package org.websocketchat.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Limits;
import org.websocketchat.store.SqliteWriter.End;

/**
 * A storage on disk. Its thread does all waiting requests in one transaction, and answers them when
 * the transaction is on disk.
 *
 * <p>The queue needs no bound of its own: the hub has at most one append of each room, and one
 * request of each socket, under way.
 */
final class SqliteStorage implements Storage, Runnable {
  /** The most bytes of one transaction; a read counts with the most that it may return. */
  private static final long BATCH_BYTES = 4 << 20;

  private static final int BATCH_ASKS = 1_000;
  private static final int ASK_BYTES = 100;

  /** Does a request and returns its answer; null if it has none. */
  private interface Work {
    @Nullable HubInput in(SqliteLog log) throws SQLException;
  }

  /**
   * A request of the hub.
   *
   * @param leaves whether nobody is in the room after it
   * @param corrects whether it may take texts away
   * @param failure the answer if it fails; null if it has none
   */
  private record Asked(
      String room,
      boolean leaves,
      boolean corrects,
      Work work,
      @Nullable HubInput failure,
      long bytes) {}

  private final SqliteWriter writer;
  private final Consumer<HubInput> answers;
  private final Consumer<Throwable> ends;
  private final Thread thread = new Thread(this, "storage");
  private final LinkedBlockingQueue<Asked> queue = new LinkedBlockingQueue<>();
  private final Clocks clocks;
  private final SqliteUpkeep upkeep;
  private final SqliteErasure erasure;

  private volatile boolean closing;

  /** The request that was taken from the queue and did not fit into the batch; null for none. */
  private @Nullable Asked kept;

  /**
   * Takes over an open file, which it closes.
   *
   * @param ends receives the fault that ended it before it was closed; there are no answers after
   *     it
   */
  SqliteStorage(
      SqliteFile file,
      Retention retention,
      Clocks clocks,
      Consumer<HubInput> answers,
      Consumer<Throwable> ends) {
    this.writer = new SqliteWriter(file, retention, clocks);
    this.clocks = clocks;
    this.upkeep = new SqliteUpkeep(retention, millis());
    this.erasure = new SqliteErasure(millis());
    this.answers = answers;
    this.ends = ends;
    thread.setDaemon(true);
  }

  /** Starts a storage, which is ready for requests at once. */
  static SqliteStorage start(
      SqliteFile file,
      Retention retention,
      Clocks clocks,
      Consumer<HubInput> answers,
      Consumer<Throwable> ends) {
    var storage = new SqliteStorage(file, retention, clocks, answers, ends);
    storage.thread.start();
    return storage;
  }

  @Override
  public void open(HubOutput.Open ask) {
    var failure = new HubInput.StorageFailed(ask.ask(), ask.room());
    ask(ask.room(), false, log -> log.open(ask), failure, ASK_BYTES);
  }

  @Override
  public void append(HubOutput.Append drafts) {
    long bytes = ASK_BYTES;
    boolean corrects = false;
    for (var draft : drafts.drafts()) {
      bytes += ASK_BYTES + draft.body().bytes();
      corrects |= draft.body() instanceof Body.Correction;
    }
    var failure = new HubInput.AppendFailed(drafts.ask(), drafts.room());
    Work work = log -> log.append(drafts);
    queue.add(new Asked(drafts.room(), false, corrects, work, failure, bytes));
  }

  @Override
  public void read(HubOutput.Read ask) {
    var failure = new HubInput.StorageFailed(ask.ask(), ask.room());
    ask(ask.room(), false, log -> log.read(ask), failure, ask.maxBytes());
  }

  @Override
  public void readActs(HubOutput.ReadActs ask) {
    var failure = new HubInput.StorageFailed(ask.ask(), ask.room());
    long bytes = (long) (ask.most() + ask.mostHolding()) * Limits.REASON_BYTES;
    ask(ask.room(), false, log -> log.readActs(ask), failure, bytes);
  }

  @Override
  public void remember(HubOutput.Remember sender) {
    Work work =
        log -> {
          log.remember(sender);
          return null;
        };
    ask(sender.room(), false, work, null, ASK_BYTES);
  }

  @Override
  public void forget(String room) {
    Work work =
        log -> {
          log.forget(room);
          return null;
        };
    ask(room, true, work, null, ASK_BYTES);
  }

  private void ask(String room, boolean leaves, Work work, @Nullable HubInput failure, long bytes) {
    queue.add(new Asked(room, leaves, false, work, failure, bytes));
  }

  @Override
  public boolean isFailing() {
    return writer.isFailing();
  }

  @Override
  public void close() {
    closing = true;
    ask("", true, log -> null, null, 0); // wakes the thread
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException hurried) {
        interrupted = true; // waiting requests are finished first
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    try {
      while (!(closing && queue.isEmpty() && kept == null)) {
        var batch = next();
        done(batch).forEach(answers);
        if (millis() >= upkeep.nextMillis()) {
          lookAfter();
        }
        if (millis() >= erasure.nextMillis()) {
          erasure.erase(writer, millis());
        }
      }
    } catch (Throwable broken) { // its state is unknown: the hub has to end, too
      ends.accept(broken);
    } finally {
      writer.close();
    }
  }

  /** The next batch of waiting requests; empty when upkeep is due. */
  private List<Asked> next() throws InterruptedException {
    var batch = new ArrayList<Asked>();
    long next = Math.min(upkeep.nextMillis(), erasure.nextMillis());
    long wait = Math.max(0, next - millis());
    var asked = kept == null ? queue.poll(wait, TimeUnit.MILLISECONDS) : kept;
    kept = null;
    long bytes = 0;
    while (asked != null) {
      bytes += asked.bytes();
      if (!batch.isEmpty() && (bytes > BATCH_BYTES || batch.size() == BATCH_ASKS)) {
        kept = asked;
        return batch;
      }
      batch.add(asked);
      upkeep.use(asked.room(), !asked.leaves());
      asked = queue.poll();
    }
    return batch;
  }

  /**
   * Does a batch in one transaction or, if that fails, each request in a transaction of its own, so
   * that a fault in one affects no other. Returns the answers in the order of the requests.
   */
  private List<HubInput> done(List<Asked> batch) {
    var answered = new ArrayList<HubInput>();
    if (batch.isEmpty()) {
      return answered;
    }
    var end = does(batch, answered);
    if (end == End.DONE) {
      return answered;
    }
    boolean alone = end == End.UNDONE && batch.size() > 1;
    for (var asked : batch) {
      if (alone && end != End.UNKNOWN) {
        end = does(List.of(asked), answered);
      }
      if (!alone || end != End.DONE) {
        refuse(asked, answered);
      }
    }
    return answered;
  }

  private void refuse(Asked asked, List<HubInput> answered) {
    if (asked.failure() != null) {
      answered.add(asked.failure());
      writer.refuses();
    }
  }

  /** Does a batch in one transaction, and adds the answers if it succeeded. */
  private End does(List<Asked> batch, List<HubInput> answered) {
    var outcomes = new ArrayList<HubInput>();
    var end = writer.does(log -> outcomes(log, batch, outcomes));
    if (end == End.DONE) {
      answered.addAll(outcomes);
      if (outcomes.stream().anyMatch(HubInput.Appended.class::isInstance)) {
        writer.works();
        erasure.stored(batch.stream().anyMatch(Asked::corrects), millis());
        upkeep.grow(batch.stream().mapToLong(Asked::bytes).sum(), millis());
      }
    }
    return end;
  }

  /** Does a step of upkeep in a transaction of its own, so that its failure costs no message. */
  private void lookAfter() {
    if (writer.does(log -> upkeep.step(log, millis())) != End.DONE) {
      Log.warn("old messages could not be deleted: " + writer.fault());
      upkeep.rest(millis());
    }
  }

  private static void outcomes(SqliteLog log, List<Asked> batch, List<HubInput> outcomes)
      throws SQLException {
    for (var asked : batch) {
      var outcome = asked.work().in(log);
      if (outcome != null) {
        outcomes.add(outcome);
      }
    }
  }

  private long millis() {
    return clocks.steadyMillis().getAsLong();
  }
}
