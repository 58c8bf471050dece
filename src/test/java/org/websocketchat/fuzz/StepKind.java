package org.websocketchat.fuzz;

/**
 * What can happen in a script; player.js does each of them to the page, {@link JvmPage} on the JVM.
 * Where the page has no field, button or socket for it, nothing happens.
 */
enum StepKind {
  /** The element is added to the page. */
  ADD,
  /** The element is removed from the page. */
  REMOVE,
  /** Notes everything that is shown. */
  LOOK,
  /** Notes everything that is stored. */
  TELL_STORED,
  /** The attribute {@code name} is set to the text. */
  SET_NAME,
  /** The attribute {@code lang} is set to the text. */
  SET_LANG,
  /** A script calls {@code connect} with the text. */
  CONNECT,
  /** A script calls {@code disconnect}. */
  DISCONNECT,
  /** A script calls {@code forget}. */
  FORGET,
  /** A script calls {@code send} with the text. */
  SEND,
  /** A script calls {@code reply} with the number as the offset. */
  SCRIPT_REPLY,
  /** A script calls {@code edit} with the number as the offset. */
  SCRIPT_EDIT,
  /** A script calls {@code remove} with the number as the offset. */
  SCRIPT_REMOVE,
  /** The person chooses the item with this action in the menu of one of the messages. */
  MENU,
  /** The person opens one of the folded runs of removed messages. */
  UNFOLD,
  /** The person presses the button that ends a reply or an edit. */
  CANCEL_DRAFT,
  /** A script calls {@code send} with a buffer of this many bytes. */
  SEND_BINARY,
  /** The person types the text as the name and submits the form. */
  JOIN,
  /** The person makes this the text in the message box. */
  TYPE,
  /** The person presses a key in the message box. */
  KEY,
  /** The person presses a key with Shift in the message box. */
  SHIFT_KEY,
  /** The person ends the composition of an input method by Enter. */
  COMPOSE,
  /** The person presses "Retry now". */
  RETRY,
  /** The person presses "Resend" below one of the messages. */
  RESEND,
  /** The person presses "Delete" below one of the messages. */
  DELETE,
  /** The person ignores one of the people, or stops ignoring. */
  IGNORE,
  /** So many milliseconds pass. */
  WAIT,
  /** The wall clock is put forward by so many milliseconds, or back. */
  SLEEP,
  /** The page is hidden. */
  HIDE,
  /** The page is visible. */
  SHOW,
  /** The window gets the focus. */
  FOCUS,
  /** The window loses the focus. */
  BLUR,
  /** The event {@code pageshow}. */
  PAGESHOW,
  /** The event {@code online}. */
  ONLINE,
  /** The event {@code offline}. */
  OFFLINE,
  /** The server accepts the socket with the text as the sub-protocol. */
  ACCEPT,
  /** The server sends the text. */
  FRAME,
  /** The server sends the text on the socket before the newest one. */
  LATE_FRAME,
  /** The server sends a binary frame of this many bytes. */
  BINARY,
  /** The newest socket closes with the number as the code and the text as the reason. */
  CLOSE,
  /** The constructor of the next socket throws a SyntaxError with the text. */
  REFUSE,
  /** The browser reports that the page's policy forbids the newest socket. */
  FORBID,
  /** The sockets have buffered so many bytes from now on. */
  BUFFER
}
