package org.websocketchat.terminal;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.websocketchat.bot.Bot;
import org.websocketchat.bot.BotGap;
import org.websocketchat.bot.BotPerson;
import org.websocketchat.bot.Outcome;
import org.websocketchat.session.State;
import org.websocketchat.session.Status;

/**
 * A person in a room by a terminal: what is typed at the bottom is said, and what happens in the
 * room is written above it. JLine draws the line anew when the terminal changes its size.
 */
public final class TerminalChat {
  private final Bot bot;
  private final LineReader reader;
  private final TerminalText text = new TerminalText(ZoneId.systemDefault());

  /** The people that were shown last; only the thread of the handlers uses it. */
  private List<BotPerson> shown = List.of();

  private TerminalChat(Bot bot, Terminal terminal) {
    this.bot = bot;
    reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(new DefaultParser().escapeChars(null).quoteChars(null))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .completer(
                (line, words, candidates) ->
                    bot.people().forEach(person -> candidates.add(new Candidate(person.name()))))
            .build();
  }

  /**
   * Runs until the person leaves, by {@code /quit}, Ctrl-C or Ctrl-D. What was said before is sent.
   *
   * @param bot is closed at the end
   * @param name what stands before the line
   */
  static void run(Bot bot, String name, Terminal terminal) {
    try (bot) {
      new TerminalChat(bot, terminal).run(name);
    }
  }

  /** The same in the terminal of this process; if its input is none, line by line. */
  public static void run(Bot bot, String name) throws IOException {
    try (bot;
        var terminal = TerminalBuilder.builder().dumb(true).build()) {
      run(bot, name, terminal);
    }
  }

  private void run(String name) {
    bot.onError(error -> show(text.warning(String.valueOf(error.getMessage()))));
    bot.onState(this::state);
    bot.onPeople(this::people);
    bot.onGap(this::gap);
    bot.onChange(change -> show(text.change(change)));
    bot.onHistory(
        page -> {
          page.forEach(message -> show(text.message(message)));
          bot.onMessage(message -> show(text.message(message)));
        });
    show(text.event(Typed.HELP));
    boolean stays = true;
    while (stays) {
      try {
        stays = act(Typed.of(reader.readLine(name + "> ")));
      } catch (UserInterruptException | EndOfFileException leaves) {
        stays = false;
      }
    }
  }

  /** Does what was typed; returns whether the person stays. */
  private boolean act(Typed typed) {
    switch (typed) {
      case Typed.Say(var said) -> tell(bot.say(said), offset -> "#" + offset + " is said.");
      case Typed.Reply(long offset, var said) ->
          tell(bot.reply(offset, said), own -> "#" + own + " is said.");
      case Typed.Edit(long offset, var said) ->
          tell(bot.edit(offset, said), same -> "#" + same + " is edited.");
      case Typed.Remove(long offset) ->
          tell(bot.remove(offset), same -> "#" + same + " is removed.");
      case Typed.People() -> show(text.people(bot.people()));
      case Typed.Help() -> show(text.event(Typed.HELP));
      case Typed.Wrong(var sentence) -> show(text.warning(sentence));
      case Typed.Nothing() -> {}
      case Typed.Quit() -> {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // it never completes with an exception
  private void tell(CompletableFuture<Outcome> sent, Function<Long, String> stored) {
    sent.thenAccept(
        outcome -> {
          switch (outcome) {
            case Outcome.Stored(long offset) -> show(text.event(stored.apply(offset)));
            case Outcome.Failed(var reason, var detail) ->
                show(text.warning("Not done: " + detail));
            case Outcome.InDoubt() ->
                show(text.warning("The server has not answered: it may be done or not."));
          }
        });
  }

  private void state(State now) {
    if (now.status() == Status.ONLINE) {
      show(text.event("You are in the room as " + now.name() + "."));
    } else if (now.status() == Status.WAITING) {
      show(text.event("There is no connection. What you write is sent later."));
    }
  }

  private void gap(BotGap gap) {
    show(text.event("Messages from #" + gap.from() + " to #" + gap.until() + " are left out."));
  }

  private void people(List<BotPerson> now) {
    if (!shown.isEmpty()) {
      var before = names(shown);
      var after = names(now);
      after.stream()
          .filter(name -> !before.contains(name))
          .forEach(name -> show(text.event(name + " has come.")));
      before.stream()
          .filter(name -> !after.contains(name))
          .forEach(name -> show(text.event(name + " has left.")));
    } else if (!now.isEmpty()) {
      show(text.people(now));
    }
    shown = now;
  }

  private static List<String> names(List<BotPerson> people) {
    var names = new ArrayList<String>();
    people.forEach(person -> names.add(person.name()));
    return names;
  }

  private void show(AttributedString line) {
    reader.printAbove(line);
  }
}
