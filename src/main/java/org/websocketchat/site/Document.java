package org.websocketchat.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.jsoup.nodes.Element;

/**
 * One document, which becomes a page.
 *
 * @param source its place below the root of the project, with slashes
 * @param text its Markdown
 * @param body its elements, which become those of the page
 * @param headings the text of each heading, by its anchor, in order
 */
record Document(
    String source, Language language, String text, Element body, Map<String, String> headings) {

  static final String FOLDER = "docs/";

  /** Reads a document; headings get the anchors that GitHub gives them. */
  static Document read(String source, String text, Markdown markdown, DocumentFaults faults) {
    var language =
        source.startsWith(FOLDER + Language.CHINESE.folder) ? Language.CHINESE : Language.ENGLISH;
    var body = markdown.body(text);
    var headings = new LinkedHashMap<String, String>();
    for (var heading : body.select("h1, h2, h3, h4, h5, h6")) {
      var anchor = IdGenerator.builder().build().generateId(heading.text());
      heading.id(anchor);
      if (headings.put(anchor, heading.text()) != null) {
        int second = text.lastIndexOf("# " + heading.text() + "\n");
        faults.add(source, text, second, "the heading \"" + heading.text() + "\" is there twice");
      }
    }
    return new Document(source, language, text, body, headings);
  }

  /** The file of its page, below the folder of the site. */
  String page() {
    var name = source.startsWith(FOLDER) ? source.substring(FOLDER.length()) : source;
    int slash = name.lastIndexOf('/') + 1;
    var file = name.substring(slash, name.length() - ".md".length());
    var small = file.equals("README") ? "index" : file.toLowerCase(Locale.ROOT);
    return name.substring(0, slash) + small + ".html";
  }

  /** The file of the page in another language, whether there is one or not. */
  String page(Language other) {
    return other.folder + page().substring(language.folder.length());
  }

  boolean isAt(String place) {
    return source.equals(place);
  }

  boolean isHome() {
    return page().equals(language.folder + "index.html");
  }

  String title() {
    var title = body.selectFirst("h1");
    return title == null ? source : title.text();
  }

  /** The first paragraph of text. */
  String summary() {
    return body.select("> p").stream()
        .filter(paragraph -> paragraph.selectFirst("img") == null)
        .map(Element::text)
        .findFirst()
        .orElse("");
  }

  /** The headings below the title, of the first two levels. */
  List<Element> sections() {
    return new ArrayList<>(body.select("h2, h3"));
  }
}
