package org.websocketchat.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MembershipResultsTest {
  private final List<String> told = new ArrayList<>();
  private final MembershipResults<String> results =
      new MembershipResults<>(
          new MembershipResults.Listener<>() {
            @Override
            public void joined(String handle, String name) {
              told.add(handle + " joined as " + name);
            }

            @Override
            public void nameRefused(String handle, String wanted) {
              told.add(handle + " is not " + wanted);
            }

            @Override
            public void failed(String handle, State state) {
              told.add(handle + " failed: " + state.cause());
            }

            @Override
            public void leftBefore(String handle, String wanted) {
              told.add(handle + " left before");
            }

            @Override
            public void left(String handle) {
              told.add(handle + " left");
            }
          });

  private void look(Status status, String name, boolean awaitsName) {
    var cause = status == Status.FAILED ? Cause.INSECURE : Cause.NONE;
    results.look(new State(status, cause, 0, "", "ws://x/", "", name, 0, 0), awaitsName);
  }

  private void assertTold(String... expected) {
    assertEquals(List.of(expected), told);
    told.clear();
  }

  @Test
  void whoJoinsIsToldTheNameThatIsConfirmed() {
    results.join("Ann", "one");
    look(Status.CONNECTING, "Ann", true);
    look(Status.WAITING, "Ann", true);
    look(Status.HANDSHAKING, "Ann", true);
    assertTold();
    look(Status.ONLINE, "Ann 2", false);
    assertTold("one joined as Ann 2");
    look(Status.ONLINE, "Ann 2", false);
    assertTold();
  }

  @Test
  void aNewNameWaitsForItsAnswer() {
    results.join("Zoe", "one");
    look(Status.ONLINE, "Ann", true);
    assertTold();
    look(Status.ONLINE, "Zoe", false);
    assertTold("one joined as Zoe");
  }

  @Test
  void aNameThatIsRefusedIsToldUnlessThePersonWantsAnotherByNow() {
    results.join("Bob", "one");
    results.join("Zoe", "two");
    results.apply(new Change.NameTaken("Bob", "Ann", true));
    look(Status.ONLINE, "Zoe", false);
    assertTold("one is not Bob", "two joined as Zoe");
    results.join("Bob", "three");
    results.apply(new Change.NameTaken("Bob", "Bob 2", false));
    look(Status.ONLINE, "Bob 2", false);
    assertTold("three joined as Bob 2");
  }

  @Test
  void aFailureIsTold() {
    results.join("Ann", "one");
    look(Status.FAILED, "Ann", true);
    assertTold("one failed: INSECURE");
  }

  @Test
  void whoLeavesHasNotJoined() {
    results.join("Ann", "one");
    results.leave("two");
    look(Status.CLOSING, "Ann", true);
    assertTold("one left before");
    look(Status.CLOSED, "Ann", false);
    assertTold("two left");
    results.leave("three");
    look(Status.CLOSED, "Ann", false);
    assertTold("three left");
  }

  @Test
  void whoJoinsAnewHasLeft() {
    results.leave("one");
    look(Status.CONNECTING, "Ann", true);
    assertTold("one left");
  }

  @Test
  void withoutASessionEverythingEnds() {
    results.join("Ann", "one");
    results.leave("two");
    results.end();
    assertTold("one left before", "two left");
    results.end();
    assertTold();
  }
}
