package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.protocol.CloseCode;
import org.websocketchat.protocol.Limits;
import org.websocketchat.store.Storage;
import org.websocketchat.testing.Await;

/**
 * The hub's thread when its hub, storage or sockets fail, or when sockets open and close at once.
 */
class HubLoopTest {
  private final RuntimeException fault = new IllegalStateException("planted");

  @Test
  void aFaultOfTheHubEndsTheRoomThatMetItAndNoOther() throws IOException {
    try (var server = Faulty.server(fault);
        var kitchen = new RawSocket(server.port());
        var ann = RawSocket.join(server, "Ann");
        var peer = RawSocket.open(server)) {
      kitchen.upgrade("/chat?room=kitchen", "");
      kitchen.await("\"type\":\"id\"");
      peer.send(Faulty.FRAME);
      assertEquals(CloseCode.INTERNAL, peer.awaitClose().code());
      assertEquals(CloseCode.INTERNAL, ann.awaitClose().code());
      kitchen.say("all is well");
      kitchen.await("all is well");
      try (var again = RawSocket.join(server, "Ann")) {
        again.say("here again");
        again.await("here again");
      }
      assertEquals(200, Faulty.health(server));
    }
  }

  @Test
  void aFaultOfStorageEndsNobodysChat() throws IOException {
    var faults = new AtomicInteger();
    var storage =
        new UnreliableStorage() {
          @Override
          public void append(HubOutput.Append drafts) {
            if (drafts.room().equals("kitchen")) {
              faults.incrementAndGet();
              throw fault;
            }
            super.append(drafts);
          }
        };
    try (var server =
            ChatServer.start(Settings.local(), observer -> Faulty.loop(fault, storage::answering));
        var kitchen = new RawSocket(server.port());
        var ann = RawSocket.join(server, "Ann")) {
      kitchen.upgrade("/chat?room=kitchen", "");
      kitchen.say("not kept");
      Await.until("the fault", () -> faults.get() == 1);
      ann.say("all is well");
      ann.await("all is well");
    }
    assertEquals(1, storage.closed());
  }

  /** Of the hello, the page and the message that met the faults, the hub knows that they failed. */
  @Test
  void aFaultOfStorageIsTheAnswerToWhatItWasAsked() {
    var failing = new AtomicBoolean();
    var storage =
        new UnreliableStorage() {
          @Override
          public void open(HubOutput.Open ask) {
            throwIfFailing();
            super.open(ask);
          }

          @Override
          public void append(HubOutput.Append drafts) {
            throwIfFailing();
            super.append(drafts);
          }

          @Override
          public void read(HubOutput.Read ask) {
            throwIfFailing();
            super.read(ask);
          }

          private void throwIfFailing() {
            if (failing.get()) {
              throw fault;
            }
          }
        };
    var loop = Faulty.loop(fault, storage::answering);
    loop.start();
    var ann = new FakeSession();
    var bob = new FakeSession();
    var cat = new FakeSession();
    var dan = new FakeSession();
    var annSocket = welcomed(loop, ann, "A");
    var bobSocket = welcomed(loop, bob, "B");
    failing.set(true);
    hear(annSocket, "{\"type\":\"history\",\"before\":9,\"limit\":9}");
    ann.awaitText("\"code\":\"internal\"");
    hear(bobSocket, "{\"type\":\"message\",\"cid\":\"" + tag(bob) + ".1\",\"text\":\"hi\"}");
    bob.await("close");
    var catSocket = opened(loop, "websocket-chat.v1", cat);
    hear(catSocket, hello("C"));
    cat.await("close");
    var danSocket = opened(loop, dan);
    dan.await("close");
    failing.set(false);
    hear(annSocket, "{\"type\":\"history\",\"before\":9,\"limit\":9}");
    ann.awaitText("\"type\":\"history\"");
    end(loop, annSocket, bobSocket, catSocket, danSocket);
  }

  private static ChatSocket welcomed(HubLoop loop, FakeSession session, String key) {
    var socket = opened(loop, "websocket-chat.v1", session);
    hear(socket, hello(key));
    session.awaitText("\"type\":\"welcome\"");
    return socket;
  }

  private static String hello(String key) {
    return "{\"type\":\"hello\",\"key\":\"" + key + "A".repeat(21) + "\",\"name\":\"" + key + "\"}";
  }

  private static String tag(FakeSession session) {
    return session.awaitText("\"type\":\"welcome\"").replaceAll(".*\"tag\":\"([^\"]*)\".*", "$1");
  }

  @Test
  void aSocketThatCannotEvenBeClosedEndsNobodysChat() {
    var loop = Faulty.loop(fault);
    var broken = FakeSession.failing(fault, called -> called.equals("close"));
    loop.start();
    var socket = opened(loop, broken);
    broken.await("demand");
    socket.onFrame(new Frame(OpCode.TEXT, Faulty.FRAME), Callback.NOOP);
    broken.await("close");
    var whole = new FakeSession();
    var sockets = List.of(socket, opened(loop, whole));
    whole.await("demand");
    sockets.forEach(one -> one.onClosed(CloseStatus.NO_CODE_STATUS, Callback.NOOP));
    loop.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sendFrame", "demand"})
  void aFaultOfOneSocketReachesNoOther(String call) {
    var loop = Faulty.loop(fault);
    var broken = FakeSession.failing(fault, called -> called.equals(call));
    var whole = new FakeSession();
    loop.start();
    var sockets = List.of(opened(loop, broken), opened(loop, whole));
    whole.await("demand");
    whole.await("sendFrame");
    assertTrue(loop.isRunning());
    sockets.forEach(socket -> socket.onClosed(CloseStatus.NO_CODE_STATUS, Callback.NOOP));
    loop.stop();
  }

  @Test
  void aFrameForManyReachesThoseBehindABrokenSocket() {
    var loop = Faulty.loop(fault);
    var isBroken = new AtomicBoolean();
    var broken = FakeSession.failing(fault, called -> isBroken.get());
    var whole = new FakeSession();
    loop.start();
    var sockets = List.of(opened(loop, broken), opened(loop, whole));
    broken.await("demand");
    whole.await("demand");
    isBroken.set(true);
    int before = whole.count("sendFrame");
    sockets
        .getLast()
        .onFrame(new Frame(OpCode.TEXT, "{\"type\":\"message\",\"text\":\"hi\"}"), Callback.NOOP);
    Await.until("the copy", () -> whole.count("sendFrame") > before + 1);
    sockets.forEach(socket -> socket.onClosed(CloseStatus.NO_CODE_STATUS, Callback.NOOP));
    loop.stop();
  }

  @Test
  void anErrorEndsTheServerAndHealthTells() throws Exception {
    try (var server = Faulty.server(new StackOverflowError("planted"));
        var ann = RawSocket.join(server, "Ann");
        var peer = RawSocket.open(server);
        var late = new RawSocket(server.port())) {
      assertEquals(200, Faulty.health(server));
      assertTrue(server.failure().isEmpty());
      peer.send(Faulty.FRAME);
      server.awaitEnd();
      assertTrue(ann.isEnded());
      assertEquals(StackOverflowError.class, server.failure().orElseThrow().getClass());
      assertEquals(503, Faulty.health(server));
      var answer = late.handshake("/chat", "127.0.0.1", "");
      assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
    }
  }

  @Test
  void anErrorOfStorageEndsTheServerAndHealthTells() throws Exception {
    var error = new OutOfMemoryError("planted");
    var ends = new CompletableFuture<Consumer<Throwable>>();
    Storage.Engine engine =
        (answers, ended) -> {
          ends.complete(ended);
          return new UnreliableStorage().answering(answers, ended);
        };
    try (var server = ChatServer.start(Settings.local(), observer -> Faulty.loop(fault, engine));
        var ann = RawSocket.join(server, "Ann")) {
      ann.say("kept");
      ann.await("kept");
      ends.join().accept(error);
      server.awaitEnd();
      assertTrue(ann.isEnded());
      assertEquals(Optional.of(error), server.failure());
      assertEquals(503, Faulty.health(server));
    }
  }

  @Test
  void whoeverEndsWhileOpeningIsNotKept() {
    var loop = Faulty.loop(fault);
    var socket = new ChatSocket(loop, "lobby", "json", null);
    var ending = new Thread(() -> socket.onClosed(CloseStatus.NO_CODE_STATUS, Callback.NOOP));
    var opened =
        Callback.from(
            () -> {
              ending.start();
              Await.until("told or waiting", () -> isToldOrWaiting(ending));
            });
    socket.onOpen(new FakeSession().session(), opened);
    Await.until("told", () -> !ending.isAlive());
    loop.start();
    loop.stop();
    assertEquals(0, loop.sockets());
  }

  private static boolean isToldOrWaiting(Thread ending) {
    return !ending.isAlive() || ending.getState() == Thread.State.BLOCKED;
  }

  @Test
  void aReaderWhoIsBehindGetsTheNextPageWhenTheLastHasBeenWritten() {
    var loop = Faulty.loop(fault);
    loop.start();
    var early = new FakeSession();
    var author = opened(loop, "websocket-chat.v1", early);
    hear(author, "{\"type\":\"hello\",\"key\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"name\":\"Ann\"}");
    var welcome = early.awaitText("\"type\":\"welcome\"");
    var epoch = welcome.replaceAll(".*(\"epoch\":\"[^\"]*\").*", "$1");
    var tag = welcome.replaceAll(".*\"tag\":\"([^\"]*)\".*", "$1");
    var text = "x".repeat(Limits.TEXT_BYTES);
    int first = 6; // two pages: behind one of 48 KiB there is room for another
    int count = 2 * first;
    for (int n = 1; n <= count; n++) {
      hear(
          author,
          "{\"type\":\"message\",\"cid\":\"" + tag + "." + n + "\",\"text\":\"" + text + "\"}");
      early.awaitText("\"offset\":" + n + ",");
      early.write();
    }
    var late = new FakeSession();
    var reader = opened(loop, "websocket-chat.v1", late);
    hear(
        reader,
        "{\"type\":\"hello\",\"key\":\"BBBBBBBBBBBBBBBBBBBBBA\",\"name\":\"Bob\","
            + epoch
            + ",\"offset\":0}");
    late.awaitText("\"offset\":" + first + ",");
    for (var name : List.of("Eve", "Zoe")) { // the answer shows that earlier requests are done
      hear(author, "{\"type\":\"username\",\"name\":\"" + name + "\"}");
      late.awaitText("\"name\":\"" + name + "\"");
    }
    assertEquals(first, messages(late));
    late.write();
    late.awaitText("\"offset\":" + count + ",");
    end(loop, author, reader);
  }

  private static long messages(FakeSession session) {
    return session.texts().stream().filter(text -> text.contains("\"type\":\"message\"")).count();
  }

  private static void hear(ChatSocket socket, String text) {
    socket.onFrame(new Frame(OpCode.TEXT, text), Callback.NOOP);
  }

  private static void end(HubLoop loop, ChatSocket... sockets) {
    for (var socket : sockets) {
      socket.onClosed(CloseStatus.NO_CODE_STATUS, Callback.NOOP);
    }
    loop.stop();
  }

  @Test
  void aHubThatWasNeverStartedLetsGoOfItsStorage() {
    var storage = new UnreliableStorage();
    var loop = Faulty.loop(fault, storage::answering);
    loop.stop();
    assertEquals(1, storage.closed());
    assertFalse(loop.isRunning());
  }

  @Test
  void aTakenPortLeavesTheLogAlone() throws IOException {
    var made = new AtomicBoolean();
    try (var first = ChatServer.start(Settings.local())) {
      var same = Settings.builder().port(first.port()).build();
      assertThrows(
          IOException.class,
          () ->
              ChatServer.start(
                  same,
                  observer -> {
                    made.set(true);
                    return Faulty.loop(fault);
                  }));
    }
    assertFalse(made.get());
  }

  private static ChatSocket opened(HubLoop loop, FakeSession session) {
    return opened(loop, "json", session);
  }

  private static ChatSocket opened(HubLoop loop, String protocol, FakeSession session) {
    var socket = new ChatSocket(loop, "lobby", protocol, null);
    socket.onOpen(session.session(), Callback.NOOP);
    return socket;
  }
}
