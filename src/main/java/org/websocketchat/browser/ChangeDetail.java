package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.core.JSObjects;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.BodyCodec;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.session.Change;
import org.websocketchat.view.Acts;

/**
 * The details of the events that tell what changed of messages, of what the room allows, and of
 * what a person may do; the file of types says which has which.
 */
final class ChangeDetail {
  private ChangeDetail() {}

  /** Of messages that are edited or removed. */
  static JSObject of(Change.Corrected corrected) {
    OfChange detail = JSObjects.create();
    detail.setKind(BodyCodec.kind(corrected.body()));
    detail.setOffset((double) corrected.offset());
    detail.setDate((double) corrected.dateMillis());
    switch (corrected.body()) {
      case Body.Edit(long target, var text) -> {
        detail.setTarget((double) target);
        detail.setText(text);
      }
      case Body.Remove(long target, var by) -> {
        detail.setTarget((double) target);
        detail.setBy(BodyCodec.word(by));
      }
      case Body.Purge(var who, long since, boolean unpins) -> {
        detail.setWho(who == null ? "" : who);
        detail.setSince((double) since);
      }
    }
    return detail;
  }

  /** Of what the room allows, and of the offset of the message that is pinned. */
  static JSObject of(RoomMode mode, long pinned) {
    OfMode detail = JSObjects.create();
    detail.setSlow(mode.slowSeconds());
    detail.setLinks(mode.links());
    detail.setSigned(mode.signed());
    detail.setReadonly(mode.readonly());
    detail.setPinned(pinned == Body.NO_OFFSET ? null : JSNumber.valueOf((double) pinned));
    return detail;
  }

  /** Of a person who was made quiet, banned or pardoned. */
  static JSObject of(Act act, Body.Sanction sanction) {
    long end = Acts.endMillis(act);
    OfSanction detail = JSObjects.create();
    detail.setKind(sanction.kind().word());
    detail.setWho(sanction.who());
    detail.setUntil(end == 0 ? null : JSNumber.valueOf((double) end));
    detail.setReason(sanction.reason());
    detail.setActor(act.actor() == null ? "" : act.actor());
    return detail;
  }

  /** Of {@code chat-change}. */
  interface OfChange extends JSObject {
    /** What happened; each kind has the fields that the file of types names. */
    @JSProperty
    void setKind(String kind);

    /** The place of the change in the log. */
    @JSProperty
    void setOffset(double offset);

    /** In milliseconds since 1970. */
    @JSProperty
    void setDate(double wallMillis);

    /** The offset of the message. */
    @JSProperty
    void setTarget(double offset);

    /** What the change says, such as the new text of an edit. */
    @JSProperty
    void setText(String text);

    /** Who has removed it: {@code author} or {@code moderator}. */
    @JSProperty
    void setBy(String by);

    /** The public id of the person whom it names; of a purge empty for all guests. */
    @JSProperty
    void setWho(String who);

    /** The lowest offset of a message that is purged. */
    @JSProperty
    void setSince(double offset);
  }

  /** Of {@code chat-mode}. */
  interface OfMode extends JSObject {
    /** In seconds; 0 for no slow mode. */
    @JSProperty
    void setSlow(int seconds);

    @JSProperty
    void setLinks(boolean links);

    @JSProperty
    void setSigned(boolean signed);

    @JSProperty
    void setReadonly(boolean readonly);

    /** The offset of the message that is pinned; null if none is. */
    @JSProperty
    void setPinned(@Nullable JSNumber offset);
  }

  /** Of {@code chat-sanction}. */
  interface OfSanction extends JSObject {
    /** {@code quiet}, {@code ban} or {@code pardon}. */
    @JSProperty
    void setKind(String kind);

    /** The public id of the person. */
    @JSProperty
    void setWho(String who);

    /** When it ends, in milliseconds since 1970; null if it does not. */
    @JSProperty
    void setUntil(@Nullable JSNumber wallMillis);

    @JSProperty
    void setReason(String reason);

    /** The public id of the moderator; empty if the server's operator did it. */
    @JSProperty
    void setActor(String who);
  }
}
