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
 * Feeds every input in every status, and compares the result with docs/session-table.md. With
 * {@code -Dsession.table=write} it writes that file anew.
 */
final class SessionTableTest {
  private static final Path TABLE = Path.of("docs", "session-table.md");

  private record Bytes(long size) implements Binary {}

  /** A sub-protocol to try: how to get a client that is handshaking or online. */
  private record Walk(
      String title, Supplier<GuideTestClient> handshaking, Supplier<GuideTestClient> online) {}

  private static final Walk JSON =
      new Walk(
          "json",
          () -> new GuideTestClient().join("Ann").open().greet(GuideTestClient.ID),
          () -> GuideTestClient.online().after(2_000));

  private static final Walk V1 =
      new Walk(
          SubProtocol.V1,
          SessionTableTest::saidHello,
          () ->
              saidHello()
                  .receive(ServerFrameCodec.encode(ChatTestClient.welcome(0, 1, 80, false)))
                  .after(2_000));

  private static GuideTestClient saidHello() {
    return new GuideTestClient(7, List.of(SubProtocol.V1)).join("Ann").open(SubProtocol.V1);
  }

  private static Map<Status, Supplier<GuideTestClient>> statuses(Walk walk) {
    var ways = new LinkedHashMap<Status, Supplier<GuideTestClient>>();
    var protocols = List.of(walk.title());
    ways.put(Status.IDLE, () -> new GuideTestClient(7, protocols));
    ways.put(Status.CONNECTING, () -> new GuideTestClient(7, protocols).join("Ann"));
    ways.put(Status.HANDSHAKING, walk.handshaking());
    ways.put(Status.ONLINE, walk.online());
    ways.put(Status.WAITING, () -> walk.online().get().closed(1006));
    ways.put(
        Status.CLOSING,
        () -> {
          var client = walk.online().get().say("on its way");
          client.feed(new Input.DisconnectRequested());
          return client;
        });
    ways.put(
        Status.CLOSED,
        () -> {
          var client = walk.online().get();
          client.feed(new Input.DisconnectRequested());
          return client.closed(1000);
        });
    ways.put(Status.FAILED, () -> walk.online().get().closed(1008));
    return ways;
  }

  private static Map<String, Function<GuideTestClient, Input>> inputs(Walk walk) {
    var inputs = new LinkedHashMap<String, Function<GuideTestClient, Input>>();
    inputs.put("ConnectRequested", client -> new Input.ConnectRequested("Ann"));
    inputs.put("DisconnectRequested", client -> new Input.DisconnectRequested());
    inputs.put("ForgetRequested", client -> new Input.ForgetRequested("BBBBBBBBBBBBBBBBBBBBBB"));
    inputs.put("RetryRequested", client -> new Input.RetryRequested());
    inputs.put("RenameRequested", client -> new Input.RenameRequested("Anna"));
    inputs.put("SendRequested", client -> new Input.SendRequested("hi"));
    inputs.put("Typed", client -> new Input.Typed());
    inputs.put("BinaryRequested", client -> new Input.BinaryRequested(new Bytes(1)));
    inputs.put("ResendRequested (unknown)", client -> new Input.ResendRequested("no-such-cid"));
    inputs.put("DiscardRequested (unknown)", client -> new Input.DiscardRequested("no-such-cid"));
    inputs.put("HistoryRequested", client -> new Input.HistoryRequested());
    inputs.put("ActsRequested", client -> new Input.ActsRequested(0));
    inputs.put("HistoryForgotten", client -> new Input.HistoryForgotten(5));
    inputs.put("TokenSourceChanged (tokens)", client -> new Input.TokenSourceChanged(true));
    inputs.put("TokenGiven (no tokens)", client -> new Input.TokenGiven(client.generation(), "t"));
    inputs.put("Opened", client -> new Input.Opened(client.generation(), walk.title()));
    inputs.put("Opened (not offered)", client -> new Input.Opened(client.generation(), "other"));
    inputs.put("OpenRefused", client -> new Input.OpenRefused(client.generation(), false, "bad"));
    inputs.put("OpenBlocked", client -> new Input.OpenBlocked(client.generation()));
    if (walk.title().equals(SubProtocol.JSON)) {
      says(
          inputs,
          "own username",
          "{'type':'username','name':'Ann','id':" + GuideTestClient.ID + "}");
      says(inputs, "message", "{'type':'message','text':'x','id':9}");
    } else {
      says(inputs, "welcome", ServerFrameCodec.encode(ChatTestClient.welcome(0, 1, 80, false)));
      says(inputs, "next message", ServerFrameCodec.encode(ChatTestClient.other(81, "x")));
      says(inputs, "a later message", ServerFrameCodec.encode(ChatTestClient.other(90, "x")));
      says(inputs, "next entry, of an unknown type", "{'type':'later','offset':81}");
      says(inputs, "next entry, unreadable", "{'type':'message','offset':81}");
      says(inputs, "a later entry, unreadable", "{'type':'message','offset':90}");
      says(inputs, "gap", "{'type':'gap','before':90}");
      says(inputs, "page", "{'type':'history','before':81,'epoch':'k3f9','first':1,'items':[]}");
      says(inputs, "acts, not asked for", "{'type':'acts','items':[]}");
      says(inputs, "userlist", "{'type':'userlist','users':[{'id':7,'tag':'x','name':'Ann'}]}");
      says(inputs, "own renamed", "{'type':'renamed','id':7,'name':'Anna'}");
      says(inputs, "rejectusername", "{'type':'rejectusername','name':'Ann'}");
      says(inputs, "error", "{'type':'error','code':'forbidden'}");
      var slow = "'code':'slow','cid':'" + ChatTestClient.TAG + ".1','retry':9000";
      says(inputs, "error, slow", "{'type':'error'," + slow + "}");
      says(inputs, "slow mode", "{'type':'mode','offset':81,'mode':{'slow':10}}");
      says(inputs, "ping", "{'type':'ping','head':80}");
      says(inputs, "ping, behind", "{'type':'ping','head':90}");
      says(inputs, "token (no tokens)", "{'type':'token','in':60000}");
      says(inputs, "bye", "{'type':'bye','spread':1000}");
    }
    says(inputs, "unreadable", "]");
    inputs.put(
        "BinaryReceived", client -> new Input.BinaryReceived(client.generation(), new Bytes(1)));
    inputs.put("Errored", client -> new Input.Errored(client.generation()));
    inputs.put("Closed 1006", client -> new Input.Closed(client.generation(), 1006, "", false));
    inputs.put(
        "Closed 1008 (final)", client -> new Input.Closed(client.generation(), 1008, "", true));
    inputs.put(
        "Closed (older socket)",
        client -> new Input.Closed(client.generation() - 1, 1008, "", true));
    inputs.put("BufferMeasured", client -> new Input.BufferMeasured(client.generation(), 0));
    inputs.put("TimePassed (nothing due)", client -> new Input.TimePassed());
    inputs.put("TimePassed (deadline)", SessionTableTest::atDeadline);
    inputs.put("WentOffline", client -> new Input.WentOffline());
    inputs.put("WentOnline", client -> new Input.WentOnline());
    inputs.put("BecameVisible", client -> new Input.BecameVisible());
    inputs.put("Replaced", client -> new Input.Replaced());
    return inputs;
  }

  /** The server sends this text, in which apostrophes stand for quotation marks. */
  private static void says(
      Map<String, Function<GuideTestClient, Input>> inputs, String what, String text) {
    var frame = text.replace('\'', '"');
    inputs.put("Received (" + what + ")", client -> new Input.Received(client.generation(), frame));
  }

  private static Input atDeadline(GuideTestClient client) {
    if (client.session.deadline() != Long.MAX_VALUE) {
      client.sleep(client.session.deadline() - client.millis());
    }
    return new Input.TimePassed();
  }

  private static String cell(
      Supplier<GuideTestClient> way, Function<GuideTestClient, Input> input) {
    var client = way.get();
    var before = client.status();
    var what = new ArrayList<String>();
    for (var output : client.feed(input.apply(client))) {
      what.add(name(output));
    }
    var names = String.join(", ", what);
    if (client.status() == before) {
      return names.isEmpty() ? "·" : names;
    }
    return "**" + client.status() + "** " + names;
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
    rows.add("`SessionTableTest` writes this file, and each build compares it. In a cell");
    rows.add("");
    rows.add("- a status in bold is entered,");
    rows.add("- a `word in code` is an output that the shell carries out,");
    rows.add("- any other word is a change that the observer is told,");
    rows.add("- a dot means that nothing happens.");
    rows.add("");
    rows.add(
        "Writes to the memory are left out. In CLOSING one message is on its way. IDLE has had no"
            + " socket yet;");
    rows.add("WAITING, CLOSED and FAILED have none any more.");
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

  /** Whichever input comes, no frame leaves after the closing handshake has begun. */
  @Test
  void nothingLeavesAfterClose() {
    for (var walk : List.of(JSON, V1)) {
      inputs(walk)
          .forEach(
              (name, input) -> {
                var client = walk.online().get();
                client.feed(new Input.DisconnectRequested());
                assertEquals(1, client.all(Output.Close.class).size());
                client.outputs.clear();
                client.feed(input.apply(client));
                assertEquals(List.of(), client.all(Output.Transmit.class), walk.title() + name);
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
    kinds.remove("ReadRequested"); // of a session that only reads: SpectatorTest
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
