package org.websocketchat.command;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.SanctionKind;
import org.websocketchat.store.HeldSanction;
import org.websocketchat.store.ModeratorAct;

/** The lines that {@link Admin} prints, with nothing in them that could change the terminal. */
final class PrintedLines {
  /** Controls, also those of U+0080 to U+009F, and what changes the direction or ends a line. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  private PrintedLines() {}

  /** The beginning of a line that tells of a sanction that was just made, before the rooms. */
  static String of(Body.Sanction made) {
    return (made.kind() == SanctionKind.BAN ? "Banned " : "Made quiet ") + made.who() + " in ";
  }

  static String of(HeldSanction held) {
    var until =
        held.untilMillis() == Long.MAX_VALUE ? "for ever" : "until " + date(held.untilMillis());
    return held.room()
        + " "
        + held.kind()
        + " "
        + person(held.who(), held.name())
        + " "
        + until
        + (held.actor() == null ? "" : " by " + person(held.actor(), held.actorName()))
        + (held.coversAddress() ? ", with the address" : "")
        + (held.reason().isEmpty() ? "" : ": " + visible(held.reason()));
  }

  static String of(ModeratorAct act) {
    var actor = act.actor() == null ? "scripts/admin" : person(act.actor(), act.actorName());
    boolean lasts = act.kind().equals("quiet") || act.kind().equals("ban");
    var time =
        act.lastsMillis() == 0
            ? " for ever"
            : " for " + TimeUnit.MILLISECONDS.toMinutes(act.lastsMillis()) + " minutes";
    return date(act.dateMillis())
        + " "
        + act.room()
        + " "
        + actor
        + ": "
        + act.kind()
        + whom(act)
        + (act.target() == 0 ? "" : " " + act.target())
        + (lasts ? time : "")
        + (act.reason().isEmpty() ? "" : ": " + visible(act.reason()));
  }

  private static String whom(ModeratorAct act) {
    var guests = act.kind().equals("purge") ? " guests" : "";
    return act.subject() == null ? guests : " " + person(act.subject(), act.name());
  }

  /** The public id of a person and, in quotes of which the name cannot break out, the name. */
  private static String person(String who, String name) {
    var quoted = name.replace("\\", "\\\\").replace("\"", "\\\"");
    return visible(name.isEmpty() ? who : who + " \"" + quoted + "\"");
  }

  private static String date(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The words of somebody else without what could change the terminal. */
  private static String visible(String text) {
    return UNSEEN.matcher(text).replaceAll("\ufffd");
  }

  /**
   * JSON with escapes in place of what could change the terminal: its strings have the same value.
   */
  static String ofMessage(String json) {
    return UNSEEN.matcher(json).replaceAll(found -> escapes(found.group()));
  }

  private static String escapes(String unseen) {
    var escapes = new StringBuilder();
    for (int i = 0; i < unseen.length(); i++) {
      escapes.append("\\\\u").append(HexFormat.of().toHexDigits(unseen.charAt(i)));
    }
    return escapes.toString();
  }
}
