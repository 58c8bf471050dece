package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.websocketchat.protocol.Now;

/** One call of {@link Session#handle}: its time, and its outputs so far. */
final class Turn {
  final Now now;
  private final List<Output> outputs = new ArrayList<>();
  private boolean storesMain;

  /** The messages whose entry is to be stored or removed, each once. */
  private List<Outbox.Entry> changed = List.of();

  Turn(Now now) {
    this.now = now;
  }

  void put(Output output) {
    outputs.add(output);
  }

  void show(Change change) {
    put(new Output.Show(change));
  }

  /** The main entry has changed. It is stored before the outputs of this turn. */
  void storeMain() {
    storesMain = true;
  }

  /** This message has changed. Its entry is stored or removed before the outputs of this turn. */
  void store(Outbox.Entry entry) {
    if (changed.isEmpty()) {
      changed = new ArrayList<>(); // most turns change none
    }
    if (!changed.contains(entry)) {
      changed.add(entry);
    }
  }

  List<Outbox.Entry> changed() {
    return changed;
  }

  boolean storesMain() {
    return storesMain;
  }

  /** The outputs, without the writes to the memory. */
  List<Output> outputs() {
    return outputs;
  }
}
