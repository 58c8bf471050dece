package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.Now;

/** A driver carries out the outputs of a session in order, also if it is fed within a turn. */
final class DriverTest {
  private final List<String> calls = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private Transport.@Nullable Listener listener;
  private Runnable wake = () -> {};
  private long wakeAt;
  private long millis;
  private boolean refuse;

  private final Transport transport =
      (url, protocols, ear) -> {
        listener = ear;
        calls.add("open " + url + " " + protocols);
        if (refuse) {
          ear.refused(false, "bad");
        }
        return new Recorder();
      };

  private final Clock clock =
      new Clock() {
        @Override
        public Now now() {
          return new Now(millis, GuideTestClient.WALL + millis);
        }

        @Override
        public void wakeAt(long atMillis, Runnable run) {
          wakeAt = atMillis;
          wake = run;
        }
      };

  private final Driver driver =
      new Driver(
          new Session(
              new SessionSettings(
                  GuideTestClient.URL, List.of("json"), 1, "AAAAAAAAAAAAAAAAAAAAAA", List.of()),
              new JacksonJson()),
          transport,
          clock,
          memory -> {},
          this::watch);

  @Test
  void aTokenIsAskedForAndMayComeWithinTheTurnOrLater() {
    var answers = new ArrayList<Consumer<@Nullable String>>();
    var tokens = new ArrayList<String>(List.of("now"));
    var asking =
        new Driver(
            new Session(
                new SessionSettings(
                    GuideTestClient.URL, List.of("json"), 1, "AAAAAAAAAAAAAAAAAAAAAA", List.of()),
                new JacksonJson()),
            transport,
            clock,
            answer -> {
              answers.add(answer);
              tokens.forEach(answer);
            },
            memory -> {},
            this::watch);
    asking.feed(new Input.TokenSourceChanged(true));
    asking.feed(new Input.ConnectRequested("Ann"));
    assertEquals(List.of("open " + GuideTestClient.URL + " [json]"), calls);
    tokens.clear();
    while (answers.size() < 2) {
      millis = wakeAt;
      wake.run();
    }
    answers.getFirst().accept("late");
    assertEquals(Status.CONNECTING, asking.state().status());
    calls.clear();
    answers.getLast().accept("later");
    assertEquals(List.of("open " + GuideTestClient.URL + " [json]"), calls);
  }

  private final class Recorder implements Transport.Socket {
    @Override
    public void send(String text) {
      calls.add("send " + text);
    }

    @Override
    public void send(Binary binary) {
      calls.add("binary " + binary.size());
    }

    @Override
    public long bufferedBytes() {
      calls.add("buffered?");
      return 0;
    }

    @Override
    public void close(int code, String reason) {
      calls.add("close " + code);
    }

    @Override
    public void abandon() {
      calls.add("abandon");
    }
  }

  private void watch(Change change) {
    changes.add(change);
    if (change instanceof Change.StateChanged changed
        && changed.state().status() == Status.ONLINE) {
      driver.feed(new Input.SendRequested("from within"));
    }
  }

  private Transport.Listener ear() {
    if (listener == null) {
      throw new AssertionError("nothing was opened");
    }
    return listener;
  }

  private void goOnline() {
    driver.feed(new Input.ConnectRequested("Ann"));
    ear().opened("json");
    ear().received("{\"type\":\"id\",\"id\":5}");
    ear().received("{\"type\":\"username\",\"name\":\"Ann\",\"id\":5}");
  }

  @Test
  void carriesOutATurnFromOpenToSend() {
    goOnline();
    assertEquals("open " + GuideTestClient.URL + " [json]", calls.get(0));
    assertTrue(calls.get(1).startsWith("send {\"type\":\"username\",\"name\":\"Ann\""));
    assertEquals("buffered?", calls.get(2));
    assertTrue(calls.get(3).contains("from within"));
    assertEquals("buffered?", calls.get(4));
    assertEquals(Status.ONLINE, driver.state().status());
  }

  @Test
  void aRefusalBeforeOpenReturnsIsHandledAfterTheTurn() {
    refuse = true;
    driver.feed(new Input.ConnectRequested("Ann"));
    assertEquals(Status.FAILED, driver.state().status());
    assertEquals("bad", driver.state().detail());
  }

  @Test
  void asksToBeWokenAtTheDeadlineAndTellsThatTimeHasPassed() {
    driver.feed(new Input.ConnectRequested("Ann"));
    assertEquals(10_000, wakeAt);
    millis = wakeAt;
    wake.run();
    assertEquals("abandon", calls.getLast());
    assertEquals(Status.WAITING, driver.state().status());
    assertEquals(driver.state().retryAtMillis(), wakeAt);
  }

  @Test
  void whenLeftNothingIsDue() {
    goOnline();
    ear().received(copyOfLast());
    driver.feed(new Input.DisconnectRequested());
    ear().closed(1000, "", true);
    assertEquals("close 1000", calls.getLast());
    assertEquals(Long.MAX_VALUE, wakeAt);
  }

  private String copyOfLast() {
    return calls.stream()
        .filter(call -> call.contains("from within"))
        .toList()
        .getLast()
        .substring("send ".length());
  }

  @Test
  void aListenerOfAnAbandonedSocketIsNotHeard() {
    driver.feed(new Input.ConnectRequested("Ann"));
    var old = ear();
    driver.feed(new Input.DisconnectRequested());
    driver.feed(new Input.ConnectRequested("Ann"));
    int before = changes.size();
    old.opened("json");
    old.closed(1008, "", true);
    assertEquals(before, changes.size());
    assertEquals(Status.CONNECTING, driver.state().status());
  }

  @Test
  void aFailureInAWatcherLeavesTheDriverUsable() {
    var failing =
        new Driver(
            new Session(
                new SessionSettings(
                    GuideTestClient.URL, List.of(), 1, "AAAAAAAAAAAAAAAAAAAAAA", List.of()),
                new JacksonJson()),
            transport,
            clock,
            memory -> {},
            change -> {
              throw new IllegalStateException("observer");
            });
    assertThrows(
        IllegalStateException.class, () -> failing.feed(new Input.ConnectRequested("Ann")));
    assertThrows(IllegalStateException.class, () -> failing.feed(new Input.DisconnectRequested()));
    assertEquals(Status.CLOSED, failing.state().status());
  }

  @Test
  void whatAFailingWatcherInterruptedIsCarriedOutAtOnce() {
    var fails = new boolean[1];
    var failing =
        new Driver(
            new Session(
                new SessionSettings(
                    GuideTestClient.URL, List.of("json"), 1, "AAAAAAAAAAAAAAAAAAAAAA", List.of()),
                new JacksonJson()),
            transport,
            clock,
            memory -> {},
            change -> {
              if (fails[0]) {
                fails[0] = false;
                throw new IllegalStateException("observer");
              }
            });
    failing.feed(new Input.ConnectRequested("Ann"));
    ear().opened("json");
    ear().received("{\"type\":\"id\",\"id\":5}");
    ear().received("{\"type\":\"username\",\"name\":\"Ann\",\"id\":5}");
    fails[0] = true;
    assertThrows(
        IllegalStateException.class, () -> failing.feed(new Input.SendRequested("not lost")));
    assertTrue(calls.stream().noneMatch(call -> call.contains("not lost")));
    assertEquals(millis, wakeAt, "now, though nothing else is due");
    wake.run();
    assertEquals(1, calls.stream().filter(call -> call.contains("not lost")).count());
    assertTrue(wakeAt > millis && wakeAt < Long.MAX_VALUE, "the copy is waited for");
  }
}
