package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.core.JSString;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.xml.Element;
import org.teavm.jso.dom.xml.Node;
import org.websocketchat.browser.bindings.Properties;
import org.websocketchat.browser.bindings.Values;
import org.websocketchat.view.Translator;

/**
 * Makes elements from the templates that the build compiled into the script, in one language. Text
 * becomes text nodes and attributes, never HTML. Classes are also parts for the page's style,
 * unless there is an attribute {@code part}.
 */
final class TemplateRenderer {
  private static final String SVG = "http://www.w3.org/2000/svg";

  private final Properties templates;
  private final Translator translator;

  /** What was made before, to be copied. */
  private final Properties made = JSObjects.create();

  /** Renders the templates in this language; the build defines their form. */
  TemplateRenderer(Properties templates, Translator translator) {
    this.templates = templates;
    this.translator = translator;
  }

  /** Appends the elements of a template; returns the last one. */
  HTMLElement append(Node parent, String template) {
    if (!JSObjects.hasProperty(made, template)) {
      var elements = HTMLDocument.current().createDocumentFragment();
      addAll(elements, (Values) templates.get(template), 0);
      made.set(template, elements);
    }
    parent.appendChild(((Node) made.get(template)).cloneNode(true));
    return (HTMLElement) parent.getLastChild();
  }

  /** Replaces the contents of an element by those of a template. */
  HTMLElement fill(HTMLElement parent, String template) {
    parent.setTextContent("");
    return append(parent, template);
  }

  /**
   * Replaces the contents of an element by one of the texts. Each value that fills a place has an
   * element of its own, so that its direction does not affect the text around it.
   */
  void write(HTMLElement parent, String text, @Nullable String first, @Nullable String second) {
    var document = HTMLDocument.current();
    var pattern = translator.pattern(text);
    parent.setTextContent("");
    int from = 0;
    for (int at = pattern.indexOf('{'); at >= 0; at = pattern.indexOf('{', from)) {
      if (at > from) {
        parent.appendChild(document.createTextNode(pattern.substring(from, at)));
      }
      var value = pattern.charAt(at + 1) == '0' ? first : second;
      if (value != null && !value.isEmpty()) {
        var element = document.createElement("bdi");
        element.setTextContent(value);
        parent.appendChild(element);
      }
      from = at + 3;
    }
    if (from < pattern.length()) {
      parent.appendChild(document.createTextNode(pattern.substring(from)));
    }
  }

  private void addAll(Node parent, Values nodes, int from) {
    for (int i = from; i < nodes.getLength(); i++) {
      JSObject node = nodes.get(i);
      parent.appendChild(
          JSArray.isArray(node)
              ? element((Values) node)
              : HTMLDocument.current().createTextNode(text(node)));
    }
  }

  /** An element: tag, attributes, and the nodes in it. */
  private Element element(Values data) {
    var document = HTMLDocument.current();
    var tag = text(data.get(0));
    Element element =
        tag.equals("svg") || tag.equals("path")
            ? document.createElementNS(SVG, tag)
            : document.createElement(tag);
    var attributes = (Values) data.get(1);
    for (int i = 0; i < attributes.getLength(); i += 2) {
      var name = text(attributes.get(i));
      var value = text(attributes.get(i + 1));
      if (name.equals("class") && !element.hasAttribute("part")) {
        element.setAttribute("part", value);
      }
      element.setAttribute(name, value);
    }
    addAll(element, data, 2);
    return element;
  }

  private String text(JSObject text) {
    var string = (JSString) text;
    return translator.pattern(string.stringValue());
  }
}
