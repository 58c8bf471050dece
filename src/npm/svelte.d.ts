// The types of <websocket-chat> in Svelte: import 'websocket-chat/svelte' once, which also loads the element.
import type { HTMLAttributes } from 'svelte/elements';
import type { WebSocketChatElement, WebSocketChatEventMap } from './websocket-chat.js';
import type { WebSocketChatAttributes, WebSocketChatListeners, WebSocketChatProperties } from './elements.js';

export * from './websocket-chat.js';

/** The directives of Svelte 4. */
type Directives = { [K in keyof WebSocketChatEventMap as `on:${K}`]?: (event: WebSocketChatEventMap[K]) => void };

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'websocket-chat': WebSocketChatProperties &
      WebSocketChatAttributes &
      WebSocketChatListeners &
      Directives &
      Omit<HTMLAttributes<WebSocketChatElement>, keyof WebSocketChatProperties>;
  }
}
