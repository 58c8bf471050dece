// What the types of React's JSX let through, and what not.
import 'websocket-chat/react';

export const right = (
  <websocket-chat
    server="/chat"
    room="tea"
    className="tall"
    key="one"
    suggestedName="Ann"
    readonly={false}
    connect="manual"
    messages={500}
    token={async () => 'text'}
    texts={{ Send: 'Senden' }}
    onchat-message={event => event.detail.text.length}
    onchat-error={event => event.detail.code === 'server-missing'}
  />
);
export const wrongs = [
  // @ts-expect-error: a number is no address
  <websocket-chat server={7} />,
  // @ts-expect-error: there is no such way to connect
  <websocket-chat connect="never" />,
  // @ts-expect-error: only scripts read it
  <websocket-chat unread={7} />,
  // @ts-expect-error: a method is not set
  <websocket-chat send="text" />,
  // @ts-expect-error: a state has no text
  <websocket-chat onchat-state={event => event.detail.text} />,
];
