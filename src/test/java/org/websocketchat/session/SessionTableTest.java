package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Walks every status with every input and holds the result against docs/session-table.md. Run with
 * {@code -Dsession.table=write} to write that file anew.
 */
final class SessionTableTest {
  private static final Path TABLE = Path.of("docs", "session-table.md");

  private record Bytes(long size) implements Binary {}

  private static Map<Status, Supplier<Stay>> statuses() {
    var ways = new LinkedHashMap<Status, Supplier<Stay>>();
    ways.put(Status.IDLE, Stay::new);
    ways.put(Status.CONNECTING, () -> new Stay().join("Ann"));
    ways.put(Status.HANDSHAKING, () -> new Stay().join("Ann").open().greet(Stay.ID));
    ways.put(Status.ONLINE, SessionTableTest::online);
    ways.put(Status.WAITING, () -> online().closed(1006));
    ways.put(
        Status.CLOSING,
        () -> {
          var stay = online().say("on its way");
          stay.feed(new Input.DisconnectRequested());
          return stay;
        });
    ways.put(
        Status.CLOSED,
        () -> {
          var stay = online();
          stay.feed(new Input.DisconnectRequested());
          return stay.closed(1000);
        });
    ways.put(Status.FAILED, () -> online().closed(1008));
    return ways;
  }

  private static Stay online() {
    return Stay.online().after(2_000);
  }

  private static Map<String, Function<Stay, Input>> inputs() {
    var inputs = new LinkedHashMap<String, Function<Stay, Input>>();
    inputs.put("ConnectRequested", stay -> new Input.ConnectRequested("Ann"));
    inputs.put("DisconnectRequested", stay -> new Input.DisconnectRequested());
    inputs.put("ForgetRequested", stay -> new Input.ForgetRequested("BBBBBBBBBBBBBBBBBBBBBB"));
    inputs.put("RetryRequested", stay -> new Input.RetryRequested());
    inputs.put("RenameRequested", stay -> new Input.RenameRequested("Anna"));
    inputs.put("SendRequested", stay -> new Input.SendRequested("hi"));
    inputs.put("Typed", stay -> new Input.Typed());
    inputs.put("BinaryRequested", stay -> new Input.BinaryRequested(new Bytes(1)));
    inputs.put("ResendRequested (unknown)", stay -> new Input.ResendRequested("no-such-cid"));
    inputs.put("DiscardRequested (unknown)", stay -> new Input.DiscardRequested("no-such-cid"));
    inputs.put("Opened", stay -> new Input.Opened(stay.generation(), "json"));
    inputs.put("OpenRefused", stay -> new Input.OpenRefused(stay.generation(), false, "bad"));
    inputs.put("OpenBlocked", stay -> new Input.OpenBlocked(stay.generation()));
    inputs.put(
        "Received (own username)",
        stay ->
            new Input.Received(
                stay.generation(),
                "{\"type\":\"username\",\"name\":\"Ann\",\"id\":" + Stay.ID + "}"));
    inputs.put(
        "Received (message)",
        stay ->
            new Input.Received(
                stay.generation(), "{\"type\":\"message\",\"text\":\"x\",\"id\":9}"));
    inputs.put("Received (unreadable)", stay -> new Input.Received(stay.generation(), "]"));
    inputs.put("BinaryReceived", stay -> new Input.BinaryReceived(stay.generation(), new Bytes(1)));
    inputs.put("Errored", stay -> new Input.Errored(stay.generation()));
    inputs.put("Closed 1006", stay -> new Input.Closed(stay.generation(), 1006, "", false));
    inputs.put("Closed 1008 (final)", stay -> new Input.Closed(stay.generation(), 1008, "", true));
    inputs.put(
        "Closed (older socket)", stay -> new Input.Closed(stay.generation() - 1, 1008, "", true));
    inputs.put("BufferMeasured", stay -> new Input.BufferMeasured(stay.generation(), 0));
    inputs.put("TimePassed (nothing due)", stay -> new Input.TimePassed());
    inputs.put("TimePassed (deadline)", SessionTableTest::atDeadline);
    inputs.put("WentOffline", stay -> new Input.WentOffline());
    inputs.put("WentOnline", stay -> new Input.WentOnline());
    inputs.put("HistoryRequested", stay -> new Input.HistoryRequested());
    inputs.put("HistoryForgotten", stay -> new Input.HistoryForgotten(5));
    inputs.put("BecameVisible", stay -> new Input.BecameVisible());
    return inputs;
  }

  private static Input atDeadline(Stay stay) {
    if (stay.session.deadline() != Long.MAX_VALUE) {
      stay.sleep(stay.session.deadline() - stay.millis());
    }
    return new Input.TimePassed();
  }

  private static String cell(Supplier<Stay> way, Function<Stay, Input> input) {
    var stay = way.get();
    var before = stay.status();
    var what = new ArrayList<String>();
    for (var output : stay.feed(input.apply(stay))) {
      what.add(name(output));
    }
    var names = String.join(", ", what);
    if (stay.status() == before) {
      return names.isEmpty() ? "·" : names;
    }
    return "**" + stay.status() + "** " + names;
  }

  private static String name(Output output) {
    return output instanceof Output.Show(var change)
        ? change.getClass().getSimpleName()
        : "`" + output.getClass().getSimpleName() + "`";
  }

  private static String table() {
    var statuses = statuses();
    var rows = new ArrayList<String>();
    rows.add("# What a session does with each input in each status");
    rows.add("");
    rows.add(
        "Written by `SessionTableTest`; each build compares it. A status in bold is entered, a"
            + " `word in code` is carried out by the shell, any other word is a change shown to"
            + " whoever watches, a dot is nothing. What is stored is left out. CLOSING is shown with one message on its way;"
            + " IDLE has had no socket, CLOSED, FAILED and WAITING have none any more.");
    rows.add("");
    rows.add(
        "| input | "
            + String.join(" | ", statuses.keySet().stream().map(Enum::name).toList())
            + " |");
    rows.add("|---|" + "---|".repeat(statuses.size()));
    inputs()
        .forEach(
            (name, input) -> {
              var cells = statuses.values().stream().map(way -> cell(way, input)).toList();
              rows.add("| " + name + " | " + String.join(" | ", cells) + " |");
            });
    return String.join("\n", rows) + "\n";
  }

  @Test
  void theWaysLeadWhereTheySay() {
    statuses().forEach((status, way) -> assertEquals(status, way.get().status()));
    assertEquals(List.of(Status.values()), List.copyOf(statuses().keySet()));
  }

  @Test
  void everyKindOfInputIsWalked() {
    var kinds = new ArrayList<String>();
    for (var source : Input.class.getPermittedSubclasses()) {
      for (var kind : source.getPermittedSubclasses()) {
        kinds.add(kind.getSimpleName());
      }
    }
    for (var kind : kinds) {
      assertEquals(
          true,
          inputs().keySet().stream().anyMatch(name -> (name + " ").startsWith(kind + " ")),
          kind);
    }
  }

  @Test
  void theTableInTheDocsIsTrue() throws IOException {
    if (System.getProperty("session.table", "").equals("write")) {
      Files.createDirectories(TABLE.getParent());
      Files.writeString(TABLE, table());
    }
    assertEquals(
        Files.readString(TABLE),
        table(),
        "docs/session-table.md is out of date; look at the difference, then write it anew with"
            + " -Dtest=SessionTableTest -Dsession.table=write");
  }
}
