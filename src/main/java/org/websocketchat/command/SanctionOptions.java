package org.websocketchat.command;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Body.SanctionKind;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.Utf8;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code admin ban} and {@code admin quiet}. */
final class SanctionOptions {
  private static final Pattern WHO = Pattern.compile("[A-Za-z0-9_-]{1,16}");

  @Parameters(paramLabel = "WHO", description = "The public id of the person.")
  private String who = "";

  @Option(names = "--room", paramLabel = "ROOM", description = "In this room only.")
  private List<String> rooms = List.of();

  @Option(names = "--days", paramLabel = "DAYS", description = "For how long. (Default: for ever)")
  private int days;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "What the person and, with --room, moderators are told.")
  private String reason = "";

  /** The rooms that are named; empty for every room. */
  List<String> rooms() {
    return rooms;
  }

  /** What is wrong with the options; null if nothing is. */
  @Nullable String fault() {
    if (!WHO.matcher(who).matches() || days < 0) {
      return "WHO is the public id of a person, and DAYS a number from 1.";
    }
    return Utf8.length(reason) > Limits.REASON_BYTES
        ? "The reason has more than " + Limits.REASON_BYTES + " bytes."
        : null;
  }

  Body.Sanction sanction(SanctionKind kind) {
    return new Body.Sanction(kind, who, TimeUnit.DAYS.toMillis(days), reason);
  }
}
