// The types of <websocket-chat> in Vue's templates: import 'websocket-chat/vue' once, which also loads the element.
import type { HTMLAttributes, PublicProps } from 'vue';
import type { WebSocketChatElement, WebSocketChatEventMap } from './websocket-chat.js';
import type { WebSocketChatAttributes, WebSocketChatProperties } from './elements.js';

export * from './websocket-chat.js';

type Listeners = { [K in keyof WebSocketChatEventMap as `on${Capitalize<K>}`]?: (event: WebSocketChatEventMap[K]) => void };

declare module 'vue' {
  interface GlobalComponents {
    'websocket-chat': new () => WebSocketChatElement & {
      /** @deprecated Only templates read it. */
      $props: WebSocketChatProperties &
        WebSocketChatAttributes &
        Listeners &
        Omit<HTMLAttributes, keyof WebSocketChatProperties> &
        PublicProps;
    };
  }
}
