package page;

import org.teavm.jso.JSBody;

/** What a page needs of StringBuilder: strings of JavaScript are joined, not copied. */
public final class Builder {
  private String text = "";

  public Builder() {}

  public Builder(int capacity) {}

  public Builder append(String more) {
    text = join(text, more);
    return this;
  }

  public Builder append(char more) {
    text = join(text, of(more));
    return this;
  }

  public Builder append(int more) {
    text = join(text, ofNumber(more));
    return this;
  }

  public Builder append(double more) {
    text = join(text, ofNumber(more));
    return this;
  }

  public Builder appendCodePoint(int more) {
    text = join(text, ofPoint(more));
    return this;
  }

  public int length() {
    return text.length();
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  public void setLength(int length) {
    text = text.substring(0, length);
  }

  @Override
  public String toString() {
    return text;
  }

  @JSBody(params = {"a", "b"}, script = "return a + b;")
  public static native String join(String a, String b);

  @JSBody(params = "unit", script = "return String.fromCharCode(unit);")
  public static native String of(char unit);

  @JSBody(params = "point", script = "return String.fromCodePoint(point);")
  private static native String ofPoint(int point);

  @JSBody(params = "number", script = "return '' + number;")
  public static native String ofNumber(double number);
}
