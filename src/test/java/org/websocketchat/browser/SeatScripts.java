package org.websocketchat.browser;

/** How a script reads the chat; the same in every engine. */
final class SeatScripts {
  private SeatScripts() {}

  /** The root of the first chat of the page. */
  static final String ROOT = "document.querySelector('websocket-chat').shadowRoot";

  /** The rows of the log, given their list. */
  static final String LOG =
      """
      rows => [...rows.children].filter(row => !row.matches('[hidden], .line')).map(row => {
        const text = row.querySelector('.text');
        if (!text) return row.firstChild.textContent;
        const told = [...row.querySelectorAll('.delivery')].map(d => d.textContent)
          .filter(t => !/^Sen(t .*|ding)$/.test(t));
        return row.querySelector('.author').textContent + ': ' + text.textContent
          + (told.length ? ' [' + told.join(', ') + ']' : '');
      })
      """;

  /** The people, given their list. */
  static final String PEOPLE =
      """
      list => [...list.children].map(p =>
        [...p.children].map(c => c.textContent).filter(t => t).join(' '))
      """;

  /** The label of what has the focus, given the root. */
  static final String FOCUSED =
      """
      root => {
        const at = root.activeElement;
        return at ? at.getAttribute('aria-label') || at.labels?.[0]?.textContent || '' : '';
      }
      """;
}
