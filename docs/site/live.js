// Shows the chat in the place of its picture, where a chat server answers.
(async () => {
  const here = document.currentScript.src;
  const chat = document.querySelector('.live websocket-chat');
  if (!chat || !customElements.get('websocket-chat')) return;
  const isServed = async () => {
    try {
      const answer = await fetch(new URL('../health', here), { cache: 'no-store' });
      return Boolean((await answer.json()).status);
    } catch {
      return false; // a static host, or a file
    }
  };
  const server = chat.dataset.server || ((await isServed()) && new URL('../chat', here).href);
  if (!server) return;
  chat.setAttribute('server', server);
  for (const part of chat.parentElement.children) part.hidden = !part.hidden;
})();
