import { useRef, useState } from 'react';
import type { WebSocketChatElement } from 'websocket-chat';
import 'websocket-chat/react';

export default function App() {
  const chat = useRef<WebSocketChatElement>(null);
  const [isOnline, setOnline] = useState(false);
  const [unread, setUnread] = useState(0);
  return (
    <main>
      <h1>Garden club{unread > 0 && ` (${unread})`}</h1>
      <websocket-chat
        ref={chat}
        server="wss://chat.example.org/chat"
        room="garden-club"
        onchat-state={event => setOnline(event.detail.status === 'online')}
        onchat-unread={event => setUnread(event.detail.count)}
      />
      <button disabled={!isOnline} onClick={() => chat.current?.send('👋')}>Wave</button>
    </main>
  );
}
