package org.websocketchat.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Message;
import org.websocketchat.session.Pending;

/** One row of the log: a message, or an event. */
public final class Row {
  /** What a row is, as the first letter of its key. */
  static final char ROW = 'r';

  static final char DAY_DIVIDER = 'd';
  static final char NEW_DIVIDER = 'n';

  private final char kind;
  private final int number;

  /** Its key; empty before it is asked for, since most rows of a flood are never drawn. */
  private String key = "";

  /** The sentence of an event, one of {@link Text}; empty for a message. */
  private String event;

  private String first;
  private final String second;
  private long dateMillis;

  /** The people who joined and left, if the row tells that; else null. */
  private @Nullable JoinsAndLeaves joinsAndLeaves;

  private @Nullable Message message;
  private @Nullable Pending pending;
  private @Nullable Pending correction;
  private @Nullable Quote quote;
  private GroupPlace place = GroupPlace.NONE;
  private int mentionsVersion;

  /** How many removed messages it stands for, its own among them; 0 for its own alone. */
  private int folded;

  /** The row that stands for it and others; null if it stands for itself. */
  private @Nullable Row foldedInto;

  /** Whether the person has opened what it was folded with. */
  boolean opened;

  /** The number of its day; 0 for no day, below 0 if not computed yet. */
  private int day = -1;

  /** The date line above it, if it is the first row of its day; else null. */
  @Nullable Row dayDivider;

  /** The line "New" above it; null if there is none. */
  @Nullable Row newDivider;

  /** Whether it is drawn. */
  boolean drawn;

  /** Whether it must be drawn in another place, or is not drawn yet. */
  boolean moved = true;

  /** Whether it differs from what is drawn. */
  boolean changed;

  /** A row whose number no other row of its kind has. */
  Row(char kind, int number, String event, String first, String second, long dateMillis) {
    this.kind = kind;
    this.number = number;
    this.event = event;
    this.first = first;
    this.second = second;
    this.dateMillis = dateMillis;
  }

  /** Its unique key: a letter and a number. */
  public String key() {
    if (key.isEmpty()) {
      key = kind + Integer.toString(number);
    }
    return key;
  }

  int number() {
    return number;
  }

  /** The sentence of the event, one of {@link Text}, with at most two places. */
  public String event() {
    return joinsAndLeaves == null ? event : joinsAndLeaves.event();
  }

  /** Whether it is a divider: above a new day, or above the new messages. */
  public boolean isDivider() {
    return kind != ROW;
  }

  /** Whether it is the divider above the new messages. */
  public boolean isNewDivider() {
    return kind == NEW_DIVIDER;
  }

  /** Whether it tells that the server has begun a new log. */
  boolean isRestart() {
    return event.equals(Text.RESTARTED);
  }

  /** The text for the first place of the sentence; may be empty. */
  public String first(Translator translator) {
    if (joinsAndLeaves != null) {
      return joinsAndLeaves.first(translator);
    }
    return first.equals(Text.SOMEBODY) ? translator.translate(first) : first;
  }

  /** The text for the second place of the sentence; may be empty. */
  public String second(Translator translator) {
    return joinsAndLeaves == null ? second : joinsAndLeaves.second(translator);
  }

  /** The time of the event or message; 0 if no time is shown. */
  public long dateMillis() {
    return message == null ? dateMillis : message.dateMillis();
  }

  int day(Formats formats) {
    if (day < 0) {
      day = dateMillis() == 0 ? 0 : formats.dayNumber(dateMillis());
    }
    return day;
  }

  /** The message; null for an event. */
  public @Nullable Message message() {
    return message;
  }

  /** The pending message with its delivery state; null once a server has returned it. */
  public @Nullable Pending pending() {
    return pending;
  }

  /** The correction of this message that is on its way, or to be decided about; else null. */
  public @Nullable Pending correction() {
    return correction;
  }

  @SuppressWarnings("ReferenceEquality") // another delivery is another object
  void correct(@Nullable Pending next) {
    changed |= correction != next;
    correction = next;
  }

  /** The message that this one replies to, as it was when the rows were drawn; null for none. */
  public @Nullable Quote quote() {
    return quote;
  }

  void quote(@Nullable Quote next) {
    boolean isSame = next == null ? quote == null : next.isSame(quote);
    changed |= !isSame;
    quote = isSame ? quote : next;
  }

  /** How many removed messages it stands for, its own among them; 0 if it is an ordinary row. */
  public int folded() {
    return folded;
  }

  /** The row that stands for this one and others that were removed; null if this one is shown. */
  public @Nullable Row foldedInto() {
    return foldedInto;
  }

  /** Has it stand for so many rows, or for itself, or another one stand for it. */
  void fold(int count, @Nullable Row into) {
    changed |= folded != count;
    folded = count;
    foldedInto = into;
  }

  /** Whether it can be folded: a message that was removed, and nothing is to be decided about. */
  boolean isFoldable() {
    return message != null && message.isRemoved() && pending == null && correction == null;
  }

  /** Whether its text is another than the one that was sent first. */
  public boolean isEdited() {
    return message != null && message.editedMillis() > 0 && !message.isRemoved();
  }

  /** A number that changes when the mentions in its text have to be resolved again. */
  int mentionsVersion() {
    return mentionsVersion;
  }

  /** Has its mentions resolved again if one of these names, which are new here, is mentioned. */
  boolean resolveMentions(List<String> names) {
    boolean mentions = message != null && Mention.isOfAny(message.body().text(), names);
    if (mentions) {
      mentionsVersion++;
      changed = true;
    }
    return mentions;
  }

  /** Where the message stood among others when the rows were drawn. */
  public GroupPlace place() {
    return place;
  }

  void say(Message said, @Nullable Pending delivery) {
    message = said;
    pending = delivery;
    invalidate();
  }

  /** Changes the event. */
  void tell(String otherEvent, String otherFirst) {
    changed |= !event.equals(otherEvent) || !first.equals(otherFirst);
    event = otherEvent;
    first = otherFirst;
  }

  void redrawAuthor() {
    changed |= message != null && message.who() != null;
  }

  /** Has its time written anew. */
  void invalidate() {
    day = -1;
    changed = true;
  }

  /**
   * Adds a person who joined or left to this row.
   *
   * @return whether this row can tell it: it tells of joins and leaves, on the same day
   */
  boolean add(String name, boolean comes, long millis, Formats formats) {
    if (joinsAndLeaves == null || day(formats) != formats.dayNumber(millis)) {
      return false;
    }
    joinsAndLeaves.add(name, comes);
    dateMillis = millis;
    invalidate();
    return true;
  }

  /** A row for people who join and leave, without any yet. */
  static Row ofJoinsAndLeaves(int number, long dateMillis) {
    var row = new Row(ROW, number, "", "", "", dateMillis);
    row.joinsAndLeaves = new JoinsAndLeaves();
    return row;
  }

  /** Whether everybody who joined has left again, so that there is nothing to tell. */
  boolean isEmpty() {
    return joinsAndLeaves != null && joinsAndLeaves.isEmpty();
  }

  /** Notes that it is not drawn any more, nor are the lines above it. */
  void markUndrawn() {
    drawn = false;
    moved = true;
    dayDivider = null;
    newDivider = null;
  }

  void place(GroupPlace next) {
    changed |= !next.isSame(place);
    place = next;
  }
}
