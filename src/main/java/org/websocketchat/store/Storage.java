package org.websocketchat.store;

import java.util.function.Consumer;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;

/**
 * The port between the hub and a database, which stores the logs of the rooms. {@link Storages} has
 * two implementations; another one has to pass {@code StorageContract} of the tests.
 *
 * <p><b>Threads.</b> Only the hub's thread calls the methods, except {@link #isFailing}. No method
 * waits for a disk or a network. Answers may come from any thread, even during a call.
 *
 * <p><b>Order.</b> Requests are done in the order in which they were made, over all rooms, and
 * answered in this order. A request made after an answer sees what the answer says.
 *
 * <p><b>Failure.</b> No method throws. A request that fails is answered with the failure that its
 * description names, which concerns only this request. The storage then tries again by itself: the
 * next request may succeed. Only a fault that makes all further answers impossible ends the
 * storage; it is passed once to {@link Engine#start}'s {@code ends}, and there are no answers after
 * it.
 *
 * <p><b>Durability.</b> A message that was answered as kept survives a killed process, if the
 * storage survives the process at all; one that does not gives each room a new epoch.
 *
 * <p><b>Retention.</b> A storage may delete the oldest messages of a room at any time: {@code
 * first} moves up, and nothing else changes. An offset is never used again in an epoch.
 *
 * <p><b>Holes.</b> An operator may remove any message. {@code first} and {@code head} stay; {@link
 * #open} counts, and {@link #read} returns, what is left.
 */
public interface Storage extends AutoCloseable {

  /** Creates a storage. */
  interface Engine {
    /**
     * Starts the storage. Call it once.
     *
     * @param answers receives the answers; must return soon and not throw
     * @param ends receives the fault that ended the storage before it was closed, at most once
     */
    Storage start(Consumer<HubInput> answers, Consumer<Throwable> ends);
  }

  /**
   * Tells where a room stands; an unknown room begins with a new epoch. Each answer has an {@code
   * id} that was never given before in this epoch, even after a crash.
   *
   * <p>Answered by {@link HubInput.Opened} or {@link HubInput.StorageFailed}.
   */
  void open(HubOutput.Open ask);

  /**
   * Appends messages to a room's log, in order, each at the next offset. A message with a sequence
   * is kept only if it follows the last kept message of its tag in this room, those before it in
   * the list included: {@code after} is the n of that one, and {@code n} is greater. A message that
   * does not follow is refused alone.
   *
   * <p>Answered by {@link HubInput.Appended}, which names the refused ones, when all others are
   * kept; or by {@link HubInput.AppendFailed} if none is kept, or if nobody knows.
   */
  void append(HubOutput.Append drafts);

  /**
   * Reads a page of messages, by rising offset. It contains every kept message of the range that
   * fits; one message always fits. So a message that is missing between two others is not kept any
   * more.
   *
   * <p>Answered by {@link HubInput.Page} or {@link HubInput.StorageFailed}.
   */
  void read(HubOutput.Read ask);

  /**
   * Reads records of a room's acts. A storage keeps each for a year at least, unless too many come
   * ({@link ActRetention}), and as long as it is a sanction that holds, whatever becomes of the
   * entry; a storage that does not survive the process keeps reports as long as the log.
   *
   * <p>Answered by {@link HubInput.Acts} or {@link HubInput.StorageFailed}.
   */
  void readActs(HubOutput.ReadActs ask);

  /**
   * Remembers the name of a sender, as long as the name is reserved, and as long as a message of
   * the sender is kept. Not answered; if it fails, the name is not reserved after a restart.
   */
  void remember(HubOutput.Remember sender);

  /**
   * Tells that nobody is in this room, and no name in it is reserved: the storage may delete it if
   * it is empty, or if its logs exist only while somebody is present. Not answered.
   */
  void forget(String room);

  /**
   * Whether the storage refuses messages, as far as it knows: true after a request has failed,
   * until a message is kept again. Any thread may call it.
   */
  boolean isFailing();

  /** Does and answers all waiting requests, then frees all resources. */
  @Override
  void close();
}
