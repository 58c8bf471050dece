// Before a text is shown, the page may change it or keep it from being shown. This is for the eyes of this page's
// visitors only: what nobody may see is the server's to refuse (--words, and moderators).
addEventListener('chat-before-display', event => {
  const { detail } = event;
  if (/\brosebud\b/i.test(detail.text)) event.preventDefault();
  detail.text = detail.text.replace(/macbeth (dies|is killed)/gi, 'Macbeth ████');
});
