package org.websocketchat.examples;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.websocketchat.bot.Bot;

public final class DailyAnnouncer {
  /** Takes the address of the server, the time of the day (09:00), and a file for the memory. */
  public static void main(String[] arguments) throws Exception {
    var zone = ZoneId.systemDefault();
    var next = LocalDateTime.now(zone).with(LocalTime.parse(arguments[1]));
    if (next.isBefore(LocalDateTime.now(zone))) {
      next = next.plusDays(1);
    }
    var memory = Path.of(arguments[2]);
    try (var bot = Bot.to(arguments[0]).name("Announcer").memory(memory).connect()) {
      bot.onMessage(message -> {}); // it only talks
      while (true) {
        Thread.sleep(Duration.between(ZonedDateTime.now(zone), next.atZone(zone)));
        bot.say("It is " + next + ": the market opens.");
        next = next.plusDays(1);
      }
    }
  }
}
