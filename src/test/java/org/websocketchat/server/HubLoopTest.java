package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.store.Storage;
import org.websocketchat.testing.Await;

/** What happens to a hub's thread whose hub, storage or sockets fail, or come and go at once. */
class HubLoopTest {
  private final RuntimeException fault = new IllegalStateException("planted");

  @Test
  void aFaultOfTheHubCostsTheSocketThatMetItAndNobodyElse() throws IOException {
    try (var server = Faulty.server(fault);
        var ann = RawSocket.join(server, "Ann");
        var peer = RawSocket.open(server)) {
      peer.send(Faulty.FRAME);
      assertTrue(peer.isEnded());
      ann.say("all is well");
      ann.await("all is well");
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
            ChatServer.start(Settings.local(), () -> Faulty.loop(fault, storage::answering));
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

  @Test
  void aSocketThatCannotEvenBeDroppedEndsNobodysChat() {
    var loop = Faulty.loop(fault);
    var broken = new FakeSession(called -> called.equals("abort"));
    loop.start();
    var socket = opened(loop, broken);
    broken.await("demand");
    socket.onFrame(new Frame(OpCode.TEXT, Faulty.FRAME), Callback.NOOP);
    broken.await("abort");
    var whole = new FakeSession(called -> false);
    var sockets = List.of(socket, opened(loop, whole));
    whole.await("demand");
    sockets.forEach(one -> one.onClosed(CloseStatus.NO_CODE_STATUS, Callback.NOOP));
    loop.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sendFrame", "flush", "demand"})
  void aFaultOfOneSocketReachesNoOther(String call) {
    var loop = Faulty.loop(fault);
    var broken = new FakeSession(called -> called.equals(call));
    var whole = new FakeSession(called -> false);
    loop.start();
    var sockets = List.of(opened(loop, broken), opened(loop, whole));
    whole.await("demand");
    whole.await("flush");
    assertTrue(loop.isRunning());
    sockets.forEach(socket -> socket.onClosed(CloseStatus.NO_CODE_STATUS, Callback.NOOP));
    loop.stop();
  }

  @Test
  void aFrameForManyReachesThoseBehindABrokenSocket() {
    var loop = Faulty.loop(fault);
    var isBroken = new AtomicBoolean();
    var broken = new FakeSession(called -> isBroken.get());
    var whole = new FakeSession(called -> false);
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
    try (var server = ChatServer.start(Settings.local(), () -> Faulty.loop(fault, engine));
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
    socket.onOpen(new FakeSession(called -> false).session(), opened);
    Await.until("told", () -> !ending.isAlive());
    loop.start();
    loop.stop();
    assertEquals(0, loop.sockets());
  }

  private static boolean isToldOrWaiting(Thread ending) {
    return !ending.isAlive() || ending.getState() == Thread.State.BLOCKED;
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
      var same = Settings.local().withPort(first.port());
      assertThrows(
          IOException.class,
          () ->
              ChatServer.start(
                  same,
                  () -> {
                    made.set(true);
                    return Faulty.loop(fault);
                  }));
    }
    assertFalse(made.get());
  }

  private static ChatSocket opened(HubLoop loop, FakeSession session) {
    var socket = new ChatSocket(loop, "lobby", "json", null);
    socket.onOpen(session.session(), Callback.NOOP);
    return socket;
  }

  /** A socket of Jetty's that notes what it is asked and fails where it is told to. */
  private final class FakeSession {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final CoreSession session;

    FakeSession(Predicate<String> fails) {
      session =
          (CoreSession)
              Proxy.newProxyInstance(
                  FakeSession.class.getClassLoader(),
                  new Class<?>[] {CoreSession.class},
                  (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    if (fails.test(method.getName())) {
                      throw fault;
                    }
                    return null;
                  });
    }

    CoreSession session() {
      return session;
    }

    int count(String call) {
      return (int) calls.stream().filter(call::equals).count();
    }

    void await(String call) {
      Await.until(call, () -> calls.contains(call));
    }
  }
}
