// The types of <websocket-chat> in Solid's JSX: import 'websocket-chat/solid' once, which also loads the element.
import type { JSX } from 'solid-js';
import type { WebSocketChatElement, WebSocketChatEventMap } from './websocket-chat.js';
import type { WebSocketChatAttributes, WebSocketChatProperties } from './elements.js';

export * from './websocket-chat.js';

type Properties = { [K in keyof WebSocketChatProperties as `prop:${K}`]?: WebSocketChatProperties[K] };
type Listeners = { [K in keyof WebSocketChatEventMap as `on:${K}`]?: (event: WebSocketChatEventMap[K]) => void };

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'websocket-chat': WebSocketChatProperties &
        WebSocketChatAttributes &
        Properties &
        Listeners &
        Omit<HTMLAttributes<WebSocketChatElement>, keyof WebSocketChatProperties>;
    }
  }
}
