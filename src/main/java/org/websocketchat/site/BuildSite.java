package org.websocketchat.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Makes the site of the documents. */
public final class BuildSite {
  private static final String OWN = "docs/site/";

  private final Path root;
  private final DocumentFaults faults = new DocumentFaults();

  private BuildSite(Path root) {
    this.root = root;
  }

  /**
   * Writes the site into one or more folders.
   *
   * @param arguments the folder of the project, {@code --server=} with the address of the server of
   *     the live chat (nothing behind it for the server of the page), and the target folders;
   *     beside the first lies what is served
   * @throws IllegalArgumentException names each fault in the documents with file and line
   */
  public static void main(String[] arguments) throws IOException {
    var targets = List.of(arguments).subList(2, arguments.length).stream().map(Path::of).toList();
    var server = arguments[1].substring("--server=".length());
    var site = new BuildSite(Path.of(arguments[0]));
    var files = site.files(targets.getFirst().resolveSibling(""), server);
    for (var target : targets) {
      for (var file : files.entrySet()) {
        var place = target.resolve(file.getKey());
        Files.createDirectories(place.getParent());
        Files.write(place, file.getValue());
      }
    }
  }

  /** All files of the site, by their places. */
  private Map<String, byte[]> files(Path served, String server) throws IOException {
    var lines = own("navigation.txt");
    var navigation = Navigation.read(lines, faults);
    var documents = Documents.read(root, navigation, faults);
    documents.check(navigation, lines, faults);
    var links = new Links(root, served, documents, faults);
    documents.all().forEach(links::rewrite);
    faults.check();

    var files = new TreeMap<String, byte[]>();
    var templates = new PageWriter.Templates(own("page.html"), own("live.html"), server);
    for (var language : Language.values()) {
      var writer = new PageWriter(language, documents, navigation, templates, words(language));
      for (var document : documents.all()) {
        if (document.language() == language) {
          files.put(document.page(), bytes(writer.write(document)));
        }
      }
    }
    for (var name : List.of("site.css", "live.js")) {
      files.put(name, bytes(own(name)));
    }
    files.put("icon.svg", Files.readAllBytes(root.resolve("webapp/icon.svg")));
    for (var picture : links.pictures().entrySet()) {
      files.put(picture.getKey(), Files.readAllBytes(picture.getValue()));
    }
    var text = new LanguageModelText(documents, navigation);
    files.put("llms.txt", bytes(text.list()));
    files.put("llms-full.txt", bytes(text.whole()));
    return files;
  }

  private Properties words(Language language) throws IOException {
    var words = new Properties();
    try (var file = Files.newBufferedReader(root.resolve(OWN + "words." + language.tag + ".txt"))) {
      words.load(file);
    }
    return words;
  }

  private String own(String name) throws IOException {
    return Files.readString(root.resolve(OWN + name));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
