package org.websocketchat.hub;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.ServerFrame;

/**
 * The frames of entries of a log, for each of the two kinds of readers: moderators and whoever did
 * it are told which moderator has acted, and who is under a sanction; the others are not.
 */
final class EntryFrames {
  private EntryFrames() {}

  /**
   * The frame of an entry as it is now.
   *
   * @param toldWho whether its reader is told which moderator has acted
   */
  static ServerFrame.Known frame(StoredMessage kept, boolean toldWho) {
    if (!(kept.body() instanceof Body.Correction correction)) {
      return message(kept);
    }
    boolean isAct = Act.isOne(correction);
    boolean isForFew = correction instanceof Body.Sanction || correction instanceof Body.Report;
    if ((isForFew && !toldWho) || kept.isPlace()) {
      return new ServerFrame.Place(kept.offset());
    }
    return new ServerFrame.Correction(
        kept.offset(),
        correction,
        kept.dateMillis(),
        isAct && !toldWho ? null : kept.cid(),
        isAct && toldWho ? kept.who() : null);
  }

  /** The frame of a message, or its place in a page of history. */
  static ServerFrame.Message message(StoredMessage kept) {
    return new ServerFrame.Message(
        kept.offset(),
        kept.id(),
        kept.who(),
        kept.name(),
        kept.body(),
        kept.dateMillis(),
        kept.cid(),
        kept.rev(),
        kept.editedMillis());
  }

  /**
   * Sends a draft that is stored at this offset to the live readers of a room: encoded once, or
   * twice if it is an act.
   */
  static void deliver(Turn turn, Room room, Draft draft, long offset) {
    var stored = StoredMessage.of(draft, offset);
    if (draft.body() instanceof Body.Edit edit) { // the entry has no text: the message has it
      var frame = new ServerFrame.Correction(offset, edit, stored.dateMillis(), stored.cid());
      turn.deliver(frame, room.liveReaders());
    } else if (Act.isOne(stored.body())) {
      deliverAct(turn, room, stored);
    } else {
      turn.deliver(frame(stored, false), room.liveReaders());
    }
  }

  private static void deliverAct(Turn turn, Room room, StoredMessage stored) {
    var told = new ArrayList<Long>();
    var others = new ArrayList<Long>();
    for (var reader : room.chatClients()) {
      if (reader.isLive()) {
        (isToldWho(reader, stored) ? told : others).add(reader.socket());
      }
    }
    turn.deliver(frame(stored, true), told);
    turn.deliver(frame(stored, false), others);
  }

  /** Whether this reader is told who did this: it is a moderator, or did it. */
  static boolean isToldWho(ChatClient reader, StoredMessage entry) {
    return reader.role().moderates() || isOf(reader.session(), entry.cid());
  }

  private static boolean isOf(@Nullable Session session, @Nullable String cid) {
    return session != null && ClientFrameCodec.numberOf(cid, session.tag()) != ClientFrame.NONE;
  }
}
