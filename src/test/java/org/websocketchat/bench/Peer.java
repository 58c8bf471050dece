package org.websocketchat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.websocketchat.command.Main;

/** A server that is measured, and the protocol of its clients. */
enum Peer {
  CHAT("ours, websocket-chat.v1", ""),
  GUIDE("ours, json", ""),
  WS("Node ws", "ws.js"),
  WEBSOCKET("Node websocket", "websocket.js");

  /**
   * The options that lift the budget of rooms and server: by default a room stores 200 messages a
   * second (docs/budget.md), and the bench would measure that limit.
   */
  private static final List<String> UNLIMITED =
      List.of(
          "--frames-per-room",
          "--messages-per-room",
          "--message-bytes-per-room",
          "--frames-in-all",
          "--messages-in-all",
          "--message-bytes-in-all");

  private static final String PLENTY = "1000000000,1000000000";

  private static final Path PEERS = Path.of("target/bench/peers");
  private static final Pattern READY =
      Pattern.compile("(?:listening on |The chat is at http://[^:]+:)(\\d+)");
  private static final Pattern USED = Pattern.compile("used (\\d+)");
  private static final Pattern HISTOGRAM_TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

  private final String title;

  /** The script that Node runs; empty for our server. */
  private final String script;

  Peer(String title, String script) {
    this.title = title;
    this.script = script;
  }

  String title() {
    return title;
  }

  boolean isOurs() {
    return script.isEmpty();
  }

  /** A running server; closing it deletes what it has written. */
  record Running(Peer peer, MeasuredProcess process, int port, Path folder)
      implements AutoCloseable {
    /** The bytes in use after a garbage collection. */
    long usedBytes() throws IOException {
      if (!peer.isOurs()) {
        return Long.parseLong(process.signal("USR2", USED));
      }
      var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      var told = MeasuredProcess.run(jcmd, Long.toString(process.pid()), "GC.class_histogram");
      var total = HISTOGRAM_TOTAL.matcher(told);
      if (!total.find()) {
        throw new IOException("jcmd does not print the bytes in use: " + told);
      }
      return Long.parseLong(total.group(1));
    }

    @Override
    public void close() throws IOException {
      process.close();
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Whether it can be started: our server, or one whose Node packages are installed. */
  boolean isInstalled() {
    return isOurs() || Files.isDirectory(PEERS.resolve("node_modules"));
  }

  /**
   * Starts the server, with an empty log.
   *
   * @param logs where its log and its output go, in a folder of their own
   */
  Running start(Path logs) throws IOException {
    var folder = Files.createTempDirectory(Files.createDirectories(logs), "run");
    var process = new MeasuredProcess(folder.resolve("output"), command(folder));
    try {
      int port = Integer.parseInt(process.await(READY));
      return new Running(this, process, port, folder);
    } catch (RuntimeException | AssertionError failed) {
      process.close();
      throw failed;
    }
  }

  private List<String> command(Path folder) {
    if (!isOurs()) {
      return List.of("node", "--expose-gc", PEERS.resolve(script).toString());
    }
    var java = new ArrayList<String>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.add("@scripts/java-options");
    java.addAll(words(System.getenv().getOrDefault("JAVA_OPTS", "")));
    java.addAll(List.of("-cp", System.getProperty("java.class.path")));
    java.add(Main.class.getName());
    java.addAll(List.of("--port", "0", "--data", folder.resolve("data").toString()));
    UNLIMITED.forEach(option -> java.addAll(List.of(option, PLENTY)));
    return java;
  }

  private static List<String> words(String line) {
    return Pattern.compile("\\s+").splitAsStream(line).filter(word -> !word.isEmpty()).toList();
  }

  /** The protocol of a new client. */
  ClientProtocol protocol(int number, RandomGenerator chance) {
    var name = "Reader " + number;
    return switch (this) {
      case CHAT -> new ClientProtocol.Chat(name, chance);
      case GUIDE -> new ClientProtocol.Guide(name);
      case WS, WEBSOCKET -> new ClientProtocol.Broadcast(name, number);
    };
  }
}
