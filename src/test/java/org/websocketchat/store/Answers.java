package org.websocketchat.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubInput.Opened;
import org.websocketchat.hub.HubInput.Page;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.protocol.Body;
import org.websocketchat.testing.Await;

/** Makes requests of a storage as the hub does, and collects its answers. */
final class Answers implements Consumer<HubInput> {
  private final List<HubInput> given = new ArrayList<>();
  private final AtomicLong asks = new AtomicLong();
  private @Nullable Throwable ended;

  @Override
  public synchronized void accept(HubInput answer) {
    given.add(answer);
  }

  /** Fails, because the storage has ended. */
  synchronized void end(Throwable cause) {
    ended = cause;
  }

  synchronized List<HubInput> all() {
    if (ended != null) {
      throw new AssertionError("storage has ended", ended);
    }
    return List.copyOf(given);
  }

  /** Waits for this many answers and returns them. */
  List<HubInput> await(int count) {
    Await.until(count + " answers", () -> all().size() >= count);
    return all();
  }

  HubInput last(int count) {
    return await(count).get(count - 1);
  }

  Opened open(Storage storage, String room, String tag) {
    int before = all().size();
    storage.open(
        new HubOutput.Open(asks.incrementAndGet(), room, tag, Long.MAX_VALUE, Long.MAX_VALUE));
    return (Opened) last(before + 1);
  }

  Opened open(Storage storage, String room) {
    int before = all().size();
    storage.open(
        new HubOutput.Open(asks.incrementAndGet(), room, null, Long.MAX_VALUE, Long.MAX_VALUE));
    return (Opened) last(before + 1);
  }

  /** Opens the room, with the messages behind an offset. */
  Opened openAfter(Storage storage, String room, long after) {
    int before = all().size();
    storage.open(new HubOutput.Open(asks.incrementAndGet(), room, null, after, Long.MAX_VALUE));
    return (Opened) last(before + 1);
  }

  HubInput append(Storage storage, String room, Draft... drafts) {
    int before = all().size();
    storage.append(new HubOutput.Append(0, room, List.of(drafts)));
    return last(before + 1);
  }

  Page read(Storage storage, String room, long from, long to, boolean newestFirst, int maxBytes) {
    int before = all().size();
    storage.read(
        new HubOutput.Read(
            asks.incrementAndGet(), room, from, to, newestFirst, Integer.MAX_VALUE, maxBytes));
    return (Page) last(before + 1);
  }

  /** Reads this many of the newest messages up to an offset. */
  Page readNewest(Storage storage, String room, long to, int maxMessages) {
    int before = all().size();
    storage.read(
        new HubOutput.Read(asks.incrementAndGet(), room, 1, to, true, maxMessages, 1 << 20));
    return (Page) last(before + 1);
  }

  /** Reads all kept messages. */
  Page read(Storage storage, String room) {
    return read(storage, room, 0, Long.MAX_VALUE, false, Integer.MAX_VALUE);
  }

  /** The answer that an append without a number is kept completely. */
  static HubInput appended(String room, long firstOffset) {
    return new HubInput.Appended(0, room, firstOffset, List.of());
  }

  /** The answer that the one draft of an append without a number does not follow. */
  static HubInput refused(String room, long nextOffset) {
    return new HubInput.Appended(0, room, nextOffset, List.of(0));
  }

  /** The answer that an append without a number failed. */
  static HubInput failed(String room) {
    return new HubInput.AppendFailed(0, room);
  }

  static Draft draft(String text) {
    return draft(text, 0);
  }

  static Draft draft(String text, long dateMillis) {
    return new Draft(1, "Ann", new Body.Text(text), dateMillis, null);
  }

  /** A draft of a tag. */
  static Draft numbered(String tag, long n, long after) {
    return new Draft(1, "Ann", new Body.Text(tag + n), 0, new Draft.Sequence(tag, n, after));
  }
}
