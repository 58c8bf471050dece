/**
 * The element <websocket-chat>.
 *
 * ```html
 * <script src="websocket-chat.js" defer></script>
 * <websocket-chat server="wss://example.org/chat" room="lobby"></websocket-chat>
 * ```
 *
 * The script defines only the element, no globals. You can load it twice. As an ES module it also exports the class:
 *
 * ```js
 * import { WebSocketChatElement } from 'websocket-chat';
 * ```
 */

/** The state of the connection. */
export type ChatStatus =
  | 'idle' // nobody has joined
  | 'connecting' // a socket is being opened
  | 'handshaking' // the socket is open, the server has not confirmed the name yet
  | 'online'
  | 'waiting' // for the next attempt, see retryAt
  | 'closing' // leaving: waiting texts are being sent
  | 'closed' // the person has left
  | 'failed'; // there is no further attempt, see cause

/** Why the status is 'waiting' or 'failed'; else 'none'. */
export type ChatCause =
  | 'none'
  | 'bad-address' // the browser refused the address or the sub-protocols
  | 'insecure' // ws: from an https page
  | 'blocked-by-policy' // connect-src of the page's Content-Security-Policy
  | 'wrong-protocol' // the server picked a sub-protocol that the chat did not offer or does not speak; reason names it
  | 'no-spectators' // the chat is readonly, and in the sub-protocol that the server picked everybody has a name
  | 'unreachable'
  | 'never-reached' // the first three attempts failed
  | 'no-token' // the page's token could not be had, or not within 10 seconds
  | 'lost'
  | 'server-closed' // see code and reason
  | 'silent';

export interface ChatState {
  status: ChatStatus;
  cause: ChatCause;
  /** The close code that belongs to the cause; 0 for none. */
  code: number;
  /** The close reason or the browser's message: text from outside. */
  reason: string;
  /** The sub-protocol that the server picked; empty for none. */
  protocol: string;
  /** The address of the socket, with the room in it. */
  url: string;
  /** The person's name, or the name that the chat will ask the server for. */
  name: string;
  /** When the next attempt is due, in milliseconds since 1970; 0 for never. */
  retryAt: number;
}

export interface ChatMessage {
  /** The author, as the server wrote it: text from outside. */
  name: string;
  /** Text from outside. */
  text: string;
  /** In milliseconds since 1970, by the server's clock; in sub-protocol "json" by the sender's. */
  date: number;
  /** Whether this person sent it. */
  own: boolean;
  /**
   * The public id of the author: the same for everything that a person says in a room. Empty if the server does not
   * tell it, as in sub-protocol "json".
   */
  who: string;
  /** Whether the author had no token when this was sent. */
  guest: boolean;
  /**
   * The message's place in the room's log, from 1: what {@link WebSocketChatElement.reply} and its siblings take. 0 if
   * the server keeps no log, as in "json".
   */
  offset: number;
  /** The offset of the message that this one replies to; 0 if it is no reply. */
  re: number;
}

/** Somebody who is present. */
export interface ChatPerson {
  /** As the server wrote it: text from outside. */
  name: string;
  /** The public id, as in {@link ChatMessage.who}; empty if the server does not tell it. */
  who: string;
  /** Whether it is the person of this chat. */
  you: boolean;
  /** What the server lets the person do; without a token, everybody is a guest. */
  role: 'guest' | 'bot' | 'member' | 'moderator' | 'owner';
  /** Whether the site's log-in vouches for the name. */
  verified: boolean;
}

/**
 * A message was changed, which may be one that the page was never told of. New kinds may come: ignore those that you do
 * not know.
 */
export type ChatChange = {
  /** The place of the change in the room's log. */
  offset: number;
  /** In milliseconds since 1970, by the server's clock. */
  date: number;
} & (
  | {
      /** The message at target has another text. */
      kind: 'edit';
      target: number;
      /** Text from outside. */
      text: string;
    }
  | {
      /** The message at target is gone. */
      kind: 'remove';
      target: number;
      by: 'author' | 'moderator';
    }
  | {
      /**
       * All messages of the person `who` from the offset `since` on are gone: a moderator removed them. If `who` is
       * empty, those of all guests ({@link ChatMessage.guest}).
       */
      kind: 'purge';
      who: string;
      since: number;
    }
);

/** What the room allows now, and which message is pinned. */
export interface ChatMode {
  /** How many seconds a person waits between two messages; 0 if slow mode is off. */
  slow: number;
  /** Whether guests may send links. */
  links: boolean;
  /** Whether only people with a token may be here. */
  signed: boolean;
  /** Whether guests may read and say nothing. */
  readonly: boolean;
  /** The offset of the message that is pinned, which the page may never have been told of; null if none is. */
  pinned: number | null;
}

/**
 * A moderator has made somebody quiet (may read only), banned or pardoned somebody. Only the pages of moderators and
 * owners are told. What happened while the page was away is told when it is back, unless it missed too much.
 */
export interface ChatSanction {
  kind: 'quiet' | 'ban' | 'pardon';
  /** The public id of the person, as in {@link ChatMessage.who}. */
  who: string;
  /** When it ends, in milliseconds since 1970 by the server's clock; null if it does not, and for a pardon. */
  until: number | null;
  /** Text from outside; empty if there is none. */
  reason: string;
  /** The public id of the moderator; empty if the operator of the server did it. */
  actor: string;
}

/** What was wrong. Codes do not change; messages may. */
export type ChatErrorCode =
  // the attributes 'server' and 'room'
  | 'server-missing'
  | 'server-not-a-url'
  | 'server-scheme'
  | 'server-fragment'
  | 'server-insecure'
  | 'server-room'
  | 'server-no-host'
  // the name
  | 'name'
  // a text that cannot be sent
  | 'text-empty'
  | 'text-too-large'
  | 'text-full'
  | 'text-not-joined'
  // edit() or remove() on a server that has neither
  | 'text-unsupported'
  // what was sent has another end than being stored, see 'chat-failed'
  | 'text-not-sent' // no server has it; it stays until it is sent again or deleted
  | 'text-refused' // by the server, see reason
  | 'text-in-doubt' // the server has it, or may still get it, or not
  | 'text-cancelled' // by a listener of 'chat-before-send'
  // rename(): somebody else has the name, or the server does not allow it
  | 'name-taken'
  // rename() while the person is not in the room
  | 'not-joined'
  // connect() or rename(): the person left, or the element, before the name was confirmed
  | 'left'
  // a call that acts, on a chat that is readonly: send(), reply(), edit(), remove(), rename(), or connect() with a name
  | 'read-only'
  // the offset in reply(), edit() or remove() is no whole number from 1
  | 'offset'
  // binary data that cannot be sent
  | 'binary-full'
  | 'binary-not-joined'
  // the property binaryType
  | 'binary-type'
  // connect() or send() on an element that is not in a page
  | 'not-in-page'
  // a frame of the server
  | 'unreadable'
  // a failed connection
  | Exclude<ChatCause, 'none'>;

/**
 * What the promises of the element are rejected with, and what the property binaryType throws: an Error of JavaScript with
 * a code.
 */
export interface ChatException extends Error {
  code: ChatErrorCode;
  /** The wrong value, as it was written. */
  value: string;
  /** With 'text-refused', the server's code, such as "too_late" (docs/protocol.md lists them); else empty. */
  reason: string;
}

/** What is about to be sent. */
export interface ChatSending {
  /** You can change it. If you leave it empty, nothing is sent, and the message box is emptied. */
  text: string;
  /** The offset of the message that it replies to; 0 if it is no reply. */
  readonly re: number;
  /** The offset of the message that it edits; 0 if it is no edit. */
  readonly target: number;
}

/** What is about to be shown. Of a text that is 'pending', only the text, the date and {@link re} are known. */
export interface ChatDisplay extends ChatMessage {
  /** You can change it. If you leave it empty, it is withheld. */
  text: string;
  /**
   * Why it is to be shown: it has just arrived; it was said before; it was edited; it is pinned and not loaded; or the
   * person of this chat says it, and the server has not told that it has it.
   */
  readonly kind: 'message' | 'history' | 'edit' | 'pinned' | 'pending';
}

/** Something that was sent is not known to be stored. */
export interface ChatFailure extends ChatError {
  code: 'text-not-sent' | 'text-refused' | 'text-in-doubt';
  /** Its text. */
  value: string;
  /** With 'text-refused', the server's code, such as "too_late" (docs/protocol.md lists them); else empty. */
  reason: string;
  /** What it was: a text, an edit, a removal, or another act such as "report" or "pin". */
  kind: string;
  /** The offset of the message that it was about; 0 for none. */
  target: number;
}

export interface ChatError {
  code: ChatErrorCode;
  /** A sentence for people that names the remedy, in the language of the element. */
  message: string;
  /** The wrong value, as it was written. */
  value: string;
}

export interface WebSocketChatElement extends HTMLElement {
  // Each of these properties is also an attribute, mostly of the same name. You can change it at any time, also before
  // the script is loaded. The console is told once of a value that is not allowed, and what is taken instead.

  /** An address with ws:, wss:, http: or https:, or a path on the page's own host, such as "/chat". */
  server: string;
  /**
   * The sub-protocols to offer, separated by commas or spaces: "websocket-chat.v1", "json" or both. If it is missing,
   * both are offered. If it is empty, none is offered, and the chat speaks "json".
   */
  protocols: string;
  /** Joins at once under this name, or renames the person. Missing or empty: the chat asks for a name. */
  name: string;
  /** 1 to 64 of a-z, 0-9, ".", "_" and "-". Missing: the room in the server's address (?room=), else "lobby". */
  room: string;
  /**
   * A BCP 47 tag. English and Chinese are included, {@link texts} adds others. Missing: the nearest attribute lang around
   * the element, else the browser's language. Dates and numbers follow the language that is shown.
   */
  lang: string;
  /** "light", "dark", or "auto": the color-scheme of the page. */
  theme: string;
  /**
   * The messages for which the person gets notifications while the page is hidden: "off" (also when missing),
   * "mentions" or "all". It counts until the person makes a choice with the bell button, and only if the browser allows
   * notifications; the chat asks the browser only after the person's choice. If it is set to any value, the page's title
   * counts unread messages, as in "(3) Garden club", and a `<link rel="icon" data-unread="other.svg">` shows its other
   * icon while there are any.
   */
  notify: string;

  /**
   * "auto" (also when it is missing): by the width of the element. "narrow": as on a phone, at any width. "bubble": a
   * button in the corner of the page, which opens the chat above it; on a small screen the chat covers the page.
   */
  layout: '' | 'auto' | 'narrow' | 'bubble';
  /**
   * The attribute readonly: whether the chat only shows the room, as an overlay or on a wall. It takes no name, nobody
   * sees it, and it asks the person nothing; calls that act fail with the code 'read-only'. The server has to speak
   * websocket-chat.v1. At any change the chat connects anew; a person comes back as the same person.
   */
  readonly: boolean;
  /** What the room is called on the page, in place of its name. Empty or missing: the name in {@link room}. */
  heading: string;
  /** The attribute suggested-name: stands in the field for the name, for the person to take or to change. */
  suggestedName: string;
  /**
   * The attribute connect. "auto" (also when it is missing): the chat joins by itself if there is a {@link name}, or if
   * the person had joined before the page was loaded anew. "manual": no socket is opened, in any room, until the person
   * joins or {@link connect} is called; a {@link name} then only fills the field, and connect() takes it. After joining
   * both are the same: the chat keeps the connection, and another name renames the person. If "manual" becomes "auto",
   * the chat does what it has waited with; "auto" that becomes "manual" leaves nothing.
   */
  connectMode: '' | 'auto' | 'manual';
  /**
   * The attribute max-length: how many characters (code points) the message box takes, from 1 to 16384, which is also
   * the number if it is missing. Servers usually take at most 16384 bytes, whatever this says. It does not limit
   * {@link send}.
   */
  maxLength: number;
  /**
   * The attribute messages: how many messages and events the page keeps, from 100 to 5000, which is also the number if
   * it is missing. Of more, the oldest are dropped, a tenth at once; scrolling up loads them again while there is room.
   */
  messagesKept: number;

  // What is going on; read only.

  /** The detail of the last 'chat-state'; before the first, its status is 'idle'. */
  readonly state: ChatState;
  /** Everybody who is present, this chat's person included; empty while the chat is not in a room. */
  readonly people: ChatPerson[];
  /** How many messages are unread, as 'chat-unread' tells. */
  readonly unread: number;
  /**
   * The messages that the page keeps, as they are now, in the order of the log: without removed ones, and without those
   * that are not sent yet. (If you set a number, as frameworks do for the attribute, it goes to {@link messagesKept}.)
   */
  get messages(): ChatMessage[];
  set messages(kept: number | string | null | undefined);

  /**
   * Your translations, each under its English sentence (docs/texts.md lists all sentences). They count when you set
   * another object, also before the script is loaded. Sentences without a translation are in English. A sentence with a
   * number can have a text for each plural category of the language.
   */
  texts: Record<string, string | Partial<Record<Intl.LDMLPluralRule, string>>> | null;

  /**
   * Says who the person is: a JWT that your site's log-in has signed, or a function that returns one or a promise of one.
   * A function is asked before each attempt to connect, and again a minute before the token ends; it has 10 seconds. An
   * empty text, null or undefined: the person is a guest. You can set another value at any time: for a guest it counts
   * at once, and with null the person becomes a guest at once. If the function throws, the chat tries again later.
   * After close code 4401 the chat waits until you set another value, or until the person tries again.
   */
  token: string | (() => string | null | undefined | Promise<string | null | undefined>) | null;

  /** The type in which binary frames arrive on sockets that are opened later: 'arraybuffer' (the default) or 'blob'. */
  binaryType: BinaryType;

  // Methods. Those that return a promise never throw: a wrong call rejects it with a ChatException. Each promise is
  // settled sometime: at the latest when the person has left, the element was taken out of the page, its room was changed,
  // the person is forgotten, or another tab has taken over. The browser reports a rejection that nobody handles only
  // where nothing else tells it: a wrong call, a name that is taken, and what becomes of a text when the element has left
  // its room. All others are told by 'chat-error', 'chat-failed' or 'chat-state', too.

  /**
   * Joins under this name, or without one under the last name or the attribute's, also where {@link connectMode} is
   * "manual". If the person has already joined, renames them, or without a name tries to connect at once. You can call
   * it, and then send(), as soon as the element is in a page. (If you set a text in place of the method, as frameworks
   * do, it goes to the attribute connect.)
   *
   * Resolves with the name that the server has confirmed, once the chat is online under it; this waits as long as the
   * chat goes on trying. Rejects with a wrong name or address, with the {@link ChatCause} if the connection fails for
   * good, with 'name-taken' if the person has joined already and the server keeps their name, and with 'left'. In a
   * {@link readonly} chat it begins to read, and resolves with ''.
   */
  connect(name?: string): Promise<string>;

  /**
   * Leaves, after sending waiting texts. This browser keeps the person's identity, so that their messages still count as
   * their own when they join again. Resolves when the socket is closed, after 5 seconds at most; never rejects.
   */
  disconnect(): Promise<void>;

  /**
   * Gives the person another name. Resolves with the name that the server has confirmed: it is another one if the person
   * has asked for yet another meanwhile, or if a token says who they are. Rejects with 'name', 'not-joined', 'name-taken'
   * or 'left'.
   */
  rename(name: string): Promise<string>;

  /**
   * Leaves, and forgets the person: the key by which the server knows them, the name, how far they have read, unsent
   * texts and the draft. The next person who joins is somebody new. The list of ignored people stays. Does not ask.
   * Resolves as disconnect() does. In a {@link readonly} chat the person is the one who would come back.
   */
  forget(): Promise<void>;

  /**
   * Sends a text; it waits if there is no connection. Resolves with the message as the server has stored it. Its offset is
   * 0 if the server keeps no log, and if the page was away for so long that the copy came with the history. Rejects if it
   * cannot be sent, and with 'text-not-sent', 'text-refused' or 'text-in-doubt' as 'chat-failed' tells; the person can
   * then still have it sent again, which 'chat-sent' tells. If a listener of 'chat-before-display' changes or withholds
   * the text, you get it so, too, as in {@link messages}.
   */
  send(text: string): Promise<ChatMessage>;

  /**
   * Sends binary data as it is, for servers that use it, and only while the chat is online. Resolves when it is handed to
   * the browser.
   */
  send(data: Blob | ArrayBuffer | ArrayBufferView): Promise<void>;

  /** Sends what may be a text or binary data: resolves with a message if it was a text, and with nothing if not. */
  send(data: string | Blob | ArrayBuffer | ArrayBufferView): Promise<ChatMessage | void>;

  /**
   * Sends a text as a reply to the message at this offset ({@link ChatMessage.offset}). A server without replies gets a
   * plain text. Otherwise as send().
   */
  reply(offset: number, text: string): Promise<ChatMessage>;

  /**
   * Gives a message of this person another text; this waits and is sent again like a text. The server refuses it if the
   * message is somebody else's, gone or too old. Resolves when the server has stored it; rejects as send() does, and if
   * the server has no edits.
   */
  edit(offset: number, text: string): Promise<void>;

  /** As of every element: takes the chat out of the page. With an argument, even an undefined one, it is the other. */
  remove(): void;

  /**
   * Removes a message of this person or, if the person is a moderator or owner, any message; otherwise as edit(). Does
   * not ask.
   */
  remove(offset: number): Promise<void>;

  /**
   * Empties the log of this page: the messages and events that are shown, {@link messages}, what search finds, and the
   * number of unread messages. What is waiting to be sent stays. The server keeps everything: what was cleared is not
   * loaded again by scrolling up, but by loading the page anew.
   */
  clear(): void;

  /**
   * Focuses the message box or, before joining, the field for the name; in a {@link readonly} chat, the messages. A bubble
   * is opened for it.
   */
  focus(): void;
}

/**
 * The class of the element, which the ES module exports. Where there is no DOM, as on a server that renders pages, the
 * module defines no element, and this is a class with nothing in it.
 */
export declare const WebSocketChatElement: {
  readonly prototype: WebSocketChatElement;
  new (): WebSocketChatElement;
};

/**
 * All events bubble and leave shadow roots. They are about one room at a time: if the server or the room changes, the
 * last event of the old room is its 'closing', and then the new room begins. A listener may call every method. What it
 * throws is reported by the browser and harms nothing.
 */
export interface WebSocketChatEventMap {
  /** The connection has another state. */
  'chat-state': CustomEvent<ChatState>;
  /** A message has arrived, also one's own. History is not told; {@link WebSocketChatElement.messages} has it. */
  'chat-message': CustomEvent<ChatMessage>;
  /** A message was edited or removed. */
  'chat-change': CustomEvent<ChatChange>;
  /**
   * The room allows something else, or another message is pinned. At first the room is as usual and nothing is pinned, of
   * which nothing is told. Servers of "json" have neither.
   */
  'chat-mode': CustomEvent<ChatMode>;
  /** For moderators and owners: somebody was made quiet, banned or pardoned. */
  'chat-sanction': CustomEvent<ChatSanction>;
  /** A binary frame has arrived. */
  'chat-binary': CustomEvent<{ data: ArrayBuffer | Blob }>;
  /**
   * How many messages of others arrived since the person last looked. The person looks while the page has the focus and
   * the log is scrolled to its end.
   */
  'chat-unread': CustomEvent<{ count: number }>;
  /** Somebody came, left, or has another name or role: all who are present now. */
  'chat-users': CustomEvent<{ people: ChatPerson[] }>;
  /**
   * A text or an edit is about to be sent, by the person or by a method. preventDefault() keeps it back: the message box
   * keeps it, and the method rejects with 'text-cancelled'.
   */
  'chat-before-send': CustomEvent<ChatSending>;
  /**
   * A text is about to be shown. preventDefault() withholds it: it stands nowhere, as if its author was ignored; neither
   * in the log, quotes, search, notifications and announcements, nor in {@link WebSocketChatElement.messages} and
   * 'chat-message'. An edit can bring it back. A withheld edit is told by 'chat-change' with an empty text, and withholds
   * its message. Each text is asked about when it comes, and not again; so have the listener ready before the script is
   * loaded.
   */
  'chat-before-display': CustomEvent<ChatDisplay>;
  /** A text of this person is stored, also one that an earlier page has left. */
  'chat-sent': CustomEvent<ChatMessage>;
  /** Something of this person is not known to be stored, also what an earlier page has left. */
  'chat-failed': CustomEvent<ChatFailure>;
  /** An attribute, a name, a frame or the connection is wrong, or a text that had to wait cannot be sent. */
  'chat-error': CustomEvent<ChatError>;
}

declare global {
  interface HTMLElementTagNameMap {
    'websocket-chat': WebSocketChatElement;
  }
  interface HTMLElementEventMap extends WebSocketChatEventMap {}
}

/*
 * You can extend the element: `class MyChat extends WebSocketChatElement`, or with the classic script
 * `class MyChat extends customElements.get('websocket-chat')`.
 *
 * An attribute without a property: from-url copies ?server= ?name= ?room= ?lang= and ?theme= of the page's address to
 * the attributes. Use it only on a page that is nothing but the chat, because anybody can write a link.
 *
 * Slots, custom properties, states (`websocket-chat:state(online)`) and parts are in docs/styling.md.
 */
