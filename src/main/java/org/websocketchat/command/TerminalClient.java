package org.websocketchat.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.websocketchat.bot.Bot;
import org.websocketchat.bot.MemoryException;
import org.websocketchat.terminal.TerminalChat;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the chat in a terminal. */
@Command(
    name = "terminal",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = "Chats in this terminal. /help tells the commands; Ctrl-D leaves.")
public final class TerminalClient implements Callable<Integer> {
  private static final int CANNOT_START = 1;

  /** Chats with a bot in a terminal. */
  interface Chat {
    void run(Bot bot, String name) throws IOException;
  }

  private final Chat chat;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--terminal",
      paramLabel = "URL",
      required = true,
      description = "The chat server's socket, such as ws://127.0.0.1:8080/chat.")
  private String server = "";

  @Option(names = "--name", paramLabel = "NAME", required = true, description = "Your name.")
  private String name = "";

  @Option(
      names = "--room",
      paramLabel = "ROOM",
      description = "The room. (Default: the one in URL, else lobby)")
  private String room = "";

  @Option(
      names = "--token",
      paramLabel = "FILE",
      description = "Come in with the token in this file. It is read anew for each connection.")
  private @Nullable Path token;

  @Option(
      names = "--memory",
      paramLabel = "FILE",
      description =
          "Keep in this file who you are and what is not sent yet. (Default: somebody new each time)")
  private @Nullable Path memory;

  /** The command as users run it. */
  public TerminalClient() {
    this(TerminalChat::run);
  }

  TerminalClient(Chat chat) {
    this.chat = chat;
  }

  /**
   * Chats until the person leaves. Exits with 1 if it cannot start, with 2 if an option is wrong.
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new TerminalClient()).execute(arguments));
  }

  @Override
  public Integer call() {
    try {
      var bot = Bot.to(server).room(room).name(name);
      var tokenFile = token;
      if (tokenFile != null) {
        bot.token(() -> Files.readString(tokenFile).strip());
      }
      if (memory != null) {
        bot.memory(memory);
      }
      chat.run(bot.connect(), name);
      return 0;
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
    } catch (MemoryException unusable) {
      spec.commandLine().getErr().println(unusable.getMessage());
      return CANNOT_START;
    } catch (IOException noTerminal) {
      spec.commandLine().getErr().println("Cannot use this terminal: " + noTerminal);
      return CANNOT_START;
    }
  }
}
