package org.websocketchat.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The order of the pages, as {@code docs/site/navigation.txt} has it: lines of a place, an English
 * and a Chinese label with bars between them. A line without a place begins a group. {@code *}
 * stands for all documents of a folder, whose page lists them.
 */
record Navigation(List<Group> groups) {
  static final String FILE = "docs/site/navigation.txt";

  /** Pages that belong together. */
  record Group(Label label, List<Entry> entries) {}

  /** One page, or one folder of pages. */
  record Entry(String place, Label label) {

    /** The folder, with a slash behind it, whose documents are meant; null if it is one page. */
    @Nullable String folder() {
      return place.endsWith("*") ? place.substring(0, place.length() - 1) : null;
    }

    /** The place of the document whose page the navigation leads to. */
    String source() {
      var folder = folder();
      return folder == null ? place : folder + "README.md";
    }

    /** The document of a language, or else the English one. */
    Document in(Language language, Documents documents) {
      var english = Objects.requireNonNull(documents.find(source()), place);
      var translated = documents.in(language, english);
      return translated == null ? english : translated;
    }

    boolean covers(String source) {
      var folder = folder();
      return source.equals(source()) || (folder != null && source.startsWith(folder));
    }
  }

  /** A text in both languages. */
  record Label(String english, String chinese) {
    String in(Language language) {
      return switch (language) {
        case ENGLISH -> english;
        case CHINESE -> chinese;
      };
    }
  }

  /** Reads the lines. */
  static Navigation read(String text, DocumentFaults faults) {
    var groups = new ArrayList<Group>();
    for (var line : text.lines().filter(line -> !line.isBlank()).toList()) {
      var parts = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
      boolean lost = groups.isEmpty() && !parts.getFirst().isEmpty();
      if (parts.size() != 3 || lost) {
        faults.add(FILE, text, line, "a line is \"place | English | 中文\", below \"| group | 组\"");
        continue;
      }
      var label = new Label(parts.get(1), parts.get(2));
      if (parts.getFirst().isEmpty()) {
        groups.add(new Group(label, new ArrayList<>()));
      } else {
        groups.getLast().entries().add(new Entry(parts.getFirst(), label));
      }
    }
    return new Navigation(groups);
  }

  /** All entries in order. */
  Stream<Entry> entries() {
    return groups.stream().flatMap(group -> group.entries().stream());
  }
}
