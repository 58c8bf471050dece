package org.websocketchat.teavm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;

/**
 * Compiles the templates of the page, one HTML file each, into JSON from which the script makes
 * elements: {@code {"name": [node, ...]}}, where a node is a text or {@code [tag, [attribute,
 * value, ...], node, ...]}. Blanks at the ends of texts are left out.
 *
 * <p>In texts and values, <code>{{KEY}}</code> stands for a constant of the chat's texts. {@code
 * data-place} names an element for the code, {@code data-action} names what a press does; both have
 * to be known. {@code data-label} is both title and accessible name. {@code <include
 * template="name">} stands for another template.
 *
 * <p>What is unknown fails with file and line.
 */
final class Templates {
  private static final String SUFFIX = ".html";

  private final Path folder;
  private final TemplateWords words;
  private final Set<String> usedWords = new HashSet<>();
  private final Map<String, List<Node>> templates = new TreeMap<>();

  private Templates(Path folder, TemplateWords words) {
    this.folder = folder;
    this.words = words;
  }

  /**
   * Compiles all templates of a folder.
   *
   * @throws IllegalArgumentException if a template uses a word that is not known, or none uses one
   *     that is
   */
  static String compile(Path folder, TemplateWords words) throws IOException {
    return new Templates(folder, words).compile();
  }

  private String compile() throws IOException {
    read();
    var json = new StringWriter();
    try (var generator = new JsonFactory().createGenerator(json)) {
      generator.writeStartObject();
      for (var template : templates.entrySet()) {
        generator.writeArrayFieldStart(template.getKey());
        writeAll(template.getValue(), template.getKey(), generator);
        generator.writeEndArray();
      }
      generator.writeEndObject();
    }
    for (var word : words.all()) {
      if (!usedWords.contains(word)) {
        throw new IllegalArgumentException(
            folder + ": no template has the place or action \"" + word + "\"");
      }
    }
    return json.toString();
  }

  private void read() throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.sorted().toList()) {
        var name = file.getFileName().toString();
        if (name.endsWith(SUFFIX)) {
          var parser = Parser.htmlParser().settings(ParseSettings.preserveCase);
          parser.setTrackPosition(true);
          templates.put(
              name.substring(0, name.length() - SUFFIX.length()),
              parser.parseFragmentInput(Files.readString(file), new Element("body"), ""));
        }
      }
    }
  }

  private void writeAll(List<Node> nodes, String template, JsonGenerator json) throws IOException {
    for (var node : nodes) {
      switch (node) {
        case Comment comment -> {}
        case TextNode text -> writeText(text, template, json);
        case Element element when element.tagName().equals("include") ->
            writeAll(included(element, template), element.attr("template"), json);
        case Element element -> writeElement(element, template, json);
        default -> throw fault(node, template, "cannot be in a template");
      }
    }
  }

  private List<Node> included(Element include, String template) {
    var nodes = templates.get(include.attr("template"));
    if (nodes == null) {
      throw fault(include, template, "there is no template \"" + include.attr("template") + "\"");
    }
    return nodes;
  }

  private void writeText(TextNode text, String template, JsonGenerator json) throws IOException {
    var plain = text.text().strip();
    if (!plain.isEmpty()) {
      json.writeString(filled(plain, text, template));
    }
  }

  private void writeElement(Element element, String template, JsonGenerator json)
      throws IOException {
    json.writeStartArray();
    json.writeString(element.tagName());
    json.writeStartArray();
    for (var attribute : element.attributes()) {
      writeAttribute(element, attribute, template, json);
    }
    if (element.tagName().equals("svg")) {
      json.writeString("aria-hidden");
      json.writeString("true");
    }
    json.writeEndArray();
    writeAll(element.childNodes(), template, json);
    json.writeEndArray();
  }

  private void writeAttribute(
      Element element, Attribute attribute, String template, JsonGenerator json)
      throws IOException {
    var value = filled(attribute.getValue(), element, template);
    switch (attribute.getKey()) {
      case "data-label" -> {
        json.writeString("title");
        json.writeString(value);
        json.writeString("aria-label");
      }
      case "data-place" -> {
        use(words.places(), value, "place", element, template);
        json.writeString("data-place");
      }
      case "data-action" -> {
        use(words.actions(), value, "action", element, template);
        json.writeString("data-action");
      }
      default -> json.writeString(attribute.getKey());
    }
    json.writeString(value);
  }

  private void use(Set<String> known, String word, String kind, Element element, String template) {
    if (!known.contains(word)) {
      throw fault(element, template, "there is no " + kind + " \"" + word + "\"");
    }
    usedWords.add(word);
  }

  /** The text in all languages, if the value is a key. */
  private String filled(String value, Node node, String template) {
    if (!value.startsWith("{{")) {
      return value;
    }
    var key = value.substring(2, value.length() - 2);
    var text = words.texts().get(key);
    if (text == null) {
      throw fault(node, template, "there is no text " + key);
    }
    return text;
  }

  private IllegalArgumentException fault(Node node, String template, String problem) {
    return new IllegalArgumentException(
        folder.resolve(template + SUFFIX)
            + ":"
            + node.sourceRange().start().lineNumber()
            + ": "
            + problem);
  }
}
