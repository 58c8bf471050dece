package org.websocketchat.examples;

import org.websocketchat.bot.Bot;

public final class EchoBot {
  public static void main(String[] arguments) {
    var bot = Bot.connect(arguments[0], "lobby", "Echo"); // wss://chat.example.org/chat
    bot.onMessage(message -> bot.reply(message, message.text()));
  }
}
