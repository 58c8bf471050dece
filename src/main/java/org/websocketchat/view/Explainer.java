package org.websocketchat.view;

import org.websocketchat.protocol.Body;
import org.websocketchat.session.Pending;

/** Says how a correction stands, and why a server or the session has refused something. */
public final class Explainer {
  private final Translator translator;

  public Explainer(Translator translator) {
    this.translator = translator;
  }

  /** How an edit or a removal that is on its way stands, or why a correction was not taken. */
  public String told(Pending correction) {
    return switch (correction.delivery()) {
      case WAITING, WAITING_AGAIN ->
          of(correction.body(), Text.EDIT_WAITS, Text.REMOVAL_WAITS, Text.WAITING);
      case HANDED_OVER, STORED -> of(correction.body(), Text.SAVING, Text.REMOVING, Text.SENDING);
      case NOT_CONFIRMED ->
          of(
              correction.body(),
              Text.EDIT_NOT_CONFIRMED,
              Text.REMOVAL_NOT_CONFIRMED,
              Text.NOT_CONFIRMED);
      case NOT_SENT -> refused(correction, translator.translate(Text.NOT_SENT_BEFORE));
      case FAILED ->
          "already".equals(correction.code())
              ? translator.translate(GoverningText.REPORTED_BEFORE)
              : refused(correction, reason(correction));
    };
  }

  /** The text for an edit, for a removal, or for anything else that is no message. */
  private String of(Body body, String edit, String removal, String other) {
    if (body instanceof Body.Edit) {
      return translator.translate(edit, body.text());
    }
    return translator.translate(body instanceof Body.Remove ? removal : other);
  }

  private String refused(Pending correction, String reason) {
    if (correction.body() instanceof Body.Edit(long target, var text)) {
      return translator.translate(Text.NOT_EDITED, reason, text);
    }
    boolean removes = correction.body() instanceof Body.Remove;
    return translator.translate(removes ? Text.NOT_REMOVED : GoverningText.NOT_DONE, reason);
  }

  /** Whether the server has refused to remove messages because there are none. */
  public static boolean isNothingLeft(Pending failed) {
    return failed.body() instanceof Body.Purge && failed.code().equals("unknown_target");
  }

  /** A sentence that says why a server, or the session, has refused what the person said. */
  public String reason(Pending failed) {
    return switch (failed.code()) {
      case "too_late" -> translator.translate(Text.TOO_LATE);
      case "gone" -> translator.translate(Text.GONE);
      case "forbidden" -> translator.translate(Text.FORBIDDEN);
      case "unknown_target" ->
          translator.translate(isNothingLeft(failed) ? GoverningText.NOTHING_LEFT : Text.NO_TARGET);
      case "full" -> translator.translate(GoverningText.TOO_MANY_SANCTIONS);
      case Pending.OTHER_LOG -> translator.translate(Text.OTHER_LOG);
      case Pending.OTHER_PERSON -> translator.translate(Text.OTHER_PERSON);
      case "quiet" -> quiet(failed.detail());
      case "slow" -> slow(failed.detail());
      case "links" -> translator.translate(GoverningText.NO_LINKS);
      case "words" -> translator.translate(GoverningText.NO_SUCH_WORDS);
      default -> translator.translate(Text.REFUSED, failed.fault() == null ? "" : failed.fault());
    };
  }

  /** Until when the person may say nothing, milliseconds since 1970; for ever without a detail. */
  private String quiet(long untilMillis) {
    if (untilMillis == Pending.NO_DETAIL) {
      return translator.translate(GoverningText.QUIETED);
    }
    boolean isToday = translator.formats().dayNumber(untilMillis) == translator.formats().today();
    var until =
        isToday ? translator.formats().time(untilMillis) : translator.formats().date(untilMillis);
    return translator.translate(GoverningText.QUIETED_UNTIL, until);
  }

  /** After how many milliseconds the person could have said it. */
  private String slow(long retryMillis) {
    long seconds = Math.min(Integer.MAX_VALUE, (Math.max(retryMillis, 0) + 999) / 1_000);
    return translator.translate(GoverningText.TOO_SOON, translator.formats().number((int) seconds));
  }
}
