package org.websocketchat.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.websocketchat.session.Output;

/** The entries that a session has stored; plain Java, so that it also runs compiled. */
public final class StoredMemory {
  private final Map<String, String> entries = new LinkedHashMap<>();

  /** No entries. */
  public StoredMemory() {}

  /** One entry without a name, in which versions up to 41d8544 stored everything. */
  public StoredMemory(String main) {
    put(new Output.Store("", main));
  }

  /** Stores an entry in place of the old one, or removes it. */
  public synchronized void put(Output.Store entry) {
    if (entry.value().isEmpty()) {
      entries.remove(entry.entry());
    } else {
      entries.put(entry.entry(), entry.value());
    }
  }

  /** The entries for the next session. */
  public synchronized List<Output.Store> entries() {
    var all = new ArrayList<Output.Store>();
    entries.forEach((entry, value) -> all.add(new Output.Store(entry, value)));
    return all;
  }

  /** The main entry; empty if there is none. */
  public synchronized String main() {
    return entries.getOrDefault("", "");
  }

  /** The entry of the only text there is; empty if there is none. */
  public synchronized String text() {
    return entries.entrySet().stream()
        .filter(entry -> !entry.getKey().isEmpty())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
