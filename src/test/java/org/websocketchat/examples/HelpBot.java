package org.websocketchat.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import org.websocketchat.bot.Bot;
import org.websocketchat.bot.BotMessage;
import org.websocketchat.bot.Outcome;

public final class HelpBot {
  /** Takes the address of the server, a file for the memory, and a file with a token. */
  public static void main(String[] arguments) throws Exception {
    var token = Path.of(arguments[2]);
    var bot =
        Bot.to(arguments[0])
            .room("lobby")
            .name("Help")
            .memory(Path.of(arguments[1]))
            .token(() -> Files.readString(token).strip())
            .connect();
    Runtime.getRuntime().addShutdownHook(new Thread(bot::close)); // Ctrl-C, SIGTERM
    bot.onMessage(message -> answer(bot, message));
  }

  private static void answer(Bot bot, BotMessage message) {
    if (message.text().equals("!help") && !message.missed()) {
      var outcome = bot.reply(message, "Ask Ann: she knows everything.").join();
      if (outcome instanceof Outcome.Failed failed) {
        System.err.println("Could not answer: " + failed.detail());
      }
    }
  }
}
