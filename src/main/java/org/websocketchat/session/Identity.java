package org.websocketchat.session;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.protocol.Utf8;
import org.websocketchat.protocol.WhiteSpace;

/**
 * Who the person is to a server: a secret key, and a name.
 *
 * <p>A name that the person chooses is <em>wanted</em> until a server grants or refuses it, over as
 * many sockets as that takes. Then the name that the server gave is the person's name. The session
 * never asks for another name than the wanted one, and never gives it up without an answer.
 */
final class Identity {
  private static final int KEY_LENGTH = 22;

  /** Whether the session only reads: then it has no name, and nobody in the room is it. */
  private final boolean isSpectator;

  /** The secret by which the server recognises this session (docs/protocol.md, "Identity"). */
  private String key;

  /** The number of the latest hello; 0 before the first. */
  private long attempt;

  /** The public name of the key, which the server computes; empty before it has told it. */
  private String tag = "";

  /** The name that a server granted last; empty before the first. */
  private String name = "";

  /**
   * The name that the person has chosen, and that no server has granted or refused yet; null if
   * none.
   */
  private @Nullable String wanted;

  /**
   * The name that the person has on the present socket; null before the server has told it, and
   * without a socket.
   */
  private @Nullable String granted;

  /** The names that were asked for on the present socket. */
  private final NameRequests requests = new NameRequests();

  /** The name that was last shown to the person since it joined; null before the first. */
  private @Nullable String shown;

  /**
   * A name that this person had, and that the server may still give to an older socket of this
   * session, so that it refused it to the present one; null if there is none.
   */
  private @Nullable String ghostName;

  Identity(String freshKey, boolean isSpectator) {
    key = freshKey;
    this.isSpectator = isSpectator;
  }

  /** Whether the session only reads: no name is asked for or granted, and no key is sent. */
  boolean isSpectator() {
    return isSpectator;
  }

  /**
   * Makes of a name that was typed the name to ask for: without white space around it, and without
   * lone surrogates.
   *
   * @throws IllegalArgumentException if it has a {@link PersonName#fault}
   */
  static String checkedName(String name) {
    if (PersonName.fault(name) != null) {
      throw new IllegalArgumentException("not a name: " + name);
    }
    return Utf8.wellFormed(WhiteSpace.strip(name));
  }

  /** Whether this has the form of a key: 22 letters of base64url, which are 16 bytes. */
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

  /** Forgets the person; the next one to join has this key. */
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

  /** Goes on as the person of an earlier session. */
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

  /**
   * The number of the next hello: greater than every one before, also if the memory was lost, since
   * it is at least the time.
   */
  long nextAttempt(Turn turn) {
    attempt = Math.max(attempt + 1, turn.now.wallMillis());
    turn.storeMain();
    return attempt;
  }

  /**
   * The name that the person has, or else the one to ask for; empty before the person chose one.
   */
  String name() {
    return granted != null ? granted : wanted != null ? wanted : name;
  }

  /** Whether the person may get another name than now, because a server has to answer first. */
  boolean isWanting() {
    return isAsking() || (wanted != null && !wanted.equals(granted));
  }

  /** The person joins and wants this name. */
  void join(String chosen, Turn turn) {
    shown = null;
    want(chosen, turn);
  }

  /** The person wants this name. */
  void want(String chosen, Turn turn) {
    ghostName = null;
    wanted = !isAsking() && chosen.equals(granted) ? null : chosen;
    turn.storeMain();
  }

  /**
   * A socket has opened, whose server knows no name of this person yet: the last one is wanted
   * again.
   */
  void socketOpened() {
    socketLost();
    if (wanted == null && !isSpectator) {
      wanted = ghostName == null ? name : ghostName;
    }
  }

  void socketLost() {
    granted = null;
    requests.clear();
  }

  /**
   * The name to ask the server for now, which from now on counts as asked for; null if there is
   * none.
   */
  @Nullable String ask(Turn turn) {
    if (wanted == null || wanted.equals(granted) || !requests.allows(wanted, turn.now)) {
      return null;
    }
    requests.ask(wanted, turn.now);
    return wanted;
  }

  /** Whether an answer to a name is awaited on this socket. */
  boolean isAsking() {
    return requests.latest() != null;
  }

  /** Whether an answer to this name is awaited on this socket. */
  boolean isAsking(String chosen) {
    return chosen.equals(requests.latest());
  }

  /** Whether this name was asked for before a newer one, and is not answered yet. */
  boolean wasAsked(String chosen) {
    return requests.isEarlier(chosen);
  }

  /** Nobody in the room has this name any more. If an older socket had it, it is wanted again. */
  void freed(String gone) {
    if (granted != null && gone.equals(ghostName)) {
      wanted = ghostName;
      ghostName = null;
    }
  }

  /** The name that an older socket of this session may still have; null if there is none. */
  @Nullable String ghostName() {
    return ghostName;
  }

  /**
   * The server has answered with an error that names no name: what was asked for is wanted no more.
   */
  void giveUp(Turn turn) {
    if (isAsking()) {
      answered();
      showName(turn.now.wallMillis(), turn);
    }
  }

  /** The name is that of the person's token: no other one is wanted any more. */
  void nameIsGiven() {
    wanted = null;
    ghostName = null;
  }

  /** The server has answered what it was asked last; that is wanted no more. */
  void answered() {
    if (wanted != null && isAsking(wanted)) {
      wanted = null;
    }
    requests.clear();
  }

  /** The server gives the person this name, whether it was asked or not. */
  void grant(String given, long dateMillis, Turn turn) {
    if (requests.answeredEarlier(given)) {
      // The newer name waits for its own answer.
    } else if (isAsking(given)) {
      answered();
    } else if (!isAsking() && given.equals(wanted)) {
      wanted = null;
    }
    granted = given;
    name = given;
    ghostName = given.equals(ghostName) ? null : ghostName;
    turn.storeMain();
    showName(dateMillis, turn);
  }

  /**
   * The server has refused this name. If a newer one was asked for since, that one waits for its
   * own answer, and nothing is shown.
   */
  void refuse(String refused, String given, Turn turn) {
    if (refused.equals(isAsking() ? requests.latest() : wanted)) {
      refused(refused, false, given, turn);
    } else {
      requests.answeredEarlier(refused);
    }
  }

  /**
   * The server has refused a name, and does not say which. The name that it gives instead is told
   * by {@link #grant}.
   */
  void refuse(String given, Turn turn) {
    var refused = isAsking() ? requests.refusedBy(given) : wanted;
    if (refused != null) {
      refused(refused, requests.answeredEarlier(refused), given, turn);
    }
  }

  private void refused(String refused, boolean earlier, String given, Turn turn) {
    if (!earlier) {
      wanted = refused.equals(wanted) ? null : wanted;
      requests.clear();
    }
    boolean wantsAnother = wanted != null && !wanted.equals(refused);
    boolean had = refused.equals(shown) || refused.equals(ghostName);
    if (granted == null && had && !wantsAnother) {
      ghostName = refused;
    }
    turn.storeMain();
    turn.show(new Change.NameTaken(refused, given, given.equals(shown)));
    showName(turn.now.wallMillis(), turn);
  }

  /** Shows the name, unless it is the one shown last or another one is still wanted at joining. */
  private void showName(long dateMillis, Turn turn) {
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
