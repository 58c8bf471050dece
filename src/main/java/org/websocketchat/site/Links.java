package org.websocketchat.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Element;

/** Makes links between documents links between pages, and finds those that lead nowhere. */
final class Links {
  /** Where most sources are; their places begin behind it. */
  private static final String OURS = "src/main/java/org/websocketchat/";

  private final Path root;
  private final Path served;
  private final Documents documents;
  private final DocumentFaults faults;
  private final Map<String, Path> pictures = new TreeMap<>();

  /**
   * Takes what links can lead to.
   *
   * @param served the folder around that of the site, where files of {@code webapp} may lie
   */
  Links(Path root, Path served, Documents documents, DocumentFaults faults) {
    this.root = root;
    this.served = served;
    this.documents = documents;
    this.faults = faults;
  }

  /** The pictures of all pages so far, by their places below the folder of the site. */
  Map<String, Path> pictures() {
    return pictures;
  }

  /** Changes the links of a document. */
  void rewrite(Document document) {
    for (var link : document.body().select("a[href]")) {
      if (isHere(link.attr("href"))) {
        follow(document, link);
      }
    }
    for (var picture : document.body().select("img")) {
      var source = resolve(document, picture.attr("src"));
      boolean isInside = isHere(picture.attr("src")) && !source.startsWith("..");
      if (!isInside || !Files.isRegularFile(root.resolve(source))) {
        fault(document, picture.attr("src"), "is no picture of the project");
        continue;
      }
      var place =
          source.startsWith(Document.FOLDER) ? source.substring(Document.FOLDER.length()) : source;
      pictures.put(place, root.resolve(source));
      picture.attr("src", relative(document.page(), place));
    }
  }

  private static boolean isHere(String address) {
    return !address.matches("[a-z]+:.*");
  }

  private void follow(Document document, Element link) {
    var written = link.attr("href");
    int hash = written.indexOf('#');
    var path = hash < 0 ? written : written.substring(0, hash);
    var source = path.isEmpty() ? document.source() : resolve(document, path);
    var target = documents.find(source);
    if (target != null) {
      toPage(document, link, target, hash < 0 ? "" : written.substring(hash + 1));
    } else if (!Files.exists(root.resolve(source))) {
      fault(document, written, "leads to no file");
    } else if (!toServed(document, link, source)) {
      toSource(link, source);
    }
  }

  private void toPage(Document document, Element link, Document target, String anchor) {
    var written = link.attr("href");
    if (!anchor.isEmpty() && !target.headings().containsKey(anchor)) {
      fault(document, written, "leads to no heading");
    }
    var own = documents.in(document.language(), target);
    boolean isOriginal = target.page().equals(document.page(target.language()));
    if (own != null && !own.isAt(target.source()) && !isOriginal) {
      fault(document, written, "has a translation: " + own.source());
    }
    if (isOriginal && target.language() != document.language() && isAlone(link)) {
      link.parents().get(0).remove(); // the header of each page leads there
      return;
    }
    if (target.language() != document.language()) {
      link.attr("hreflang", target.language().tag);
    }
    var page = target.isAt(document.source()) ? "" : relative(document.page(), target.page());
    link.attr("href", page + (anchor.isEmpty() ? "" : "#" + anchor));
  }

  private static boolean isAlone(Element link) {
    var parent = link.parent();
    return parent != null && parent.is("p") && parent.text().equals(link.text());
  }

  private boolean toServed(Document document, Element link, String source) {
    var name = source.startsWith("webapp/") ? source.substring("webapp/".length()) : "";
    if (name.isEmpty() || !Files.isRegularFile(served.resolve(name))) {
      return false;
    }
    link.attr("href", relative(document.page(), "../" + name));
    return true;
  }

  /** There is no public address of the sources yet, so their places are told instead. */
  private static void toSource(Element link, String source) {
    link.tagName("span").removeAttr("href").addClass("source");
    var place = source.startsWith(OURS) ? source.substring(OURS.length()) : source;
    if (place.endsWith("/" + link.text() + ".java")) {
      link.empty().appendElement("code").text(place);
    } else if (!link.text().endsWith(source)) {
      link.appendText(" (");
      link.appendElement("code").text(place);
      link.appendText(")");
    }
  }

  private void fault(Document document, String written, String fault) {
    faults.add(document.source(), document.text(), written, "\"" + written + "\" " + fault);
  }

  private static String resolve(Document document, String path) {
    return Path.of(document.source())
        .resolveSibling(path)
        .normalize()
        .toString()
        .replace('\\', '/');
  }

  /** The address of one file from another, both below the folder of the site. */
  static String relative(String from, String to) {
    return "../".repeat((int) from.chars().filter(character -> character == '/').count()) + to;
  }
}
