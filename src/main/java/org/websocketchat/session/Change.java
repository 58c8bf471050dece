package org.websocketchat.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;

/**
 * One thing that has become different for whoever watches the session, in the order it happened.
 */
public sealed interface Change {

  /** The connection's state. */
  record StateChanged(State state) implements Change {}

  /**
   * Everybody who is here, ourselves included, in the server's order: who comes is last, and
   * whoever stays keeps the place.
   */
  record PeopleChanged(List<Person> people) implements Change {
    public PeopleChanged {
      people = List.copyOf(people);
    }
  }

  /**
   * Somebody came.
   *
   * @param own whether it is this session, for the first time since the person joined
   */
  record SignedIn(String name, long dateMillis, boolean own) implements Change {}

  /** Somebody is gone. */
  record SignedOut(String name, long dateMillis) implements Change {}

  /** Somebody is now called otherwise. */
  record Renamed(String before, String after, long dateMillis, boolean own) implements Change {}

  /**
   * The wanted name is taken, or cannot be used.
   *
   * @param given what the server calls us
   * @param kept whether that is the name we had, so that nothing changes
   */
  record NameTaken(String wanted, String given, boolean kept) implements Change {}

  /** Somebody said something; it belongs at the end, above everything pending. */
  record MessageArrived(Message message) implements Change {}

  /** A new own message, below everything; or, if its cid is known, another delivery of it. */
  record PendingChanged(Pending pending) implements Change {}

  /**
   * An own message came back: what was pending under this cid becomes the message, at the end of
   * all that has arrived.
   */
  record PendingArrived(String cid, Message message) implements Change {}

  /** A pending message was deleted by the person, or is said anew under another cid. */
  record PendingRemoved(String cid) implements Change {}

  /** Between these two times (milliseconds since 1970) others may have said what we never got. */
  record Interrupted(long fromMillis, long untilMillis) implements Change {}

  /**
   * Older messages, by rising offset: they belong above everything that came since the stay began
   * or since the latest {@link Missed}, and below what was there before that.
   *
   * @param more whether {@link Input.HistoryRequested} would bring some that are older still
   */
  record HistoryArrived(List<Message> messages, boolean more) implements Change {
    public HistoryArrived {
      messages = List.copyOf(messages);
    }
  }

  /**
   * Between what was shown so far and what comes now, messages are missing.
   *
   * @param restarted whether the server has lost its log or put back an older one, so that they
   *     will never come; else {@link HistoryArrived} may bring them
   */
  record Missed(boolean restarted) implements Change {}

  /**
   * Messages are missing that the server does not keep any more: they will never come.
   *
   * @param older whether they are missing above what came since the stay began or since the latest
   *     {@link Missed}, and below what the next {@link HistoryArrived} brings; else they are
   *     missing below everything that was shown so far
   */
  record Gap(boolean older) implements Change {}

  /**
   * History has brought everything that the latest {@link Missed} told of, but for what a {@link
   * Gap} told of.
   */
  record MissedFound() implements Change {}

  /**
   * What came without an offset and cid since the newest message with an offset comes again in its
   * place in the log: it is to be taken off.
   */
  record Superseded() implements Change {}

  /** Who we were is forgotten: nothing that was shown so far is this session's any more. */
  record Forgotten() implements Change {}

  /** A binary frame, as it came. */
  record BinaryArrived(Binary binary) implements Change {}

  /**
   * Something that was to be said could not be taken.
   *
   * @param body what it was; null if it was a binary frame
   */
  record Refused(@Nullable Body body, Refusal refusal) implements Change {}

  /** The server sent a frame that cannot be read; it was ignored. */
  record Unreadable(String fault) implements Change {}
}
