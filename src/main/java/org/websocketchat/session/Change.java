package org.websocketchat.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.RoomMode;

/** One thing that an observer of the session is told, in the order in which they happened. */
public sealed interface Change {

  /** The state of the connection is another one. */
  record StateChanged(State state) implements Change {}

  /**
   * The people in the room, this session's person included, in the order of the server's list;
   * somebody who enters later is added at the end.
   */
  record PeopleChanged(List<Person> people) implements Change {
    public PeopleChanged {
      people = List.copyOf(people);
    }
  }

  /**
   * Somebody has entered the room.
   *
   * @param dateMillis when, milliseconds since 1970; in {@code json} by that person's clock
   * @param own whether it is this session's person, for the first time since it joined
   */
  record SignedIn(String name, long dateMillis, boolean own) implements Change {}

  /** Somebody has left the room, at this time (milliseconds since 1970). */
  record SignedOut(String name, long dateMillis) implements Change {}

  /**
   * Somebody has another name.
   *
   * @param dateMillis when, milliseconds since 1970
   * @param own whether it is this session's person
   */
  record Renamed(String before, String after, long dateMillis, boolean own) implements Change {}

  /**
   * The server has refused the name that the person wanted: it is taken, cannot be used, or comes
   * too soon after the last one.
   *
   * @param given the name that the person has instead
   * @param kept whether that is the name that the person had before
   */
  record NameTaken(String wanted, String given, boolean kept) implements Change {}

  /** A message has arrived. It belongs after all messages, and before everything pending. */
  record MessageArrived(Message message) implements Change {}

  /**
   * A pending message: a new one, after everything else; or, if its cid is known, the same one with
   * another delivery.
   */
  record PendingChanged(Pending pending) implements Change {}

  /**
   * The copy of a pending message has come. The message takes the place of what was pending under
   * this cid, and belongs after all messages that have arrived.
   */
  record PendingArrived(String cid, Message message) implements Change {}

  /**
   * A pending message is gone: the person deleted it or sent it again under another cid, or too
   * many were held. Or the server has it, and it is a correction, is in the page of history that
   * comes now, or is in an older one.
   */
  record PendingRemoved(String cid) implements Change {}

  /**
   * There was no socket between these two times (milliseconds since 1970), and the server keeps no
   * log: what others said meanwhile never comes.
   */
  record Interrupted(long fromMillis, long untilMillis) implements Change {}

  /**
   * A page of older messages, by rising offset. They belong before everything that has come since
   * the session began or since the latest {@link Missed}, and after what was there before that.
   *
   * @param more whether {@link Input.HistoryRequested} would bring messages that are still older
   */
  record HistoryArrived(List<Message> messages, boolean more) implements Change {
    /** How many messages a page has at most. */
    public static final int MOST_MESSAGES = 50;

    public HistoryArrived {
      messages = List.copyOf(messages);
    }
  }

  /**
   * A message was edited or removed, or several of one person were removed. They may never have
   * been shown; one that was shown becomes {@link Message#after}, and what was there before is to
   * be shown nowhere any more. (A {@link Body.Purge} may come twice.)
   *
   * @param offset the place of the correction in the log
   * @param dateMillis when, milliseconds since 1970 by the server's clock
   */
  record Corrected(long offset, Body.OfMessages body, long dateMillis) implements Change {}

  /** The room allows something else than before; at first it is {@link RoomMode#USUAL}. */
  record ModeChanged(RoomMode mode) implements Change {}

  /**
   * The room's slow mode lets the person's next text through at another time. Texts that are sent
   * before it wait until then. Without a socket, nothing is told of it.
   *
   * @param untilMillis by {@link org.websocketchat.protocol.Now#millis}; {@link #NO_WAIT} if the
   *     wait is over, as it is at first
   */
  record Slowed(long untilMillis) implements Change {
    /** Stands for no time: a text is sent at once. */
    public static final long NO_WAIT = Long.MIN_VALUE;
  }

  /**
   * Another message is pinned. It may be one that is not shown.
   *
   * @param target its offset; {@link Body#NO_OFFSET} if none is pinned any more
   */
  record Pinned(long target) implements Change {}

  /** What moderators are told of acts and reports. */
  sealed interface OfActs extends Change {}

  /**
   * The message that is pinned, as it is now. It stands before those that were shown, and is not to
   * be shown among them; what corrects it is told as of every other message.
   */
  record PinnedArrived(Message message) implements Change {}

  /**
   * A moderator has acted, or somebody has reported a message, which is told to moderators only. Of
   * what it is about, it has only what its entry says.
   */
  record Acted(Act act) implements OfActs {}

  /**
   * A page of what moderators did and what was reported, for {@link Input.ActsRequested}. It has
   * every act that came before it as {@link Acted}, as far back as it goes.
   *
   * @param before of the request; 0 if these are the newest
   * @param acts the newest first
   * @param holding quiets and bans that hold and are older than these; only with the newest
   * @param more whether there are older ones
   */
  record ActsArrived(long before, List<Act> acts, List<Act> holding, boolean more)
      implements OfActs {
    public ActsArrived {
      acts = List.copyOf(acts);
      holding = List.copyOf(holding);
    }
  }

  /** The server does not give the page that {@link Input.ActsRequested} asked for. */
  record ActsRefused() implements OfActs {}

  /**
   * Messages are missing between what was shown so far and what comes now, and corrections of what
   * was shown may be missing with them.
   *
   * @param restarted whether the server has lost its log or put back an older one: what was shown
   *     is not in the new log, and what is missing never comes. Else everything that was shown
   *     since the session began, or since the latest restart, is to be removed, apart from what is
   *     pending: {@link HistoryArrived} brings what is kept of it, as it is now
   */
  record Missed(boolean restarted) implements Change {}

  /**
   * Messages are missing that the server does not keep any more, so they never come: before what
   * has come since the session began or since the latest {@link Missed}, and after what the next
   * {@link HistoryArrived} brings.
   */
  record Gap() implements Change {}

  /**
   * The messages that have come without offset and cid since the newest message with an offset come
   * once more, with their place in the log. Those shown now are to be removed.
   */
  record Superseded() implements Change {}

  /**
   * The person is forgotten: no message that was shown so far counts as this session's own any
   * more.
   */
  record Forgotten() implements Change {}

  /** A binary frame has arrived. */
  record BinaryArrived(Binary binary) implements Change {}

  /**
   * The session has refused to send something.
   *
   * @param body what it was; null if it was a binary frame
   */
  record Refused(@Nullable Body body, Refusal refusal) implements Change {}

  /**
   * The server has sent a frame that cannot be read, which was ignored, or an error that is about
   * no message.
   *
   * @param fault what is wrong, in one phrase, or the code of the error
   */
  record Unreadable(String fault) implements Change {}
}
