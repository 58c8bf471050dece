package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Role;

/**
 * Decides who may do what in a room (docs/protocol.md, "Who may do what"): the one place where that
 * is decided. It does no I/O and remembers nothing; whatever it has to know is in the question. The
 * {@link Budget} decides how much of it.
 */
public interface Policy {

  /**
   * Who asks, and where.
   *
   * @param role what the token of the socket gives; the person may have others on other sockets
   * @param isSigned whether there is a token
   * @param who the public id of the person; null in {@code json}, which proves nothing
   * @param quiet the sanction because of which it may say nothing; null for none
   * @param ban the sanction because of which it may not be here; null for none
   * @param wallMillis now, milliseconds since 1970
   */
  record Asker(
      String room,
      RoomRules rules,
      Role role,
      boolean isSigned,
      @Nullable String who,
      boolean json,
      @Nullable StoredSanction quiet,
      @Nullable StoredSanction ban,
      long wallMillis) {}

  /**
   * What a frame is about, as far as its body does not say it.
   *
   * @param sinceMillis the time since the person's last message or, of a guest of whom nothing is
   *     stored, since they came; {@link Long#MAX_VALUE} if there is no such time, or if this is the
   *     same message once more
   * @param target the role of the person whom the body names, the highest of those present; a guest
   *     if it names none, or if nobody knows
   */
  record Circumstances(long sinceMillis, Role target) {
    /** Of a frame that nothing came before, and that names nobody. */
    static final Circumstances NONE = new Circumstances(Long.MAX_VALUE, Role.GUEST);
  }

  /** Why somebody may not come in: the close code, and a reason of at most 123 bytes of UTF-8. */
  record Exclusion(int closeCode, String reason) {}

  /**
   * Why a frame is not taken.
   *
   * @param code of the {@code error}
   * @param detail as in {@link org.websocketchat.protocol.ServerFrame.Refused}
   */
  record Refusal(String code, long detail) {}

  /** Who may be called so. */
  enum NameRuling {
    /** Whoever asks first. */
    FREE,
    /** The bearer of a token with this name. Somebody else gets a number, as if it were taken. */
    RESERVED,
    /** Nobody but the bearer of a token with this name; as if nothing of it were visible. */
    UNUSABLE
  }

  /** Why the asker may not come in, or not stay; null if it may. */
  @Nullable Exclusion entry(Asker asker);

  /** Who may be called so in this room. */
  NameRuling name(String room, String name);

  /** Whether the asker may say in a name what this one says, whoever else may be called so. */
  boolean maySayInName(Asker asker, String name);

  /**
   * Why the asker may not add this to the log; null if it may.
   *
   * @param body as it came
   */
  @Nullable Refusal message(Asker asker, Body body, Circumstances circumstances);

  /** Whether the asker may say anything, which includes being called otherwise. */
  default boolean maySpeak(Asker asker) {
    return message(asker, new Body.Text(""), Circumstances.NONE) == null;
  }

  /** Why the asker may not read older messages; null if it may. */
  @Nullable Refusal history(Asker asker);

  /** Why the asker may not read what moderators did and what was reported; null if it may. */
  @Nullable Refusal acts(Asker asker);

  /** What the asker may correct at present. Storage asks about the target itself. */
  Draft.Right right(Asker asker);

  /** The body to store for what came: the server says by whom a removal is. */
  Body stored(Asker asker, Body sent);
}
