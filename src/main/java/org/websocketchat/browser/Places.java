package org.websocketchat.browser;

/**
 * The elements that the code finds in the templates, as selectors of their attribute {@code
 * data-place}. The build checks that each is in a template.
 */
final class Places {
  static final String ANNOUNCEMENT = "[data-place=announcement]";
  static final String AUTHOR = "[data-place=author]";
  static final String BANNER = "[data-place=banner]";
  static final String BELL = "[data-place=bell]";
  static final String BOX = "[data-place=box]";
  static final String BYTES_LEFT = "[data-place=bytes-left]";
  static final String CANCEL = "[data-place=cancel]";
  static final String CHANGE_MODES = "[data-place=change-modes]";
  static final String CHIP = "[data-place=chip]";
  static final String CHIP_TEXT = "[data-place=chip-text]";
  static final String CHIP_TITLE = "[data-place=chip-title]";
  static final String COMPOSER = "[data-place=composer]";
  static final String CONFIRM = "[data-place=confirm]";
  static final String DELETE = "[data-place=delete]";
  static final String DELIVERY = "[data-place=delivery]";
  static final String FIND = "[data-place=find]";
  static final String FOLD = "[data-place=fold]";
  static final String FOOT = "[data-place=foot]";
  static final String FORGET = "[data-place=forget]";
  static final String FOUND = "[data-place=found]";
  static final String GROWER = "[data-place=grower]";
  static final String HELP = "[data-place=help]";
  static final String IGNORE = "[data-place=ignore]";
  static final String JOIN_FORM = "[data-place=join-form]";
  static final String JOIN_TITLE = "[data-place=join-title]";
  static final String JUMP = "[data-place=jump]";
  static final String LEAVE = "[data-place=leave]";
  static final String LIKE = "[data-place=like]";
  static final String LOG = "[data-place=log]";
  static final String LOG_FRAME = "[data-place=log-frame]";
  static final String MENU = "[data-place=menu]";
  static final String MENU_GROUND = "[data-place=menu-ground]";
  static final String MESSAGE_FAULT = "[data-place=message-fault]";
  static final String MODE = "[data-place=mode]";
  static final String MODE_BAR = "[data-place=mode-bar]";
  static final String MODE_FAULT = "[data-place=mode-fault]";
  static final String NAME = "[data-place=name]";
  static final String NAME_FAULT = "[data-place=name-fault]";
  static final String NAMES = "[data-place=names]";
  static final String NEWEST = "[data-place=newest]";
  static final String NEWEST_COUNT = "[data-place=newest-count]";
  static final String NEXT = "[data-place=next]";
  static final String NOTE = "[data-place=note]";
  static final String PENDING_BORDER = "[data-place=pending-border]";
  static final String PEOPLE = "[data-place=people]";
  static final String PEOPLE_BUTTON = "[data-place=people-button]";
  static final String PEOPLE_COUNT = "[data-place=people-count]";
  static final String PEOPLE_LIST = "[data-place=people-list]";
  static final String PEOPLE_MODES = "[data-place=people-modes]";
  static final String PEOPLE_TITLE = "[data-place=people-title]";
  static final String PERSON_BUTTON = "[data-place=person-button]";
  static final String PINNED = "[data-place=pinned]";
  static final String PINNED_AUTHOR = "[data-place=pinned-author]";
  static final String PINNED_BAR = "[data-place=pinned-bar]";
  static final String PINNED_TEXT = "[data-place=pinned-text]";
  static final String PROMISE = "[data-place=promise]";
  static final String PROTOCOL = "[data-place=protocol]";
  static final String QUERY = "[data-place=query]";
  static final String QUESTION = "[data-place=question]";
  static final String QUESTION_DIALOG = "[data-place=question-dialog]";
  static final String QUESTION_TEXT = "[data-place=question-text]";
  static final String QUIET = "[data-place=quiet]";
  static final String QUOTED_AUTHOR = "[data-place=quoted-author]";
  static final String QUOTED_TEXT = "[data-place=quoted-text]";
  static final String REASON = "[data-place=reason]";
  static final String RESEND = "[data-place=resend]";
  static final String RETRY = "[data-place=retry]";
  static final String ROLE = "[data-place=role]";
  static final String ROOM = "[data-place=room]";
  static final String ROOM_TITLE = "[data-place=room-title]";
  static final String ROWS = "[data-place=rows]";
  static final String SEARCH_BAR = "[data-place=search-bar]";
  static final String SEARCH_BUTTON = "[data-place=search-button]";
  static final String SEEKER = "[data-place=seeker]";
  static final String SEND = "[data-place=send]";
  static final String SENTENCE = "[data-place=sentence]";
  static final String SKELETON = "[data-place=skeleton]";
  static final String STANDING = "[data-place=standing]";
  static final String STATE = "[data-place=state]";
  static final String STATUS = "[data-place=status]";
  static final String TALK = "[data-place=talk]";
  static final String TEXT = "[data-place=text]";
  static final String TICK = "[data-place=tick]";
  static final String TIME = "[data-place=time]";
  static final String TYPING = "[data-place=typing]";
  static final String UNPIN = "[data-place=unpin]";
  static final String WAIT = "[data-place=wait]";
  static final String WHO = "[data-place=who]";

  private Places() {}
}
