package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Now;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.protocol.Utf8;

/**
 * Who this session is to a server: a secret key, and a name.
 *
 * <p>A name that the person chooses is wanted until a server grants it or refuses it, over as many
 * sockets as that takes. Then the name that the server gave is the name. Nothing else is ever asked
 * for, and nothing that is wanted is given up without an answer.
 */
final class Identity {
  /** If there is no answer by then, a newer wish is told to the server all the same. */
  static final long ANSWER_MILLIS = 10_000;

  private static final int KEY_LENGTH = 22;

  /** The secret by which the server knows this session (docs/protocol.md, "Identity"). */
  private String key;

  /** The number of the latest hello. */
  private long attempt;

  /** The public name of the key, which the server makes; empty before a server told it. */
  private String tag = "";

  /** The name that was granted last; empty before the first. */
  private String name = "";

  /** The name that the person has chosen and no server has granted or refused; null if none. */
  private @Nullable String wanted;

  /** What the server of the present socket calls us; null before it does, and with no socket. */
  private @Nullable String granted;

  /** The name that this socket's server was asked for and has not answered for; null if none. */
  private @Nullable String asked;

  private Now askedAt = new Now(0, 0);

  /** The names that it was asked for before that one and has not answered for, oldest first. */
  private final List<String> askedBefore = new ArrayList<>();

  /** What the person was last told to be called in this stay; null before the first time. */
  private @Nullable String shown;

  /** A name of this stay that an older socket of ours may still hold; null if there is none. */
  private @Nullable String ghostName;

  Identity(String freshKey) {
    key = freshKey;
  }

  /**
   * A name as it is asked for, without white space around it.
   *
   * @throws IllegalArgumentException if it has a {@link PersonName#fault}
   */
  static String checkedName(String name) {
    if (PersonName.fault(name) != null) {
      throw new IllegalArgumentException("not a name: " + name);
    }
    return Utf8.wellFormed(name.strip());
  }

  /** Whether this can be a key: 16 bytes in base64url, which are 22 letters. */
  static boolean isKey(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
        return false;
      }
    }
    return text.length() == KEY_LENGTH;
  }

  /** Whoever joins next is somebody else. */
  void forget(String freshKey) {
    key = freshKey;
    attempt = 0;
    tag = "";
    name = "";
    wanted = null;
    shown = null;
    ghostName = null;
    socketLost();
  }

  /** Goes on as who an earlier session was. */
  void restore(String storedKey, long storedAttempt, String storedName) {
    key = storedKey;
    attempt = storedAttempt;
    name = storedName;
  }

  String key() {
    return key;
  }

  long attempt() {
    return attempt;
  }

  String tag() {
    return tag;
  }

  void tag(String madeByServer) {
    tag = madeByServer;
  }

  /** The number of the next hello: greater than any before, also where the memory was lost. */
  long nextAttempt(Turn turn) {
    attempt = Math.max(attempt + 1, turn.now.wallMillis());
    turn.remember();
    return attempt;
  }

  /** The name we have, or else the one we will ask for; empty before the person chose one. */
  String name() {
    return granted != null ? granted : wanted != null ? wanted : name;
  }

  /** The person joins under this name. */
  void join(String chosen, Turn turn) {
    shown = null;
    want(chosen, turn);
  }

  /** The person wants to be called so. */
  void want(String chosen, Turn turn) {
    ghostName = null;
    wanted = asked == null && chosen.equals(granted) ? null : chosen;
    turn.remember();
  }

  /** A new socket, whose server knows no name of ours: the last one is wanted again. */
  void socketOpened() {
    socketLost();
    if (wanted == null) {
      wanted = ghostName == null ? name : ghostName;
    }
  }

  void socketLost() {
    granted = null;
    asked = null;
    askedBefore.clear();
  }

  /** The name that the server is to be asked for now, which then counts as asked; else null. */
  @Nullable String ask(Turn turn) {
    boolean free =
        asked == null
            || (!asked.equals(wanted) && turn.now.millis() - askedAt.millis() >= ANSWER_MILLIS);
    if (wanted == null || wanted.equals(granted) || !free) {
      return null;
    }
    if (asked != null) {
      askedBefore.add(asked);
    }
    asked = wanted;
    askedAt = turn.now;
    return asked;
  }

  /** Whether the server was asked for a name and has not answered. */
  boolean isAsking() {
    return asked != null;
  }

  /** Whether the server was asked for this name and has not answered. */
  boolean isAsking(String chosen) {
    return chosen.equals(asked);
  }

  /** Whether the server was asked for this name before a newer one, and has not answered. */
  boolean wasAsked(String chosen) {
    return askedBefore.contains(chosen);
  }

  /**
   * Nobody is called so on this server any more: that is wanted again if an older socket held it.
   */
  void freed(String gone) {
    if (granted != null && gone.equals(ghostName)) {
      wanted = ghostName;
      ghostName = null;
    }
  }

  /** A name of ours that an older socket may hold; null if there is none. */
  @Nullable String ghostName() {
    return ghostName;
  }

  /** The server answers what it was asked with something that tells no name. */
  void giveUp(Turn turn) {
    if (asked != null) {
      answered();
      tell(turn.now.wallMillis(), turn);
    }
  }

  /** The server has answered what it was asked last, whatever it says. */
  void answered() {
    askedBefore.clear();
    if (asked != null && asked.equals(wanted)) {
      wanted = null;
    }
    asked = null;
  }

  /** The server calls us so, asked or unasked. */
  void grant(String given, long dateMillis, Turn turn) {
    if (askedBefore.remove(given)) {
      // This answers an earlier wish; the newer one waits for its own answer.
    } else if (given.equals(asked)) {
      answered();
    } else if (asked == null && given.equals(wanted)) {
      wanted = null;
    }
    granted = given;
    name = given;
    ghostName = given.equals(ghostName) ? null : ghostName;
    turn.remember();
    tell(dateMillis, turn);
  }

  /** Whether an answer about this name is awaited. */
  boolean awaits(String chosen) {
    return chosen.equals(asked == null ? wanted : asked);
  }

  /** The server cannot call us as it was asked to; what it calls us instead is told apart. */
  void refuse(String given, Turn turn) {
    var refused = asked == null ? wanted : asked;
    if (refused == null) {
      return;
    }
    if (refused.equals(wanted)) {
      wanted = null;
    }
    asked = null;
    if (granted == null && (refused.equals(shown) || refused.equals(ghostName))) {
      ghostName = refused;
    }
    turn.remember();
    turn.show(new Change.NameTaken(refused, given, given.equals(shown)));
    tell(turn.now.wallMillis(), turn);
  }

  /** Tells the person the name, once it is settled. */
  private void tell(long dateMillis, Turn turn) {
    if (granted == null || granted.equals(shown) || (shown == null && wanted != null)) {
      return;
    }
    turn.show(
        shown == null
            ? new Change.SignedIn(granted, dateMillis, true)
            : new Change.Renamed(shown, granted, dateMillis, true));
    shown = granted;
  }
}
