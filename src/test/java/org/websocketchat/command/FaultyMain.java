package org.websocketchat.command;

import org.websocketchat.server.Faulty;

/** The server's command line, with a planted fault in the hub. */
final class FaultyMain {
  private FaultyMain() {}

  public static void main(String[] arguments) {
    var fault = new StackOverflowError("planted");
    Main.run(new Main(settings -> Faulty.server(settings, fault)), arguments);
  }
}
