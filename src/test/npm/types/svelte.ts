// What the types of Svelte's templates let through, and what not.
import type { SvelteHTMLElements } from 'svelte/elements';
import 'websocket-chat/svelte';

type Attributes = SvelteHTMLElements['websocket-chat'];
export const right: Attributes = {
  server: '/chat',
  class: 'tall',
  'suggested-name': 'Ann',
  token: async () => 'text',
  'onchat-message': event => event.detail.text.length,
  'on:chat-unread': event => event.detail.count,
};
// @ts-expect-error: a number is no address
export const wrong: Attributes = { server: 7 };
// @ts-expect-error: a state has no text
export const wrongEvent: Attributes = { 'onchat-state': event => event.detail.text };
