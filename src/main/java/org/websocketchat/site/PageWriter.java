package org.websocketchat.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Writes the pages of one language, by a template in which <code>{{name}}</code> stands for a text
 * or a part.
 */
final class PageWriter {
  private final Language language;
  private final Documents documents;
  private final Navigation navigation;
  private final Templates templates;
  private final Properties words;
  private final List<Document> order;

  /**
   * The files that all pages share.
   *
   * @param page the whole page
   * @param live the live chat, which stands in the place of the first picture of the first page
   * @param server the address of its server; empty if it is the server of the page
   */
  record Templates(String page, String live, String server) {}

  PageWriter(
      Language language,
      Documents documents,
      Navigation navigation,
      Templates templates,
      Properties words) {
    this.language = language;
    this.documents = documents;
    this.navigation = navigation;
    this.templates = templates;
    this.words = words;
    order =
        navigation
            .entries()
            .map(entry -> entry.in(language, documents))
            .filter(document -> document.language() == language)
            .toList();
  }

  /** The whole page of a document, whose links lead to pages. */
  String write(Document document) {
    var parts = new TreeMap<String, String>();
    words.forEach((name, text) -> parts.put((String) name, Entities.escape((String) text)));
    parts.put("language", language.tag);
    parts.put("root", Links.relative(document.page(), ""));
    parts.put("home", Links.relative(document.page(), language.folder + "index.html"));
    parts.put("title", Entities.escape(title(document)));
    parts.put("summary", Entities.escape(document.summary()));
    parts.put("kind", document.isHome() ? "home" : "");
    parts.put("switch", languageLink(document).outerHtml());
    parts.put("navigation", groups(document));
    parts.put("contents", contents(document).outerHtml());
    parts.put("neighbours", neighbours(document).outerHtml());
    parts.put("scripts", document.isHome() ? scripts(document) : "");
    parts.put("server", Entities.escape(templates.server));
    makeReadable(document.body());
    if (document.isHome()) {
      showLive(document.body(), fill(templates.live, parts));
    }
    parts.put("body", document.body().html());
    return fill(templates.page, parts);
  }

  private static String fill(String template, Map<String, String> parts) {
    var page = new StringBuilder();
    int done = 0;
    for (int at = template.indexOf("{{"); at >= 0; at = template.indexOf("{{", done)) {
      int end = template.indexOf("}}", at);
      var name = template.substring(at + 2, end);
      var part = parts.get(name);
      if (part == null) {
        throw new IllegalArgumentException("docs/site: nothing is called {{" + name + "}}");
      }
      page.append(template, done, at).append(part);
      done = end + 2;
    }
    return page.append(template, done, template.length()).toString();
  }

  private String title(Document document) {
    var title = document.title();
    return document.isHome() ? title : title + " · websocket-chat";
  }

  private static String scripts(Document document) {
    return "<script src=\"%s\" defer></script>\n<script src=\"%s\" defer></script>\n"
        .formatted(
            Links.relative(document.page(), "../websocket-chat.js"),
            Links.relative(document.page(), "live.js"));
  }

  /** Leads to the same page in the other language, or to its first page. */
  private Element languageLink(Document document) {
    var other = language == Language.ENGLISH ? Language.CHINESE : Language.ENGLISH;
    var same = documents.in(other, document);
    var page = same == null ? other.folder + "index.html" : same.page();
    var text = words.getProperty(same == null ? "otherLanguageHome" : "otherLanguage");
    return link(document, page, text).attr("hreflang", other.tag).attr("lang", other.tag);
  }

  private String groups(Document document) {
    var html = new StringBuilder();
    for (var group : navigation.groups()) {
      var list = new Element("ul");
      for (var entry : group.entries()) {
        list.appendChild(item(document, entry));
      }
      html.append(new Element("h2").text(group.label().in(language)).outerHtml());
      html.append(list.outerHtml());
    }
    return html.toString();
  }

  private Element item(Document document, Navigation.Entry entry) {
    var target = entry.in(language, documents);
    var link = link(document, target.page(), entry.label().in(language));
    boolean isHere = target.isAt(document.source());
    if (isHere || entry.covers(document.source())) {
      link.attr("aria-current", isHere ? "page" : "true");
    }
    if (target.language() != language) {
      link.attr("hreflang", target.language().tag);
      link.appendElement("small").text(words.getProperty("inEnglish"));
    }
    return new Element("li").appendChild(link);
  }

  private static Element link(Document from, String page, String text) {
    return new Element("a").attr("href", Links.relative(from.page(), page)).text(text);
  }

  private static Element contents(Document document) {
    var list = new Element("ul");
    for (var section : document.sections()) {
      var item = list.appendElement("li").addClass(section.tagName());
      item.appendElement("a").attr("href", "#" + section.id()).text(section.text());
    }
    return list;
  }

  private Element neighbours(Document document) {
    var both = new Element("p").addClass("neighbours");
    int at = order.indexOf(document);
    neighbour(document, at > 0 ? order.get(at - 1) : null, "previous", both);
    neighbour(document, at >= 0 && at + 1 < order.size() ? order.get(at + 1) : null, "next", both);
    return both;
  }

  private void neighbour(Document from, @Nullable Document to, String name, Element parent) {
    if (to != null) {
      var link = link(from, to.page(), "").addClass(name);
      link.appendElement("small").text(words.getProperty(name));
      link.appendText(to.title());
      parent.appendChild(link);
    }
  }

  /** What is wider than a phone scrolls, also by keys. */
  private static void makeReadable(Element body) {
    body.select("pre").attr("tabindex", "0");
    for (var table : new ArrayList<>(body.select("table"))) {
      table.wrap("<div class=\"table\" tabindex=\"0\"></div>");
    }
  }

  private static void showLive(Element body, String live) {
    var paragraph = body.selectFirst("p:has(> img)");
    if (paragraph != null) {
      paragraph.wrap("<div class=\"live\"></div>");
      paragraph.after(live);
    }
  }
}
