import type { WebSocketChatElement, WebSocketChatEventMap } from './websocket-chat.js';

/** The names of T's members that can be assigned to. */
type Writable<T> = {
  [K in keyof T]-?: (<G>() => G extends { [P in K]: T[P] } ? 1 : 2) extends <G>() => G extends {
    -readonly [P in K]: T[P];
  }
    ? 1
    : 2
    ? K
    : never;
}[keyof T];

/** The names of T's members that are methods. */
type Methods<T> = { [K in keyof T]-?: T[K] extends (...given: never[]) => unknown ? K : never }[keyof T];

type Own = Pick<WebSocketChatElement, Exclude<keyof WebSocketChatElement, Exclude<keyof HTMLElement, 'lang'>>>;

/** What a page can set on a chat; all of these are properties, and those with plain texts are also attributes. */
export type WebSocketChatProperties = Partial<
  Pick<Own, Exclude<Writable<Own>, Methods<Own> | keyof WebSocketChatAttributes>>
>;

/** The attributes that have other names than their properties. */
export interface WebSocketChatAttributes {
  connect?: WebSocketChatElement['connectMode'];
  messages?: number | string;
  'max-length'?: number | string;
  'suggested-name'?: string;
}

/** The attributes of listeners, as React and Svelte 5 have them: `onchat-message`. */
export type WebSocketChatListeners = {
  [K in keyof WebSocketChatEventMap as `on${K}`]?: (event: WebSocketChatEventMap[K]) => void;
};
