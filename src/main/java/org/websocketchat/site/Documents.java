package org.websocketchat.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All documents of the project, by their places. */
final class Documents {
  private final Map<String, Document> all = new TreeMap<>();

  /**
   * Reads what lies in the root and below {@code docs}, and makes the lists of folders.
   *
   * @param root the folder of the project
   */
  static Documents read(Path root, Navigation navigation, DocumentFaults faults)
      throws IOException {
    var documents = new Documents();
    var markdown = new Markdown();
    for (var file : files(root)) {
      var source = root.relativize(file).toString().replace('\\', '/');
      documents.add(Document.read(source, Files.readString(file), markdown, faults));
    }
    for (var entry : navigation.entries().toList()) {
      if (entry.folder() != null) {
        var list = documents.list(entry, entry.folder());
        documents.add(Document.read(entry.source(), list, markdown, faults));
      }
    }
    return documents;
  }

  private static List<Path> files(Path root) throws IOException {
    try (var top = Files.list(root);
        var docs = Files.walk(root.resolve("docs"))) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  private void add(Document document) {
    all.put(document.source(), document);
  }

  private String list(Navigation.Entry entry, String folder) {
    var list = new StringBuilder("# ").append(entry.label().english()).append("\n\n");
    for (var document : all.values()) {
      if (document.source().startsWith(folder)) {
        var name = document.source().substring(folder.length());
        list.append("- [" + document.title() + "](" + name + ")\n");
      }
    }
    return list.toString();
  }

  /** In the order of their places. */
  Collection<Document> all() {
    return all.values();
  }

  /** The document of a file, or of a folder; null if it has none. */
  @Nullable Document find(String source) {
    var document = all.get(source);
    return document == null ? all.get((source + "/README.md").replace("//", "/")) : document;
  }

  /** The document whose page is that of this one in another language; null if there is none. */
  @Nullable Document in(Language language, Document document) {
    var page = document.page(language);
    return all.values().stream()
        .filter(other -> other.page().equals(page))
        .findFirst()
        .orElse(null);
  }

  /** Notes documents without a place in the navigation, and entries without a document. */
  void check(Navigation navigation, String text, DocumentFaults faults) {
    for (var document : all.values()) {
      var original = in(Language.ENGLISH, document);
      if (original == null) {
        faults.add(document.source(), "", 0, "it is a translation of nothing");
      } else if (navigation.entries().noneMatch(entry -> entry.covers(original.source()))) {
        faults.add(document.source(), "", 0, Navigation.FILE + " does not have it");
      }
    }
    navigation
        .entries()
        .filter(entry -> find(entry.source()) == null)
        .forEach(
            entry -> faults.add(Navigation.FILE, text, entry.place(), "there is no such file"));
  }
}
