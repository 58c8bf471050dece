package page;

import org.teavm.jso.JSBody;

/**
 * What the page's own methods of protocol.Utf8 and protocol.JsonText do, by what a browser has for
 * that. The golden vectors hold the Java ones to the same.
 */
public final class Texts {
  private Texts() {}

  @JSBody(params = "text", script = "return new TextEncoder().encode(text).length;")
  public static native int length(String text);

  /** What is cut in the middle of a code point waits in the decoder for its rest. */
  @JSBody(
      params = {"text", "maxBytes"},
      script =
          """
          return new TextDecoder('utf-8', { ignoreBOM: true })
            .decode(new TextEncoder().encode(text).slice(0, maxBytes), { stream: true });
          """)
  public static native String cut(String text, int maxBytes);

  @JSBody(
      params = "text",
      script =
          """
          const lone = new RegExp('[\\\\ud800-\\\\udfff]', 'gu');
          return text.replace(lone, '\\ufffd');
          """)
  public static native String wellFormed(String text);

  @JSBody(params = "text", script = "return JSON.stringify(text);")
  public static native String quoted(String text);
}
