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

  private static final long MINUTE_MILLIS = 60_000;

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
    var ban = asker.ban();
    if (ban != null && asker.role() != Role.OWNER) {
      return new Exclusion(CloseCode.BANNED, reason(ban, asker));
    }
    if (!asker.isSigned() && asker.rules().mode().signed()) {
      return new Exclusion(CloseCode.UNAUTHORIZED, NEEDED);
    }
    return asker.json() && !asker.rules().json()
        ? new Exclusion(CloseCode.POLICY, "sub-protocol json is off in this room")
        : null;
  }

  /** For how long, and why; the latter only to the person whom the moderator has named. */
  private static String reason(StoredSanction ban, Asker asker) {
    long minutes = (ban.untilMillis() - asker.wallMillis() + MINUTE_MILLIS - 1) / MINUTE_MILLIS;
    var time = minutes + (minutes == 1 ? " minute" : " minutes");
    var left = ban.untilMillis() == StoredSanction.FOR_EVER ? "for good" : "for another " + time;
    boolean isNamed = ban.who().equals(asker.who());
    return !isNamed || ban.reason().isEmpty() ? left : left + ": " + ban.reason();
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

  /** In a room that takes no links of guests, their names are none either. */
  @Override
  public boolean maySayInName(Asker asker, String name) {
    return !isLinkOfGuest(asker, name);
  }

  @Override
  public @Nullable Refusal message(Asker asker, Body body, Circumstances circumstances) {
    var quiet = asker.role() == Role.OWNER ? null : asker.quiet();
    if (quiet != null && !(body instanceof Body.Remove)) {
      boolean endless = quiet.untilMillis() == StoredSanction.FOR_EVER;
      return new Refusal("quiet", endless ? ServerFrame.NONE : quiet.untilMillis());
    }
    return switch (body) {
      case Body.Text text -> text(asker, text, circumstances.sinceMillis());
      case Body.Edit edit -> words(asker, edit);
      case Body.Remove remove -> null;
      case Body.Removed removed -> refusal("forbidden");
      case Body.Report report -> null;
      case Body.Correction act ->
          mayAct(asker, act, circumstances.target()) ? null : refusal("forbidden");
    };
  }

  private @Nullable Refusal text(Asker asker, Body.Text text, long sinceMillis) {
    long waitMillis = asker.rules().slowMillis() - sinceMillis;
    boolean waits = !asker.role().moderates() && waitMillis > 0;
    var refused = words(asker, text);
    return waits && (refused == null || !refused.code().equals("forbidden"))
        ? new Refusal("slow", waitMillis)
        : refused;
  }

  private @Nullable Refusal words(Asker asker, Body body) {
    boolean isGuest = asker.role() == Role.GUEST;
    var mode = asker.rules().mode();
    if (isGuest && mode.readonly()) {
      return refusal("forbidden");
    }
    if (isLinkOfGuest(asker, body.text())) {
      return refusal("links");
    }
    boolean unwanted = !asker.role().moderates() && words.isIn(asker.room(), body.text());
    return unwanted ? refusal("words") : null;
  }

  private static boolean isLinkOfGuest(Asker asker, String text) {
    boolean isRefused = asker.role() == Role.GUEST && !asker.rules().mode().links();
    return isRefused && LinkRule.isIn(text);
  }

  /** Whether it may act upon the room or others: never upon its like, but owners may. */
  private static boolean mayAct(Asker asker, Body.Correction act, Role target) {
    boolean isUpon =
        switch (act) {
          case Body.Sanction sanction -> sanction.who().equals(asker.who());
          case Body.Purge purge -> false;
          case Body.OfOneMessage correction -> false;
          case Body.Pin pin -> false;
          case Body.Report report -> false;
          case Body.Mode mode -> false;
          case Body.ModeChange change -> false;
        };
    boolean isAbove =
        asker.role() == Role.OWNER ? target != Role.OWNER : target.compareTo(asker.role()) < 0;
    return asker.role().moderates() && !isUpon && (isAbove || !(act instanceof Body.Sanction));
  }

  private static Refusal refusal(String code) {
    return new Refusal(code, ServerFrame.NONE);
  }

  @Override
  public @Nullable Refusal history(Asker asker) {
    return null;
  }

  @Override
  public @Nullable Refusal acts(Asker asker) {
    return asker.role().moderates() ? null : refusal("forbidden");
  }

  @Override
  public Draft.Right right(Asker asker) {
    long editMillis = asker.rules().editMillis();
    boolean isNever = asker.who() == null || editMillis == 0;
    long sinceMillis = isNever ? Long.MAX_VALUE : asker.wallMillis() - editMillis;
    return new Draft.Right(sinceMillis, governs(asker));
  }

  @Override
  public Body stored(Asker asker, Body sent) {
    if (sent instanceof Body.Remove(long target, var ignored)) {
      return new Body.Remove(target, governs(asker) ? Body.Remover.MODERATOR : Body.Remover.AUTHOR);
    }
    return sent instanceof Body.Purge(var who, long since, boolean ignored)
        ? new Body.Purge(who, since)
        : sent;
  }

  /** Whether it may remove the messages of others; a moderator who has to be quiet may not. */
  private static boolean governs(Asker asker) {
    boolean isQuiet = asker.quiet() != null && asker.role() != Role.OWNER;
    return asker.role().moderates() && !isQuiet;
  }
}
