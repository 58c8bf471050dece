// What the types of the element's methods let through, and what not.
import type { ChatMessage, WebSocketChatElement } from 'websocket-chat';

declare const chat: WebSocketChatElement;
declare const either: string | ArrayBuffer;

export const text: Promise<ChatMessage> = chat.send('text');
export const binary: Promise<void> = chat.send(new Blob());
export const one: Promise<ChatMessage | void> = chat.send(either);
// @ts-expect-error: it may have been binary data
export const wrong: Promise<ChatMessage> = chat.send(either);
// @ts-expect-error: a number is neither
export const wrongs = chat.send(7);
