package org.websocketchat.browser;

/**
 * The elements that the code finds in the templates, by their attribute {@code data-place}. The
 * build checks that each is in a template.
 */
final class Places {
  static final String ANNOUNCEMENT = "announcement";
  static final String AUTHOR = "author";
  static final String BANNER = "banner";
  static final String BELL = "bell";
  static final String BOX = "box";
  static final String BYTES_LEFT = "bytes-left";
  static final String CANCEL = "cancel";
  static final String COMPOSER = "composer";
  static final String CONFIRM = "confirm";
  static final String DELETE = "delete";
  static final String DELIVERY = "delivery";
  static final String FIND = "find";
  static final String FOOT = "foot";
  static final String FORGET = "forget";
  static final String FOUND = "found";
  static final String GROWER = "grower";
  static final String HELP = "help";
  static final String IGNORE = "ignore";
  static final String JOIN_FORM = "join-form";
  static final String JOIN_TITLE = "join-title";
  static final String JUMP = "jump";
  static final String LEAVE = "leave";
  static final String LIKE = "like";
  static final String LOG = "log";
  static final String LOG_FRAME = "log-frame";
  static final String MESSAGE_FAULT = "message-fault";
  static final String NAME = "name";
  static final String NAME_FAULT = "name-fault";
  static final String NAMES = "names";
  static final String NEWEST = "newest";
  static final String NEWEST_COUNT = "newest-count";
  static final String NEXT = "next";
  static final String NOTE = "note";
  static final String PENDING_BORDER = "pending-border";
  static final String PEOPLE = "people";
  static final String PEOPLE_BUTTON = "people-button";
  static final String PEOPLE_COUNT = "people-count";
  static final String PEOPLE_LIST = "people-list";
  static final String PEOPLE_TITLE = "people-title";
  static final String PERSON_BUTTON = "person-button";
  static final String PROMISE = "promise";
  static final String PROTOCOL = "protocol";
  static final String QUERY = "query";
  static final String QUESTION = "question";
  static final String QUESTION_DIALOG = "question-dialog";
  static final String QUESTION_TEXT = "question-text";
  static final String QUIET = "quiet";
  static final String REASON = "reason";
  static final String RESEND = "resend";
  static final String RETRY = "retry";
  static final String ROOM = "room";
  static final String ROOM_TITLE = "room-title";
  static final String ROWS = "rows";
  static final String SEARCH_BAR = "search-bar";
  static final String SEARCH_BUTTON = "search-button";
  static final String SEEKER = "seeker";
  static final String SEND = "send";
  static final String SENTENCE = "sentence";
  static final String SKELETON = "skeleton";
  static final String STATE = "state";
  static final String STATUS = "status";
  static final String TALK = "talk";
  static final String TEXT = "text";
  static final String TIME = "time";
  static final String TYPING = "typing";
  static final String WHO = "who";

  private Places() {}
}
