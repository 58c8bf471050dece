package org.websocketchat.bot;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A bot that says one text after the other and prints each that it has accepted, until killed. */
final class TalkingProcess {
  private TalkingProcess() {}

  /**
   * Runs it.
   *
   * @param arguments the address, the memory file, the first number to say, and how many; after the
   *     last one it closes the bot and prints {@code done}
   */
  public static void main(String[] arguments) throws Exception {
    int first = Integer.parseInt(arguments[2]);
    int count = Integer.parseInt(arguments[3]);
    try (var bot = Bot.to(arguments[0]).name("Talker").memory(Path.of(arguments[1])).connect()) {
      for (int i = first; i < first + count; i++) {
        System.out.println("begin " + i);
        var outcome = say(bot, i);
        System.out.println("accepted " + i);
        if (i % 5 == 0) {
          outcome.join();
        }
      }
      bot.close(Duration.ofSeconds(60));
    }
    System.out.println("done");
  }

  private static CompletableFuture<Outcome> say(Bot bot, int number) {
    while (true) {
      var outcome = bot.say("text " + number);
      if (!(outcome.getNow(null) instanceof Outcome.Failed)) {
        return outcome;
      }
    }
  }
}
