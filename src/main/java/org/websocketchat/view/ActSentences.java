package org.websocketchat.view;

import java.util.List;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Person;

/** Says in sentences what moderators did and what was reported. */
public final class ActSentences {
  private final Translator translator;
  private final Transcript transcript;
  private final List<Person> people;

  /**
   * Creates them.
   *
   * @param transcript knows names
   * @param people those present, whose names are known, too
   */
  public ActSentences(Translator translator, Transcript transcript, List<Person> people) {
    this.translator = translator;
    this.transcript = transcript;
    this.people = people;
  }

  /** What happened to whom. */
  public String told(Act act) {
    var whom = whom(act);
    return switch (act.body()) {
      case Body.Edit edit -> "";
      case Body.Remove remove -> translator.translate(GoverningText.ONE_REMOVED, whom);
      case Body.Purge purge -> translator.translate(GoverningText.ALL_REMOVED, whom);
      case Body.Pin(long target) ->
          translator.translate(
              target == Body.NO_OFFSET ? GoverningText.WAS_UNPINNED : GoverningText.WAS_PINNED);
      case Body.Mode mode -> translator.translate(GoverningText.MODE_WAS_SET);
      case Body.ModeChange change -> "";
      case Body.Report report -> translator.translate(GoverningText.WAS_REPORTED, whom);
      case Body.Sanction sanction -> told(sanction, whom, Acts.endMillis(act));
    };
  }

  private String told(Body.Sanction sanction, String whom, long endMillis) {
    var until = endMillis == 0 ? "" : time(endMillis);
    var text =
        switch (sanction.kind()) {
          case QUIET ->
              until.isEmpty() ? GoverningText.MAY_ONLY_READ : GoverningText.MAY_ONLY_READ_UNTIL;
          case BAN -> until.isEmpty() ? GoverningText.IS_BANNED : GoverningText.IS_BANNED_UNTIL;
          case PARDON -> GoverningText.WAS_PARDONED;
        };
    return translator.translate(text, whom, until);
  }

  /** The name of the person whom it is about. */
  public String whom(Act act) {
    var message = transcript.find(Act.messageOf(act.body()));
    var who = act.who();
    if (who == null && message != null && message.message() != null) {
      return translator.name(message.message().name());
    }
    return translator.name(name(act.name(), who == null ? "" : who));
  }

  /** Who did it, and when. */
  public String by(Act act) {
    var actor = act.actor();
    var name =
        actor == null
            ? translator.translate(GoverningText.OPERATOR)
            : translator.name(name(act.actorName(), actor));
    return translator.translate(GoverningText.BY, name, time(act.dateMillis()));
  }

  /** The name in the record or, of an act that was told live, that of the person in the room. */
  private String name(String recorded, String who) {
    if (!recorded.isEmpty()) {
      return recorded;
    }
    for (int i = 0; i < people.size(); i++) {
      if (people.get(i).standing().who().equals(who)) {
        return people.get(i).name();
      }
    }
    return transcript.nameOf(who);
  }

  /** The time, with the day if that is not today. */
  private String time(long millis) {
    var formats = translator.formats();
    boolean isToday = formats.dayNumber(millis) == formats.today();
    return isToday ? formats.time(millis) : formats.day(millis) + " " + formats.time(millis);
  }
}
