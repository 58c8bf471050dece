package org.websocketchat.server;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.websocketchat.testing.Await;

/** A fake of Jetty's socket that records its calls, and writes only when a test says so. */
final class FakeSession {
  /** A frame that was passed to it. */
  record Sent(Frame frame, String text, Callback callback, boolean isHeldBack) {}

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final CoreSession session;

  FakeSession() {
    this(called -> {});
  }

  /** A session whose calls of this kind fail. */
  static FakeSession failing(RuntimeException fault, Predicate<String> where) {
    return new FakeSession(
        called -> {
          if (where.test(called)) {
            throw fault;
          }
        });
  }

  private FakeSession(java.util.function.Consumer<String> calling) {
    session =
        (CoreSession)
            Proxy.newProxyInstance(
                FakeSession.class.getClassLoader(),
                new Class<?>[] {CoreSession.class},
                (proxy, method, arguments) -> {
                  calls.add(method.getName());
                  calling.accept(method.getName());
                  if (method.getName().equals("sendFrame")) {
                    note((Frame) arguments[0], (Callback) arguments[1], (boolean) arguments[2]);
                  }
                  return null;
                });
  }

  private void note(Frame frame, Callback callback, boolean isHeldBack) {
    var text = StandardCharsets.UTF_8.decode(frame.getPayload().slice()).toString();
    sent.add(new Sent(frame, text, callback, isHeldBack));
  }

  CoreSession session() {
    return session;
  }

  List<String> calls() {
    return calls;
  }

  int count(String call) {
    return (int) calls.stream().filter(call::equals).count();
  }

  void await(String call) {
    Await.until(call, () -> calls.contains(call));
  }

  /** The frames passed to it since it last wrote. */
  List<Sent> sent() {
    return sent;
  }

  /** Waits for a text frame that contains this, and returns it. */
  String awaitText(String part) {
    Await.until(part, () -> texts().stream().anyMatch(text -> text.contains(part)));
    return texts().stream().filter(text -> text.contains(part)).findFirst().orElseThrow();
  }

  List<String> texts() {
    return sent.stream().map(Sent::text).toList();
  }

  /** Writes the frames that were passed to it until now; the hub's thread may pass further ones. */
  void write() {
    for (int waiting = sent.size(); waiting > 0; waiting--) {
      sent.removeFirst().callback().succeeded();
    }
  }
}
