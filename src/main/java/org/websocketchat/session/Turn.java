package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.websocketchat.protocol.Now;

/** One call of {@link Session#handle}: its time, and what it has decided so far. */
final class Turn {
  final Now now;
  private final List<Output> outputs = new ArrayList<>();
  private boolean remembers;

  Turn(Now now) {
    this.now = now;
  }

  void put(Output output) {
    outputs.add(output);
  }

  void show(Change change) {
    put(new Output.Show(change));
  }

  /** What outlives the page has changed: it is stored before anything of this turn is done. */
  void remember() {
    remembers = true;
  }

  boolean remembers() {
    return remembers;
  }

  /** What was decided, after the memory. */
  List<Output> outputs() {
    return outputs;
  }
}
