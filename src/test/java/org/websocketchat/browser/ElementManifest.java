package org.websocketchat.browser;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the manifest of the element (custom elements manifest 2.1.0) from the declarations for
 * TypeScript and the list of attributes.
 */
final class ElementManifest {
  static final Path DECLARATIONS = Path.of("webapp", "websocket-chat.d.ts");

  private static final String DOCUMENTED = "(?:/\\*\\*((?:(?!\\*/).)*)\\*/\\n)?^  ";
  private static final Pattern MEMBER =
      Pattern.compile(
          DOCUMENTED + "(readonly |get )?(\\w+)(\\(([^)]*)\\))?: ([^;]+);",
          Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern EVENT =
      Pattern.compile(
          DOCUMENTED + "'(chat-[a-z-]+)': ([^;]+);", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern QUOTED = Pattern.compile("`([a-z-]+)`");
  private static final Pattern TOKEN = Pattern.compile("--wsc-[a-z-]+");
  private static final Pattern STATUS = Pattern.compile("\\| '([a-z]+)'");

  private final String declarations;

  ElementManifest() throws IOException {
    declarations = Files.readString(DECLARATIONS) + Files.readString(Path.of("docs", "styling.md"));
  }

  private String section(String from, String to) {
    int start = declarations.indexOf(from);
    return start < 0 ? "" : declarations.substring(start, declarations.indexOf(to, start));
  }

  private static String text(@Nullable String comment) {
    return comment == null
        ? ""
        : comment
            .replaceAll("(?m)^\\s*\\* ?", "")
            .replaceAll("\\{@link (?:\\w+\\.)?(\\w+)}", "$1")
            .strip()
            .replaceAll("\\s+", " ");
  }

  /** Fields and methods, without the second side of an accessor. */
  List<MatchResult> members() {
    return MEMBER
        .matcher(section("export interface WebSocketChatElement", "\n}\n"))
        .results()
        .toList();
  }

  List<MatchResult> events() {
    return EVENT
        .matcher(section("export interface WebSocketChatEventMap", "\n}\n"))
        .results()
        .toList();
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.groupCount() == 0 ? found.group() : found.group(1))
        .distinct()
        .toList();
  }

  List<String> tokens() {
    return all(TOKEN, section("## Custom properties", "## States"));
  }

  private static Map<String, Object> named(String name, String description) {
    var entry = new LinkedHashMap<String, Object>();
    entry.put("name", name);
    if (!description.isEmpty()) {
      entry.put("description", description);
    }
    return entry;
  }

  private static Map<String, Object> type(String text) {
    return Map.of("text", text.replaceAll("\\s+", " ").strip());
  }

  private List<Map<String, Object>> attributes() {
    var attributes = new ArrayList<Map<String, Object>>();
    for (var attribute : Attribute.values()) {
      var field = attribute.property().isEmpty() ? attribute.attribute() : attribute.property();
      var member =
          members().stream()
              .filter(found -> found.group(3).equals(field))
              .findFirst()
              .orElseThrow();
      var entry = named(attribute.attribute(), text(member.group(1)));
      entry.put("fieldName", field);
      if (attribute.isNumber()) {
        entry.put("type", type("number"));
        entry.put("default", Integer.toString(attribute.most()));
      } else if (attribute.isFlag()) {
        entry.put("type", type("boolean"));
      } else if (!attribute.choices().isEmpty()) {
        entry.put("type", type("'" + String.join("' | '", attribute.choices()) + "'"));
        entry.put("default", attribute.choices().getFirst());
      } else {
        entry.put("type", type("string"));
      }
      attributes.add(entry);
    }
    var last =
        named(
            "from-url",
            "Copies ?server= ?name= ?room= ?lang= and ?theme= of the page's address to the attributes."
                + " Only for a page that is nothing but the chat.");
    last.put("type", type("boolean"));
    attributes.add(last);
    return attributes;
  }

  private List<Map<String, Object>> memberEntries() {
    var entries = new ArrayList<Map<String, Object>>();
    for (var found : members()) {
      var entry = new LinkedHashMap<String, Object>();
      boolean isField = found.group(4) == null || "get ".equals(found.group(2));
      entry.put("kind", isField ? "field" : "method");
      entry.putAll(named(found.group(3), text(found.group(1))));
      if (isField) {
        entry.put("type", type(found.group(6)));
        if ("readonly ".equals(found.group(2))) {
          entry.put("readonly", true);
        }
        Arrays.stream(Attribute.values())
            .filter(attribute -> attribute.property().equals(found.group(3)))
            .forEach(
                attribute -> {
                  entry.put("attribute", attribute.attribute());
                  entry.put("reflects", true);
                });
      } else {
        entry.put("parameters", parameters(found.group(5)));
        entry.put("return", Map.of("type", type(found.group(6))));
      }
      entries.add(entry);
    }
    return entries;
  }

  private static List<Map<String, Object>> parameters(String written) {
    var parameters = new ArrayList<Map<String, Object>>();
    for (var one : written.isBlank() ? new String[0] : written.split(", ")) {
      var parts = one.split(": ", 2);
      var entry = named(parts[0].replace("?", ""), "");
      entry.put("type", type(parts[1]));
      if (parts[0].endsWith("?")) {
        entry.put("optional", true);
      }
      parameters.add(entry);
    }
    return parameters;
  }

  private List<Map<String, Object>> eventEntries() {
    var entries = new ArrayList<Map<String, Object>>();
    for (var found : events()) {
      var entry = named(found.group(2), text(found.group(1)));
      entry.put("type", type(found.group(3)));
      entries.add(entry);
    }
    return entries;
  }

  private static List<Map<String, Object>> names(Iterable<String> names) {
    var entries = new ArrayList<Map<String, Object>>();
    names.forEach(name -> entries.add(named(name, "")));
    return entries;
  }

  /** The manifest, as JSON. */
  String json() {
    var element = new LinkedHashMap<String, Object>();
    element.put("kind", "class");
    element.put("customElement", true);
    element.put("tagName", "websocket-chat");
    element.put("name", "WebSocketChatElement");
    element.put("description", "A chat room, with live messages over a WebSocket.");
    var superclass = named("HTMLElement", "");
    superclass.put("package", "global:");
    element.put("superclass", superclass);
    element.put("attributes", attributes());
    element.put("members", memberEntries());
    element.put("events", eventEntries());
    element.put("slots", names(all(QUOTED, section("| slot | where |", "```html"))));
    element.put(
        "cssParts", names(new TreeSet<>(all(QUOTED, section("- Around all", "`field` is both")))));
    element.put("cssProperties", names(tokens()));
    element.put("cssStates", names(all(STATUS, section("export type ChatStatus", ";"))));
    var reference = new LinkedHashMap<String, Object>();
    reference.put("name", "WebSocketChatElement");
    reference.put("module", "websocket-chat.js");
    var export = new LinkedHashMap<String, Object>();
    export.put("kind", "custom-element-definition");
    export.put("name", "websocket-chat");
    export.put("declaration", reference);
    var module = new LinkedHashMap<String, Object>();
    module.put("kind", "javascript-module");
    module.put("path", "websocket-chat.js");
    module.put("declarations", List.of(element));
    module.put("exports", List.of(export));
    var manifest = new LinkedHashMap<String, Object>();
    manifest.put("schemaVersion", "2.1.0");
    manifest.put("modules", List.of(module));
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(manifest)
        + "\n";
  }
}
