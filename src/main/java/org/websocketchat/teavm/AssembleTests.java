package org.websocketchat.teavm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sends what tests call in a browser through the optimizer of the served script. */
public final class AssembleTests {
  private AssembleTests() {}

  /**
   * Writes a script whose exports are globals, and its source map beside it.
   *
   * @param arguments the compiled script and the target
   */
  public static void main(String[] arguments) throws IOException {
    var target = Path.of(arguments[1]);
    var name = target.getFileName().toString();
    var optimized = Optimizer.optimize(Path.of(arguments[0]), "var exports=window;", "", "", name);
    Files.writeString(target, optimized.withLink(""));
    Files.writeString(target.resolveSibling(name + ".map"), optimized.map());
  }
}
