/** The style sheet, without comments and needless space. */
final class Style {
  private Style() {}

  /** Shrinks a style sheet that holds no strings with braces, commas, colons or double spaces. */
  static String of(String css) {
    return css.replaceAll("(?s)/\\*.*?\\*/", "")
        .replaceAll("\\s+", " ")
        .replaceAll(" ?([{};,>]) ?", "$1")
        .replaceAll("([:(]) ", "$1")
        .replace(";}", "}")
        .strip();
  }
}
