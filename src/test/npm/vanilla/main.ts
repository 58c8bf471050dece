import { WebSocketChatElement, type ChatMessage } from 'websocket-chat';

class Loud extends WebSocketChatElement {
  shout(text: string) {
    return this.send(text.toUpperCase());
  }
}
customElements.define('loud-chat', Loud);

const chat = new Loud();
chat.server = 'wss://chat.example.org/chat';
chat.room = 'garden-club';
chat.addEventListener('chat-message', event => show(event.detail));
document.getElementById('app')!.append(chat);

const found: WebSocketChatElement | null = document.querySelector('websocket-chat');
console.assert(found === null);

function show(message: ChatMessage) {
  document.title = message.text;
}
