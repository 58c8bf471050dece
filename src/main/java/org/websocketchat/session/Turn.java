package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.websocketchat.protocol.Now;

/** One call of {@link Session#handle}: its time, and what it has decided so far. */
final class Turn {
  final Now now;
  private final List<Output> outputs = new ArrayList<>();
  private boolean remembers;

  /** The texts whose entry is to be stored or removed, each once. */
  private final List<Outbox.Entry> changed = new ArrayList<>();

  Turn(Now now) {
    this.now = now;
  }

  void put(Output output) {
    outputs.add(output);
  }

  void show(Change change) {
    put(new Output.Show(change));
  }

  /** Who we are has changed: it is stored before anything of this turn is done. */
  void remember() {
    remembers = true;
  }

  /** What has become of this text is stored before anything of this turn is done. */
  void remember(Outbox.Entry entry) {
    if (!changed.contains(entry)) {
      changed.add(entry);
    }
  }

  List<Outbox.Entry> changed() {
    return changed;
  }

  boolean remembers() {
    return remembers;
  }

  /** What was decided, after the memory. */
  List<Output> outputs() {
    return outputs;
  }
}
