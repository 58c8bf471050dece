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

  /** Defines {@code ratio(one, other)}: the contrast of two CSS colours as WCAG counts it. */
  static final String RATIO =
      """
      const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
      const light = colour => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(c => c / 255)
          .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ratio = (one, other) => {
        const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
        return (bright + 0.05) / (dark + 0.05);
      };
      """;
}
