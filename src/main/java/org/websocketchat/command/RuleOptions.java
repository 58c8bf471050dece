package org.websocketchat.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.RoomRules;
import org.websocketchat.hub.StartRules;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.server.SettingsBuilder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options for what holds in the rooms: in all, or with {@code ROOM=} in one. */
final class RuleOptions {
  private static final int MOST_MINUTES = 525_600;

  /** Changes one rule to what an option says. */
  private interface Change extends BiFunction<RoomRules, String, RoomRules> {}

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--guests",
      arity = "1",
      paramLabel = "[ROOM=]on|off",
      converter = ForRoom.Converter.class,
      description =
          "Whether people without a token may come in; off also turns off sub-protocol json. "
              + "(Default: on)")
  private List<ForRoom> guests = List.of();

  @Option(
      names = "--read-only",
      arity = "1",
      paramLabel = "[ROOM=]on|off",
      converter = ForRoom.Converter.class,
      description = "Whether guests may only read. (Default: off)")
  private List<ForRoom> readOnly = List.of();

  @Option(
      names = "--slow",
      paramLabel = "[ROOM=]SECONDS",
      converter = ForRoom.Converter.class,
      description =
          "The least time between two messages of one person, moderators and owners excepted; 0 for "
              + "none, at most 3600. (Default: 0)")
  private List<ForRoom> slow = List.of();

  @Option(
      names = "--links",
      arity = "1",
      paramLabel = "[ROOM=]on|off",
      converter = ForRoom.Converter.class,
      description = "Whether guests may post links. (Default: on)")
  private List<ForRoom> links = List.of();

  @Option(
      names = "--words",
      paramLabel = "[ROOM=]FILE",
      converter = ForRoom.Converter.class,
      description =
          "Take no message and no name with one of the words in this file, one in each line; "
              + "moderators and owners excepted. It is read again when it changes.")
  private List<ForRoom> words = List.of();

  @Option(
      names = "--json",
      arity = "1",
      paramLabel = "[ROOM=]on|off",
      converter = ForRoom.Converter.class,
      description = "Whether sub-protocol json is spoken. (Default: on)")
  private List<ForRoom> json = List.of();

  @Option(
      names = "--edit-minutes",
      paramLabel = "[ROOM=]N",
      converter = ForRoom.Converter.class,
      description =
          "Let people edit and remove their own messages for N minutes; 0 for never. (Default: 15)")
  private List<ForRoom> editMinutes = List.of();

  @Option(
      names = "--reserve",
      paramLabel = "NAME",
      description =
          "Let nobody have this name, or one that looks like it, but the bearer of a token with it.")
  private List<String> reserved = List.of();

  /** Checks the options and adds them to the settings. */
  void addTo(SettingsBuilder settings) {
    var everywhere = changed(RoomRules.usual(), null);
    var byRoom = new LinkedHashMap<String, RoomRules>();
    for (var values : List.of(guests, readOnly, slow, links, json, editMinutes)) {
      for (var value : values) {
        if (value.room() != null) {
          byRoom.computeIfAbsent(value.room(), room -> changed(everywhere, room));
        }
      }
    }
    for (var spoken : json) {
      var there = spoken.room() == null ? everywhere : byRoom.get(spoken.room());
      if (onOff(spoken.value()) && there != null && there.mode().signed()) {
        throw wrong(
            "--json",
            "'on' contradicts --guests off, since nobody has a token in json; give one of them");
      }
    }
    settings.startRules(new StartRules(everywhere, byRoom));
    for (var file : words) {
      addWords(settings, file);
    }
    for (var name : reserved) {
      if (PersonName.fault(name) != null) {
        throw wrong("--reserve", "it is not 1 to 32 characters without control characters");
      }
      settings.reservedName(name);
    }
  }

  private static void addWords(SettingsBuilder settings, ForRoom file) {
    var path = Path.of(file.value());
    if (file.room() == null) {
      settings.words(path);
    } else {
      settings.words(file.room(), path);
    }
  }

  /** The rules with what the options say of this room; null for every room. */
  private RoomRules changed(RoomRules from, @Nullable String room) {
    var rules = from;
    rules = all(rules, room, "--guests", guests, (to, value) -> to.withSigned(!onOff(value)));
    rules = all(rules, room, "--read-only", readOnly, (to, value) -> to.withReadonly(onOff(value)));
    rules = all(rules, room, "--links", links, (to, value) -> to.withLinks(onOff(value)));
    rules = all(rules, room, "--json", json, (to, value) -> to.withJson(onOff(value)));
    rules =
        all(
            rules,
            room,
            "--slow",
            slow,
            (to, value) -> to.withSlowSeconds(number(value, RoomMode.MOST_SLOW_SECONDS)));
    return all(
        rules,
        room,
        "--edit-minutes",
        editMinutes,
        (to, value) -> to.withEditMillis(TimeUnit.MINUTES.toMillis(number(value, MOST_MINUTES))));
  }

  private RoomRules all(
      RoomRules from, @Nullable String room, String option, List<ForRoom> values, Change change) {
    var rules = from;
    String before = null;
    for (var value : values) {
      if (Objects.equals(value.room(), room)) {
        if (before != null && !before.equals(value.value())) {
          var where = room == null ? "every room" : "room " + room;
          throw wrong(
              option, "'" + before + "' and '" + value.value() + "' for " + where + "; give one");
        }
        before = value.value();
        try {
          rules = change.apply(rules, value.value());
        } catch (TypeConversionException fault) {
          throw wrong(option, String.valueOf(fault.getMessage()));
        }
      }
    }
    return rules;
  }

  private static boolean onOff(String value) {
    return new OnOff().convert(value);
  }

  private static int number(String value, int most) {
    try {
      int number = Integer.parseInt(value);
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException ignored) {
      // told below
    }
    throw new TypeConversionException("'" + value + "' is not a number from 0 to " + most);
  }

  private ParameterException wrong(String option, String why) {
    return new ParameterException(
        spec.commandLine(), "Invalid value for option '" + option + "': " + why);
  }
}
