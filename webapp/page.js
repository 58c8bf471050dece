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
