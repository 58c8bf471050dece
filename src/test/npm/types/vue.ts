// What the types of Vue's templates let through, and what not.
import type { GlobalComponents } from 'vue';
import 'websocket-chat/vue';

type Properties = InstanceType<GlobalComponents['websocket-chat']>['$props'];
export const right: Properties = {
  server: '/chat',
  class: 'tall',
  connect: 'manual',
  token: async () => 'text',
  'onChat-message': event => event.detail.text.length,
};
// @ts-expect-error: a number is no address
export const wrong: Properties = { server: 7 };
