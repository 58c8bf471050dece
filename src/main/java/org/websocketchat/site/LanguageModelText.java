package org.websocketchat.site;

/**
 * What programs read that answer questions by a language model (llmstxt.org): a list of the pages,
 * and their text.
 */
final class LanguageModelText {
  private final Documents documents;
  private final Navigation navigation;

  LanguageModelText(Documents documents, Navigation navigation) {
    this.documents = documents;
    this.navigation = navigation;
  }

  /** The file {@code llms.txt}: what the project is, and each page in one line. */
  String list() {
    var list = new StringBuilder();
    for (var group : navigation.groups()) {
      if (!list.isEmpty()) {
        list.append("\n## ").append(group.label().english()).append("\n\n");
      }
      for (var entry : group.entries()) {
        var document = entry.in(Language.ENGLISH, documents);
        if (document.isHome()) {
          list.append("# " + document.title() + "\n\n> " + document.summary() + "\n");
          list.append("\n## ").append(group.label().english()).append("\n\n");
        }
        var notes = document.summary().isEmpty() ? "" : ": " + document.summary();
        list.append("- [" + document.title() + "](" + document.page() + ")" + notes + "\n");
      }
    }
    return list.toString();
  }

  /**
   * The file {@code llms-full.txt}: the Markdown of all pages of the navigation but those of
   * folders.
   */
  String whole() {
    var whole = new StringBuilder();
    navigation
        .entries()
        .filter(entry -> entry.folder() == null)
        .map(entry -> entry.in(Language.ENGLISH, documents))
        .forEach(
            document ->
                whole.append("<!-- " + document.source() + " -->\n\n" + document.text() + "\n"));
    return whole.toString();
  }
}
