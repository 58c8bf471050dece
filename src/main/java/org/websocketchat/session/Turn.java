package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import org.websocketchat.protocol.Now;

/** One call of {@link Session#handle}: its time, and what it has decided so far. */
final class Turn {
  final Now now;
  private final List<Output> outputs = new ArrayList<>();

  Turn(Now now) {
    this.now = now;
  }

  void put(Output output) {
    outputs.add(output);
  }

  void show(Change change) {
    outputs.add(new Output.Show(change));
  }

  List<Output> outputs() {
    return outputs;
  }
}
