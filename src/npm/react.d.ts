// The types of <websocket-chat> in React's JSX: import 'websocket-chat/react' once, which also loads the element.
import type { ClassAttributes, HTMLAttributes } from 'react';
import type { WebSocketChatElement } from './websocket-chat.js';
import type { WebSocketChatAttributes, WebSocketChatListeners, WebSocketChatProperties } from './elements.js';

export * from './websocket-chat.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'websocket-chat': WebSocketChatProperties &
        WebSocketChatAttributes &
        WebSocketChatListeners &
        Omit<HTMLAttributes<WebSocketChatElement>, keyof WebSocketChatProperties> &
        ClassAttributes<WebSocketChatElement>;
    }
  }
}
