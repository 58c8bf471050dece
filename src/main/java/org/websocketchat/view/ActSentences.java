package org.websocketchat.view;

import java.util.List;
import org.websocketchat.protocol.Act;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.session.Person;

/** Says in sentences what moderators did and what was reported. */
public final class ActSentences {
  /**
   * A sentence with names and times in it.
   *
   * @param text one of {@link GoverningText}
   * @param first what stands at its {0}; empty if nothing does
   * @param second what stands at its {1}; empty if nothing does
   */
  public record Sentence(String text, String first, String second) {}

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

  /** What happened to whom; of what holds until when. */
  public Sentence told(Act act) {
    if (act.body() instanceof Body.Sanction sanction) {
      return told(sanction.kind(), whom(act), act.holds(), Acts.endMillis(act));
    }
    var first = act.body() instanceof Body.Mode(var mode) ? told(mode) : whom(act);
    return new Sentence(text(act.body()), first, "");
  }

  /** What a mode allows: the record of its change has the whole of it. */
  private String told(RoomMode mode) {
    var told = RoomConditions.told(mode, translator);
    return told.isEmpty() ? translator.translate(GoverningText.AS_USUAL) : told;
  }

  /** The same in one text, to be read out. */
  public String spoken(Act act) {
    var told = told(act);
    return translator.translate(told.text(), told.first(), told.second());
  }

  private static String text(Body.Correction body) {
    return switch (body) {
      case Body.Amendment change -> "";
      case Body.Remove remove -> GoverningText.ONE_REMOVED;
      case Body.Purge purge ->
          purge.who() == null ? GoverningText.GUESTS_REMOVED : GoverningText.ALL_REMOVED;
      case Body.Pin(long target) ->
          target == Body.NO_OFFSET ? GoverningText.WAS_UNPINNED : GoverningText.WAS_PINNED;
      case Body.Mode mode -> GoverningText.MODE_WAS_SET;
      case Body.ModeChange change -> "";
      case Body.Report report -> GoverningText.WAS_REPORTED;
      case Body.Sanction sanction -> "";
    };
  }

  private Sentence told(Body.SanctionKind kind, String whom, boolean holds, long endMillis) {
    boolean isForEver = endMillis == 0;
    var text =
        switch (kind) {
          case QUIET ->
              !holds
                  ? GoverningText.WAS_QUIET
                  : isForEver ? GoverningText.MAY_ONLY_READ : GoverningText.MAY_ONLY_READ_UNTIL;
          case BAN ->
              !holds
                  ? GoverningText.WAS_BANNED
                  : isForEver ? GoverningText.IS_BANNED : GoverningText.IS_BANNED_UNTIL;
          case PARDON -> GoverningText.WAS_PARDONED;
        };
    return new Sentence(text, whom, isForEver ? "" : time(endMillis));
  }

  /** The name of the person whom it is about. */
  public String whom(Act act) {
    boolean isInLog = act.offset() > 0; // else the offset in it is of another log
    var message = isInLog ? transcript.find(Act.messageOf(act.body())) : null;
    var who = act.who();
    if (who == null && message != null && message.message() != null) {
      return translator.name(message.message().name());
    }
    return translator.name(name(act.name(), who == null ? "" : who));
  }

  /** Who did it, and when. */
  public Sentence by(Act act) {
    var actor = act.actor();
    var name =
        actor == null
            ? translator.translate(GoverningText.OPERATOR)
            : translator.name(name(act.actorName(), actor));
    return new Sentence(GoverningText.BY, name, time(act.dateMillis()));
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
    return isToday ? formats.time(millis) : formats.shortDay(millis) + " " + formats.time(millis);
  }
}
