// What the types of Solid's JSX let through, and what not.
import 'websocket-chat/solid';

export const right = () => (
  <websocket-chat
    server="/chat"
    class="tall"
    prop:suggestedName="Ann"
    prop:texts={{ Send: 'Senden' }}
    on:chat-message={event => event.detail.text.length}
  />
);
// @ts-expect-error: a number is no address
export const wrong = () => <websocket-chat server={7} />;
// @ts-expect-error: a state has no text
export const wrongEvent = () => <websocket-chat on:chat-state={event => event.detail.text} />;
