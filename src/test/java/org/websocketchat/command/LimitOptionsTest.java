package org.websocketchat.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.hub.AddressLimits;
import org.websocketchat.hub.HubLimits;
import org.websocketchat.hub.Rate;
import org.websocketchat.hub.RoomLimits;
import org.websocketchat.hub.ServerLimits;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Each number of the budget has an option that reaches the hub, and a row in docs/budget.md. */
class LimitOptionsTest {
  private static final List<String> ARGUMENTS =
      List.of(
          "--sockets-per-address", "11",
          "--connects-per-address", "12,13",
          "--hellos-per-address", "14,15",
          "--frames-per-address", "16,30",
          "--refusals-per-address", "17,18",
          "--reports-per-address", "45,46",
          "--renames-per-address", "49,50",
          "--typing-per-address", "19,20",
          "--messages-per-address", "21,22",
          "--message-bytes-per-address", "1K,65K",
          "--read-bytes-per-address", "5K,69K",
          "--people-per-address", "23",
          "--rooms-per-address", "24",
          "--names-per-address", "25",
          "--opens-per-address", "41",
          "--pages-per-address", "43",
          "--people-per-room", "26",
          "--frames-per-room", "27,31",
          "--typing-per-room", "28,29",
          "--messages-per-room", "32,33",
          "--message-bytes-per-room", "2K,66K",
          "--sockets-in-all", "34",
          "--rooms-in-all", "35",
          "--names-in-all", "36",
          "--frames-in-all", "37,38",
          "--messages-in-all", "39,40",
          "--message-bytes-in-all", "3K,67K",
          "--opens-in-all", "42",
          "--pages-in-all", "44");

  private static HubLimits limits(List<String> arguments) {
    var seen = new ArrayList<HubLimits>();
    var main =
        new Main(
            settings -> {
              seen.add(settings.limits());
              throw new IOException("enough");
            });
    var err = new StringWriter();
    var line = new CommandLine(main).setErr(new PrintWriter(err, true));
    line.execute(arguments.toArray(String[]::new));
    assertEquals(1, seen.size(), err::toString);
    return seen.getFirst();
  }

  @Test
  void withoutOptionsTheUsualNumbersHold() {
    assertEquals(HubLimits.usual(), limits(List.of()));
  }

  @Test
  void eachOptionReachesTheHub() {
    var address =
        new AddressLimits(
            11,
            Rate.perMinute(12, 13),
            Rate.perMinute(14, 15),
            Rate.perSecond(16, 30),
            Rate.perMinute(17, 18),
            Rate.perMinute(45, 46),
            Rate.perMinute(49, 50),
            Rate.perSecond(19, 20),
            Rate.perSecond(21, 22),
            Rate.perSecond(1_024, 65 * 1_024),
            Rate.perSecond(5 * 1_024, 69 * 1_024),
            23,
            24,
            25,
            41,
            43);
    var room =
        new RoomLimits(
            26,
            Rate.perSecond(27, 31),
            Rate.perSecond(28, 29),
            Rate.perSecond(32, 33),
            Rate.perSecond(2_048, 66 * 1_024));
    var server =
        new ServerLimits(
            34,
            35,
            36,
            Rate.perSecond(37, 38),
            Rate.perSecond(39, 40),
            Rate.perSecond(3_072, 67 * 1_024),
            42,
            44);
    assertEquals(new HubLimits(address, room, server), limits(ARGUMENTS));
  }

  @Test
  void theDocsNameEachOptionAndHelpDoesToo() throws IOException {
    var docs = Files.readString(Path.of("docs/budget.md"));
    var help = new CommandLine(new Main()).getUsageMessage();
    for (var argument : ARGUMENTS) {
      if (argument.startsWith("--")) {
        assertTrue(docs.contains("`" + argument + "`"), argument);
        assertTrue(help.contains(argument + "="), argument);
      }
    }
  }

  @Test
  void theTablesInTheDocsHaveEachOption() throws IOException {
    var rows = new ArrayList<String>();
    for (var document : List.of("docs/server.md", "docs/budget.md")) {
      rows.addAll(Files.readAllLines(Path.of(document)));
    }
    rows.removeIf(line -> !line.startsWith("|"));
    for (var option : new CommandLine(new Main()).getCommandSpec().options()) {
      var name = "`" + option.longestName();
      assertTrue(
          rows.stream().anyMatch(row -> row.contains(name + "`") || row.contains(name + " ")),
          name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "50", "50,", ",200", "0,1", "1,0", "50;200", "1,2,3", "17G,1", "a,b"})
  void whatIsNoRateIsNamed(String text) {
    var converter = new RateOption.Converter();
    var told = assertThrows(TypeConversionException.class, () -> converter.convert(text));
    assertTrue(
        String.valueOf(told.getMessage())
            .startsWith("'" + text + "' is not a rate such as 50,200"));
  }
}
