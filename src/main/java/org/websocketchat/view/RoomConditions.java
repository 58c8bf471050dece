package org.websocketchat.view;

import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.session.Change;
import org.websocketchat.session.Change.Slowed;
import org.websocketchat.session.Powers;

/** What the room allows, and how long the person waits in slow mode. */
public final class RoomConditions {
  private static final int SECOND_MILLIS = 1_000;
  private static final int MINUTE_SECONDS = 60;

  private RoomMode mode = RoomMode.USUAL;

  /** When the person's next message is sent, by the session's clock. */
  private long untilMillis = Slowed.NO_WAIT;

  /** Takes a change of the session; returns whether the person waits from now on. */
  public boolean apply(Change change) {
    if (change instanceof Change.ModeChanged(var now)) {
      mode = now;
    }
    boolean begins = change instanceof Slowed && untilMillis == Slowed.NO_WAIT;
    if (change instanceof Slowed(long until)) {
      untilMillis = until;
    }
    return begins && untilMillis != Slowed.NO_WAIT;
  }

  public RoomMode mode() {
    return mode;
  }

  /** Whether a person with these powers may read and say nothing. */
  public boolean isReadOnly(Powers powers) {
    return powers.corrects() && mode.readonly() && powers.role() == Role.GUEST;
  }

  /** What is not as usual; empty if everything is, or if the server has no modes. */
  public String told(Powers powers, Translator translator) {
    return powers.corrects() ? told(mode, translator) : "";
  }

  /** What in this mode is not as usual; empty if everything is. */
  static String told(RoomMode mode, Translator translator) {
    var told = "";
    if (mode.slowSeconds() > 0) {
      var wait = duration(mode.slowSeconds(), translator);
      told = translator.translate(GoverningText.SLOW_MODE, wait);
    }
    told = with(told, mode.readonly(), GoverningText.GUESTS_READ, translator);
    told = with(told, !mode.links(), GoverningText.NO_GUEST_LINKS, translator);
    return with(told, mode.signed(), GoverningText.TOKEN_ONLY, translator);
  }

  private static String with(String told, boolean is, String text, Translator translator) {
    return is ? told + (told.isEmpty() ? "" : " · ") + translator.translate(text) : told;
  }

  /** How long a wait is: in minutes if it is a whole number of them, else in seconds. */
  public static String duration(int seconds, Translator translator) {
    boolean isMinutes = seconds > 0 && seconds % MINUTE_SECONDS == 0;
    int number = isMinutes ? seconds / MINUTE_SECONDS : seconds;
    var text = isMinutes ? GoverningText.MINUTES : GoverningText.SECONDS;
    return translator.translate(text, translator.formats().number(number));
  }

  /** In how many minutes, rounded up, or seconds the next message is sent; empty if at once. */
  public String wait(long nowMillis, Translator translator) {
    int left = leftMillis(nowMillis);
    int seconds = (left + SECOND_MILLIS - 1) / SECOND_MILLIS;
    if (seconds > MINUTE_SECONDS) {
      seconds += (MINUTE_SECONDS - seconds % MINUTE_SECONDS) % MINUTE_SECONDS; // whole minutes
    }
    var wait = duration(seconds, translator);
    return left == 0 ? "" : translator.translate(GoverningText.NEXT_IN, wait);
  }

  /** After how many milliseconds {@link #wait} says something else; 0 for never. */
  public int changesAfterMillis(long nowMillis) {
    int left = leftMillis(nowMillis);
    return left == 0 ? 0 : (left - 1) % SECOND_MILLIS + 1;
  }

  private int leftMillis(long nowMillis) {
    return untilMillis <= nowMillis ? 0 : (int) (untilMillis - nowMillis);
  }
}
