package org.websocketchat.hub;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.LinkRule;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.ServerFrame;

/** Our policy: the table of docs/protocol.md, "Who may do what". */
public final class RolePolicy implements Policy {
  static final String NEEDED = "only people with a token may come in";

  private final Library library;
  private final WordFilter words;

  /** The looks of the names that nobody may choose. */
  private final Set<String> reserved = new LinkedHashSet<>();

  /**
   * Makes a policy.
   *
   * @param reservedNames the names that only a token gives, nor one that looks like them
   */
  public RolePolicy(Library library, List<String> reservedNames, WordFilter words) {
    this.library = library;
    this.words = words;
    reservedNames.forEach(name -> reserved.addAll(Looks.of(name, library)));
  }

  /** A policy that reserves no name and wants every word. */
  public RolePolicy(Library library) {
    this(library, List.of(), WordFilter.none());
  }

  @Override
  public @Nullable Exclusion entry(Asker asker) {
    if (!asker.isSigned() && asker.rules().mode().signed()) {
      return new Exclusion(CloseCode.UNAUTHORIZED, NEEDED);
    }
    return asker.json() && !asker.rules().json()
        ? new Exclusion(CloseCode.POLICY, "sub-protocol json is off in this room")
        : null;
  }

  @Override
  public NameRuling name(String room, String name) {
    if (words.isIn(room, name)) {
      return NameRuling.UNUSABLE;
    }
    boolean taken =
        !reserved.isEmpty() && Looks.of(name, library).stream().anyMatch(reserved::contains);
    return taken ? NameRuling.RESERVED : NameRuling.FREE;
  }

  @Override
  public @Nullable Refusal message(Asker asker, Body body, long sinceMillis) {
    if (isAct(body) && !asker.role().moderates()) {
      return refusal("forbidden");
    }
    boolean isGuest = asker.role() == Role.GUEST;
    if (isGuest && asker.rules().mode().readonly() && !(body instanceof Body.Remove)) {
      return refusal("forbidden");
    }
    long waitMillis = asker.rules().slowMillis() - sinceMillis;
    if (body instanceof Body.Text && !asker.role().moderates() && waitMillis > 0) {
      return new Refusal("slow", waitMillis);
    }
    var text = textOf(body);
    if (isGuest && !asker.rules().mode().links() && LinkRule.isIn(text)) {
      return refusal("links");
    }
    return !asker.role().moderates() && words.isIn(asker.room(), text) ? refusal("words") : null;
  }

  private static Refusal refusal(String code) {
    return new Refusal(code, ServerFrame.NONE);
  }

  private static String textOf(Body body) {
    return switch (body) {
      case Body.Text text -> text.text();
      case Body.Edit edit -> edit.text();
      case Body.Removed ignored -> "";
      case Body.Correction ignored -> "";
    };
  }

  @Override
  public @Nullable Refusal history(Asker asker) {
    return null;
  }

  @Override
  public Draft.Right right(Asker asker) {
    long editMillis = asker.rules().editMillis();
    boolean isNever = asker.who() == null || editMillis == 0;
    long sinceMillis = isNever ? Long.MAX_VALUE : asker.wallMillis() - editMillis;
    return new Draft.Right(sinceMillis, asker.role().moderates());
  }

  @Override
  public Body stored(Asker asker, Body sent) {
    if (sent instanceof Body.Remove(long target, var ignored)) {
      boolean moderates = asker.role().moderates();
      return new Body.Remove(target, moderates ? Body.Remover.MODERATOR : Body.Remover.AUTHOR);
    }
    return sent instanceof Body.Purge(var who, long since, boolean ignored)
        ? new Body.Purge(who, since)
        : sent;
  }

  /** Whether only moderators may send this. */
  private static boolean isAct(Body body) {
    return switch (body) {
      case Body.Text text -> false;
      case Body.Removed removed -> false;
      case Body.OfOneMessage correction -> false;
      case Body.Purge purge -> true;
      case Body.Pin pin -> true;
      case Body.Mode mode -> true;
      case Body.ModeChange change -> true;
      case Body.Sanction sanction -> true;
    };
  }
}
