// Shows the chat in the place of its picture, where a chat server answers.
(async () => {
  const here = document.currentScript.src;
  const chat = document.querySelector('.live websocket-chat');
  if (!chat || !customElements.get('websocket-chat')) return;
  const isServed = async () => {
    try {
      const answer = await fetch(new URL('../health', here), { cache: 'no-store' });
      return Number.isInteger((await answer.json()).rooms); // others answer there, too
    } catch {
      return false; // a static host, or a file
    }
  };
  const server = (await isServed()) ? new URL('../chat', here).href : chat.dataset.server;
  chat.dataset.decided = server;
  if (!server) return;
  chat.setAttribute('server', server);
  for (const part of chat.parentElement.children) part.hidden = !part.hidden;
})();
