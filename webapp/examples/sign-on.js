// The chat asks for a token before it connects, and again before the token ends. Your back end signs it for
// the person who is logged in: docs/tokens.md has the code for Node, Java and PHP.
const chat = document.querySelector('websocket-chat');
chat.token = async () => {
  const answer = await fetch('chat-token');
  if (!answer.ok) throw new Error('no token: ' + answer.status); // the chat tries again later
  return answer.text();
};
chat.connect('Member'); // the name in the token counts instead
