/**
 * The element <websocket-chat>.
 *
 * ```html
 * <script src="websocket-chat.js" defer></script>
 * <websocket-chat server="wss://example.org/chat" room="lobby"></websocket-chat>
 * ```
 *
 * The script defines the element and nothing else: there are no globals. Loading it twice does no harm.
 */

/** How the connection stands. */
export type ChatStatus =
  | 'idle' // nobody has joined
  | 'connecting' // a socket was asked for
  | 'handshaking' // it is open, the name is not yet confirmed
  | 'online'
  | 'waiting' // for the next attempt, see retryAt
  | 'closing' // leaving: what was said is being flushed
  | 'closed' // left
  | 'failed'; // no further attempt, see cause

/** Why the status is 'waiting' or 'failed'; else 'none'. */
export type ChatCause =
  | 'none'
  | 'bad-address' // the browser refused the address or the sub-protocols
  | 'insecure' // ws: from an https page
  | 'blocked-by-policy' // connect-src of the page's Content-Security-Policy
  | 'wrong-protocol' // the server picked a sub-protocol that was not offered or is not spoken; reason names it
  | 'unreachable'
  | 'never-reached' // three first attempts failed
  | 'lost'
  | 'server-closed' // see code and reason
  | 'silent';

export interface ChatState {
  status: ChatStatus;
  cause: ChatCause;
  /** The close code that came with it, or 0. */
  code: number;
  /** The close reason or the browser's message: text from outside. */
  reason: string;
  /** The sub-protocol that the server picked, or empty. */
  protocol: string;
  /** The address of the socket, with the room in it. */
  url: string;
  /** The name we have, or the one we will ask for. */
  name: string;
  /** When the next attempt is due, in milliseconds since 1970, or 0. */
  retryAt: number;
}

export interface ChatMessage {
  /** The author, as the server wrote it: text from outside. */
  name: string;
  /** Text from outside. */
  text: string;
  /** Milliseconds since 1970: by the server's clock, in sub-protocol "json" by the sender's. */
  date: number;
  /** Whether it was said here. */
  own: boolean;
}

export interface ChatError {
  /**
   * 'server-missing', 'server-not-a-url', 'server-scheme', 'server-fragment', 'server-insecure', 'server-room',
   * 'server-no-host': the attributes; 'name': the attribute; 'text-empty', 'text-too-large', 'text-full',
   * 'text-not-joined'; 'not-in-page': connect() or send() on an element that is in no page; 'unreadable': a frame of the server; or the cause of a failed connection.
   */
  code: string;
  /** One sentence for people, with the remedy, in the language of the element. */
  message: string;
  /** What is wrong, as it was written. */
  value: string;
}

export interface WebSocketChatElement extends HTMLElement {
  // Each of these is an attribute, too, and may change at any time.

  /** ws:, wss:, http: or https: address, or a path on the page's own host, such as "/chat". */
  server: string;
  /**
   * Sub-protocols to offer, separated by commas or spaces: of "websocket-chat.v1" and "json". Missing means both, empty means none,
   * which is then taken for "json".
   */
  protocols: string;
  /** Joins at once under this name, or renames. Missing or empty: the person is asked. */
  name: string;
  /** a-z, 0-9, ".", "_", "-", up to 64. Missing: the one in the server's address (?room=), else "lobby". */
  room: string;
  /** A BCP 47 tag; English and Chinese are there, others by {@link texts}. Missing: the browser's. */
  lang: string;
  /** "light", "dark", or "auto" (as the system). */
  theme: string;
  /**
   * What the person is called for by notifications while the page is hidden: "off" (also when missing), "mentions" or "all". It
   * counts until the person chooses with the bell, and only where the browser allows notifications, which it is asked for only then.
   * If it is set, whatever to, the page's title counts what is unread, as in "(3) Garden club", and a `<link rel="icon"
   * data-unread="other.svg">` shows its other icon.
   */
  notify: string;

  /**
   * Translations by the English sentence, for languages that are not there (docs/texts.md lists all). Counts when another object is
   * set, also before the script is loaded; what is missing is said in English.
   */
  texts: Record<string, string> | null;

  /**
   * What binary frames arrive as; counts for sockets that are opened from now on: 'arraybuffer' (the default) or
   * 'blob'.
   */
  binaryType: BinaryType;

  /** Joins, under this name, the last one or the attribute's; or tries again at once. @throws Error if no name can be used */
  connect(name?: string): void;

  /**
   * Leaves. What was said is flushed first. Who one is stays in this browser, so that one's own messages are one's own when one
   * joins again.
   */
  disconnect(): void;

  /**
   * Leaves, and forgets who the person is: the key by which the server knows them, the name, how far they have read, what is not
   * sent and what is being written. Whoever joins next is somebody new. Whom they ignore stays ignored. Does not ask.
   */
  forget(): void;

  /**
   * Says a text; it waits for the connection if there is none. Binary data goes out as it is, for servers that use it, and only
   * while online. @throws Error naming value, limit and remedy
   */
  send(data: string | Blob | ArrayBuffer | ArrayBufferView): void;
}

/** All bubble, and leave shadow roots. */
export interface WebSocketChatEventMap {
  'chat-state': CustomEvent<ChatState>;
  'chat-message': CustomEvent<ChatMessage>;
  'chat-binary': CustomEvent<{ data: ArrayBuffer | Blob }>;
  /** So many messages of others came since the person last looked: the page has the focus and the log stands at its end. */
  'chat-unread': CustomEvent<{ count: number }>;
  'chat-error': CustomEvent<ChatError>;
}

declare global {
  interface HTMLElementTagNameMap {
    'websocket-chat': WebSocketChatElement;
  }
  interface HTMLElementEventMap extends WebSocketChatEventMap {}
}

/*
 * Attribute without a property: from-url, which lets ?server= ?name= ?room= ?lang= and ?theme= of the page's address
 * fill the attributes. Only for pages that are the chat: anybody can write a link.
 *
 * Custom properties: --wsc-surface --wsc-sunken --wsc-line --wsc-text --wsc-muted --wsc-accent --wsc-on-accent --wsc-own
 * --wsc-own-text --wsc-mention --wsc-good --wsc-warning --wsc-bad --wsc-font --wsc-radius --wsc-shadow.
 *
 * Parts: root card mark title question hint label field fault join promise chat header titles state count dialect
 * icon-button banner reason next retry body talk log-frame log rows quiet skeleton message by author time text foot delivery
 * resend delete event newest composer left grower box send people people-title people-list status forget.
 */
