package org.websocketchat.browser;

import org.websocketchat.view.MessageAction;

/**
 * What a press on an element does, by its attribute {@code data-action}; what the items of the menu
 * of a message do, {@link MessageAction} says. The build checks that each is in a template.
 */
final class Actions {
  static final String CANCEL = "cancel";
  static final String CANCEL_DRAFT = "cancel-draft";
  static final String CHANGE_NOTIFICATIONS = "change-notifications";
  static final String CLOSE_HELP = "close-help";
  static final String CLOSE_MENU = "close-menu";
  static final String CLOSE_PEOPLE = "close-people";
  static final String CLOSE_SEARCH = "close-search";
  static final String CONFIRM = "confirm";
  static final String DELETE = "delete";
  static final String FOLD_PINNED = "fold-pinned";
  static final String FORGET = "forget";
  static final String GO_TO_NEW = "go-to-new";
  static final String GO_TO_NEWEST = "go-to-newest";
  static final String GO_TO_PINNED = "go-to-pinned";
  static final String GO_TO_QUOTED = "go-to-quoted";
  static final String GO_TO_REPORTED = "go-to-reported";
  static final String LEAVE = "leave";
  static final String LOAD_ACTS = "load-acts";
  static final String LOAD_OLDER = "load-older";
  static final String NEWER_MATCH = "newer-match";
  static final String OLDER_MATCH = "older-match";
  static final String OPEN_ACTS = "open-acts";
  static final String OPEN_MENU = "open-menu";
  static final String OPEN_MODES = "open-modes";
  static final String OPEN_SEARCH = "open-search";
  static final String PARDON = "pardon";
  static final String RESEND = "resend";
  static final String RETRY = "retry";
  static final String SEND = "send";
  static final String SET_SLOW = "set-slow";
  static final String TOGGLE_IGNORED = "toggle-ignored";
  static final String TOGGLE_MODE = "toggle-mode";
  static final String TOGGLE_PEOPLE = "toggle-people";
  static final String TOGGLE_PERSON = "toggle-person";
  static final String TOGGLE_ALSO = "toggle-also";
  static final String UNFOLD = "unfold";
  static final String UNPIN_NOW = "unpin-now";

  private Actions() {}
}
