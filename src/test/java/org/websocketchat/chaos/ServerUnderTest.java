package org.websocketchat.chaos;

import java.io.IOException;
import org.websocketchat.command.Main;

/** The server as it is, but gone when the process that started it is. */
final class ServerUnderTest {
  private ServerUnderTest() {}

  public static void main(String[] arguments) {
    Thread.ofPlatform().daemon().start(ServerUnderTest::endWithParent);
    Main.main(arguments);
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is said there.
      }
    } catch (IOException gone) {
      // As good as its end.
    }
    Runtime.getRuntime().halt(1);
  }
}
