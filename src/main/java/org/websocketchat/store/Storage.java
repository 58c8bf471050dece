package org.websocketchat.store;

import java.util.function.Consumer;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;

/**
 * Where the logs of the rooms are kept: the port between the hub and a database. {@link Storages}
 * has two of them; a third has to pass {@code StorageContract} of the tests.
 *
 * <p><b>Threads.</b> All methods but {@link #isFailing} are called by one thread, the hub's. None
 * of them waits for a disk or a network. Answers may come from any thread, also while a method is
 * being called.
 *
 * <p><b>Order.</b> What is asked is done in the order asked, and the answers come in that order,
 * over all rooms. What is asked after an answer came sees what the answer says.
 *
 * <p><b>Failure.</b> No method throws. What could not be done is answered with the failure that the
 * question names, which concerns that question alone. After it the storage tries again by itself:
 * the next question may succeed. Only what makes any further answer impossible ends the storage; it
 * is told once to {@link Engine#start}'s {@code ends}, and nothing is answered any more.
 *
 * <p><b>Durability.</b> What was answered as kept is still there after the process was killed, as
 * far as the storage outlives the process at all; one that does not gives a room a new epoch.
 *
 * <p><b>Retention.</b> A storage may let go of the oldest messages of a room at any time: {@code
 * first} moves up, and nothing else changes. Offsets are never given again in an epoch.
 *
 * <p><b>Holes.</b> An operator may remove any message. {@code first} and {@code head} stay; {@link
 * #open} counts, and {@link #read} returns, what is left.
 */
public interface Storage extends AutoCloseable {

  /** Makes a storage. */
  interface Engine {
    /**
     * Starts it. Called once.
     *
     * @param answers takes the answers; must return soon and not throw
     * @param ends takes what ended the storage before it was closed, once at most
     */
    Storage start(Consumer<HubInput> answers, Consumer<Throwable> ends);
  }

  /**
   * Says where a room stands; a room that was never seen begins with a new epoch. Each answer has
   * an {@code id} that was never given before in this epoch, crashes included.
   *
   * <p>Answered by {@link HubInput.Opened} or {@link HubInput.StorageFailed}.
   */
  void open(HubOutput.Open ask);

  /**
   * Keeps messages at the end of a room's log, in order, each at the next offset. One with a mark
   * is kept only if it follows the last one kept of its tag in this room, those before it in the
   * same list included: {@code after} is that n, and {@code n} is greater. One that does not follow
   * is refused alone.
   *
   * <p>Answered by {@link HubInput.Appended}, which names those refused, when all others are kept
   * for good; or by {@link HubInput.AppendFailed} if none is kept, or if nobody knows.
   */
  void append(HubOutput.Append drafts);

  /**
   * Reads a page of messages, by rising offset. One that is kept, in the range, and fits, is in it;
   * one message always fits. So what is left out between two of them is not kept any more.
   *
   * <p>Answered by {@link HubInput.Page} or {@link HubInput.StorageFailed}.
   */
  void read(HubOutput.Read ask);

  /**
   * Remembers the name of a sender, as long as its reservation lasts, and as long as a message of
   * it is kept. Not answered; if it fails, the name is not reserved after a restart.
   */
  void remember(HubOutput.Remember sender);

  /**
   * Nobody is in this room any more, and no name in it is reserved: it may go if it is empty, or if
   * it does not outlive its people. Not answered.
   */
  void forget(String room);

  /**
   * Whether messages are being refused, as far as is known: true from something that could not be
   * done until a message is kept again. Called by any thread.
   */
  boolean isFailing();

  /** Finishes what it was asked, answers included, and lets go of everything. */
  @Override
  void close();
}
