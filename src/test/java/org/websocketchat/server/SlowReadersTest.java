package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.testing.Await;

/** A server with little memory, and many clients that request much and read nothing. */
final class SlowReadersTest {
  private static final int READERS = 200;
  private static final int REQUESTS = 40;

  /** The operating system buffers 2 to 4 MB for each before anything is queued in the server. */
  private static final long LIMIT_MILLIS = 150_000;

  /** Each queues 64 KiB and a page of 256 KiB; the limit is 31 MiB, so some must be closed. */
  private static final int MUST_GO = 20;

  @TempDir private Path folder;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<RawSocket> readers = new ArrayList<>();
  private Process process = new ProcessBuilder("true").start();
  private int port;

  SlowReadersTest() throws IOException {}

  @BeforeEach
  void start() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.sqlite.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                "org.websocketchat.chaos.ServerUnderTest", // ends with us
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString())
            .redirectErrorStream(true)
            .start();
    var out = process.inputReader(StandardCharsets.UTF_8);
    Thread.ofPlatform().daemon().start(() -> out.lines().forEach(lines::add));
    var ready = "The chat is at http://127.0.0.1:";
    Await.until("the server", () -> count(ready) == 1);
    var line = lines.stream().filter(text -> text.contains(ready)).findFirst().orElseThrow();
    port = Integer.parseInt(line.replaceAll(".*:(\\d+)/", "$1"));
  }

  @AfterEach
  void end() throws InterruptedException {
    readers.forEach(RawSocket::close);
    process.destroyForcibly().waitFor();
  }

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void aServerWith256MbOutlives200WhoAskForHistoryAndDoNotRead() throws Exception {
    try (var ann = new RawSocket(port)) {
      ann.upgrade("/chat", "");
      for (int i = 0; i < 20; i++) {
        ann.say(i + "x".repeat(16_000));
        ann.await("\"" + i + "xxx");
      }
      for (int i = 0; i < READERS; i++) {
        readers.add(silentReader(i));
      }
      Await.until("some had to go", LIMIT_MILLIS, () -> goesOn(ann) && count(": 4003 ") >= MUST_GO);
      try (var late = new RawSocket(port)) {
        late.write("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertTrue(late.head().startsWith("HTTP/1.1 200 "));
      }
    }
    assertTrue(process.isAlive(), lines::toString);
    assertEquals(0, count("OutOfMemoryError"), lines::toString);
    assertTrue(count(": 4003 ") < READERS, "no more than must");
  }

  /** A bystander is served as before. */
  private static boolean goesOn(RawSocket bystander) {
    bystander.say("all is well");
    return bystander.await("all is well").contains("\"message\"");
  }

  /** A client that sends request after request and does not read the answers. */
  private RawSocket silentReader(int number) {
    var reader = new RawSocket(port, 4_096);
    reader.handshake("/chat", "127.0.0.1", "Sec-WebSocket-Protocol: websocket-chat.v1\r\n");
    var key = "k".repeat(17) + (1_000 + number) + "A";
    reader.send("{\"type\":\"hello\",\"key\":\"" + key + "\",\"name\":\"Reader\"}");
    for (int i = 0; i < REQUESTS; i++) {
      reader.send("{\"type\":\"history\",\"before\":21,\"limit\":50}");
    }
    return reader;
  }

  private int count(String part) {
    return (int) lines.stream().filter(line -> line.contains(part)).count();
  }
}
