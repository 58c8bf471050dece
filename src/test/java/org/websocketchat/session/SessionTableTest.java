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
import org.websocketchat.protocol.ServerFrameCodec;
import org.websocketchat.protocol.SubProtocol;

/**
 * Walks every status with every input and holds the result against docs/session-table.md. Run with
 * {@code -Dsession.table=write} to write that file anew.
 */
final class SessionTableTest {
  private static final Path TABLE = Path.of("docs", "session-table.md");

  private record Bytes(long size) implements Binary {}

  /** A sub-protocol to walk: how to get online under it, and what its server may say. */
  private record Walk(String title, Supplier<Stay> handshaking, Supplier<Stay> online) {}

  private static final Walk JSON =
      new Walk(
          "json",
          () -> new Stay().join("Ann").open().greet(Stay.ID),
          () -> Stay.online().after(2_000));

  private static final Walk V1 =
      new Walk(
          SubProtocol.V1,
          SessionTableTest::saidHello,
          () ->
              saidHello()
                  .receive(ServerFrameCodec.encode(ChatStay.welcome(0, 1, 80, false)))
                  .after(2_000));

  private static Stay saidHello() {
    return new Stay(7, List.of(SubProtocol.V1)).join("Ann").open(SubProtocol.V1);
  }

  private static Map<Status, Supplier<Stay>> statuses(Walk walk) {
    var ways = new LinkedHashMap<Status, Supplier<Stay>>();
    var protocols = List.of(walk.title());
    ways.put(Status.IDLE, () -> new Stay(7, protocols));
    ways.put(Status.CONNECTING, () -> new Stay(7, protocols).join("Ann"));
    ways.put(Status.HANDSHAKING, walk.handshaking());
    ways.put(Status.ONLINE, walk.online());
    ways.put(Status.WAITING, () -> walk.online().get().closed(1006));
    ways.put(
        Status.CLOSING,
        () -> {
          var stay = walk.online().get().say("on its way");
          stay.feed(new Input.DisconnectRequested());
          return stay;
        });
    ways.put(
        Status.CLOSED,
        () -> {
          var stay = walk.online().get();
          stay.feed(new Input.DisconnectRequested());
          return stay.closed(1000);
        });
    ways.put(Status.FAILED, () -> walk.online().get().closed(1008));
    return ways;
  }

  private static Map<String, Function<Stay, Input>> inputs(Walk walk) {
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
    inputs.put("HistoryRequested", stay -> new Input.HistoryRequested());
    inputs.put("HistoryForgotten", stay -> new Input.HistoryForgotten(5));
    inputs.put("Opened", stay -> new Input.Opened(stay.generation(), walk.title()));
    inputs.put("Opened (not offered)", stay -> new Input.Opened(stay.generation(), "other"));
    inputs.put("OpenRefused", stay -> new Input.OpenRefused(stay.generation(), false, "bad"));
    inputs.put("OpenBlocked", stay -> new Input.OpenBlocked(stay.generation()));
    if (walk.title().equals(SubProtocol.JSON)) {
      says(inputs, "own username", "{'type':'username','name':'Ann','id':" + Stay.ID + "}");
      says(inputs, "message", "{'type':'message','text':'x','id':9}");
    } else {
      says(inputs, "welcome", ServerFrameCodec.encode(ChatStay.welcome(0, 1, 80, false)));
      says(inputs, "next message", ServerFrameCodec.encode(ChatStay.other(81, "x")));
      says(inputs, "a later message", ServerFrameCodec.encode(ChatStay.other(90, "x")));
      says(inputs, "page", "{'type':'history','before':81,'epoch':'k3f9','first':1,'items':[]}");
      says(inputs, "userlist", "{'type':'userlist','users':[{'id':7,'tag':'x','name':'Ann'}]}");
      says(inputs, "own renamed", "{'type':'renamed','id':7,'name':'Anna'}");
      says(inputs, "rejectusername", "{'type':'rejectusername','name':'Ann'}");
      says(inputs, "error", "{'type':'error','code':'forbidden'}");
      says(inputs, "ping", "{'type':'ping','head':80}");
      says(inputs, "ping, behind", "{'type':'ping','head':90}");
      says(inputs, "bye", "{'type':'bye','spread':1000}");
    }
    says(inputs, "unreadable", "]");
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
    inputs.put("BecameVisible", stay -> new Input.BecameVisible());
    return inputs;
  }

  /** The server says this; apostrophes stand for quotation marks. */
  private static void says(Map<String, Function<Stay, Input>> inputs, String what, String text) {
    var frame = text.replace('\'', '"');
    inputs.put("Received (" + what + ")", stay -> new Input.Received(stay.generation(), frame));
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

  private static String tables() {
    var rows = new ArrayList<String>();
    rows.add("# What a session does with each input in each status");
    rows.add("");
    rows.add(
        "Written by `SessionTableTest`; each build compares it. A status in bold is entered, a"
            + " `word in code` is carried out by the shell, any other word is a change shown to"
            + " whoever watches, a dot is nothing. What is stored is left out. CLOSING is shown"
            + " with one message on its way; IDLE has had no socket, CLOSED, FAILED and WAITING"
            + " have none any more.");
    for (var walk : List.of(JSON, V1)) {
      rows.add("");
      rows.add("## `" + walk.title() + "`");
      rows.add("");
      var statuses = statuses(walk);
      var names = statuses.keySet().stream().map(Enum::name).toList();
      rows.add("| input | " + String.join(" | ", names) + " |");
      rows.add("|---|" + "---|".repeat(statuses.size()));
      inputs(walk)
          .forEach(
              (name, input) -> {
                var cells = statuses.values().stream().map(way -> cell(way, input)).toList();
                rows.add("| " + name + " | " + String.join(" | ", cells) + " |");
              });
    }
    return String.join("\n", rows) + "\n";
  }

  @Test
  void theWaysLeadWhereTheySay() {
    for (var walk : List.of(JSON, V1)) {
      var statuses = statuses(walk);
      statuses.forEach((status, way) -> assertEquals(status, way.get().status()));
      assertEquals(List.of(Status.values()), List.copyOf(statuses.keySet()));
    }
  }

  /** Whatever comes, nothing leaves once the closing handshake has begun. */
  @Test
  void nothingLeavesAfterClose() {
    for (var walk : List.of(JSON, V1)) {
      inputs(walk)
          .forEach(
              (name, input) -> {
                var stay = walk.online().get();
                stay.feed(new Input.DisconnectRequested());
                assertEquals(1, stay.all(Output.Close.class).size());
                stay.outputs.clear();
                stay.feed(input.apply(stay));
                assertEquals(List.of(), stay.all(Output.Transmit.class), walk.title() + name);
              });
    }
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
          inputs(V1).keySet().stream().anyMatch(name -> (name + " ").startsWith(kind + " ")),
          kind);
    }
  }

  @Test
  void theTableInTheDocsIsTrue() throws IOException {
    if (System.getProperty("session.table", "").equals("write")) {
      Files.createDirectories(TABLE.getParent());
      Files.writeString(TABLE, tables());
    }
    assertEquals(
        Files.readString(TABLE),
        tables(),
        "docs/session-table.md is out of date; look at the difference, then write it anew with"
            + " -Dtest=SessionTableTest -Dsession.table=write");
  }
}
