// The language of the page, for the chat in it: that of the address, or else the browser's, if the chat has it.
(() => {
  const language = new URLSearchParams(location.search).get('lang') || navigator.language;
  if (/^zh/i.test(language)) document.documentElement.lang = language;
})();
// Keeps the box above a keyboard that covers the page instead of shrinking it, as phones of Apple have it.
(() => {
  const view = window.visualViewport;
  if (!view) return;
  const fit = () => {
    const seen = Math.round(view.height * view.scale); // zooming with two fingers is no keyboard
    const isCovered = innerHeight - seen > 80;
    const style = document.documentElement.style;
    if (isCovered) style.setProperty('--height', seen + 'px'); else style.removeProperty('--height');
    if (isCovered && view.scale === 1) scrollTo(0, 0);
  };
  view.addEventListener('resize', fit);
  view.addEventListener('scroll', fit);
})();
// The token of an invitation (#token=): out of the address at once, and kept as long as the tab, for when it is reloaded.
(() => {
  const chat = document.querySelector('websocket-chat');
  const key = 'websocket-chat token ' + location.pathname + location.search;
  const isLink = () => location.hash.includes('token=');
  addEventListener('hashchange', () => { // the link was opened in a tab that shows this page already
    if (isLink()) location.reload();
  });
  let token = new URLSearchParams(location.hash.slice(1)).get('token');
  try {
    if (token) sessionStorage.setItem(key, token); else token = sessionStorage.getItem(key);
  } catch {} // a browser that keeps nothing
  if (isLink()) history.replaceState(history.state, '', location.pathname + location.search);
  if (!token || !chat) return;
  chat.token = token;
  chat.addEventListener('chat-state', ({ detail }) => { // who leaves does not come back by loading the page again
    const isRefused = detail.status === 'failed' && detail.code === 4401; // it may have ended
    try {
      if (detail.status === 'closed' || isRefused) sessionStorage.removeItem(key);
      else if (detail.status === 'online') sessionStorage.setItem(key, token);
    } catch {}
  });
  try { // joins at once, under the name in it
    const bytes = Uint8Array.from(atob(token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
    const name = JSON.parse(new TextDecoder().decode(bytes)).name;
    if (name && !chat.hasAttribute('name')) chat.setAttribute('name', name);
  } catch {} // the server says what is wrong with it
})();
