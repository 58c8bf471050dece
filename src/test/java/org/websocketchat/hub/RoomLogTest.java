package org.websocketchat.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.GuideFrame;

/** The drafts on their way into a log, and what each answer of storage does to them. */
class RoomLogTest {
  private final Budget budget = new Budget(HubLimits.usual());
  private final Room room =
      new Room(
          "lobby",
          budget.room("lobby"),
          Keys.library(),
          new RolePolicy(Keys.library()),
          RoomRules.usual());
  private final RoomLog log = new RoomLog();
  private final Session session = new Session("ann", new Account(new Rate(10, 20)));
  private final ChatClient ann = client(1);

  @Test
  void nothingIsAppendedBeforeStorageHasToldWhereTheRoomStands() {
    log.drafts().add(guide("1"));
    assertTrue(log.needsOpening());
    assertNull(log.next());
    log.opening();
    assertFalse(log.needsOpening());
    assertNull(log.next());
    log.opened("e1", 7);
    assertEquals(List.of("1"), texts());
    assertEquals(7, log.head());
  }

  @Test
  void whatCannotBeToldIsAskedAgain() {
    log.opening();
    assertEquals(List.of(), log.openFailed());
    assertTrue(log.needsOpening());
    assertTrue(log.isUnknown());
  }

  @Test
  void oneAppendIsUnderWay() {
    open();
    log.drafts().add(guide("1"));
    assertEquals(List.of("1"), texts());
    log.drafts().add(guide("2"));
    log.drafts().add(guide("3"));
    assertNull(log.next());
    appended(1, List.of());
    assertEquals(List.of("2", "3"), texts());
    assertEquals(1, log.head());
  }

  @Test
  void whatDoesNotFollowWhatIsStoredIsNotAskedFor() {
    open();
    session.stored(3);
    log.drafts().add(chat(5, 4));
    log.drafts().add(chat(3, 3));
    log.drafts().add(chat(4, 3));
    log.drafts().add(chat(4, 3));
    log.drafts().add(chat(6, 4));
    log.drafts().add(guide("guide"));
    var stale = log.takeStale().stream().map(pending -> pending.draft().body().text()).toList();
    assertEquals(List.of("5 after 4", "3 after 3", "4 after 3"), stale);
    assertEquals(List.of("4 after 3", "6 after 4", "guide"), texts());
    appended(1, List.of());
    assertEquals(6, session.storedN());
  }

  @Test
  void whatIsNotKnownOfASessionIsLeftToStorage() {
    open();
    log.drafts().add(chat(5, 4));
    assertEquals(List.of(), log.takeStale());
    assertEquals(List.of("5 after 4"), texts());
  }

  @Test
  void whatStorageRefusesFailsAlone() {
    open();
    log.drafts().add(guide("1"));
    log.drafts().add(guide("2"));
    log.drafts().add(guide("3"));
    log.next();
    var outcome = appended(1, List.of(1));
    assertEquals(List.of("1", "3"), texts(outcome.stored()));
    assertEquals(List.of("2"), texts(outcome.failed()));
    assertEquals(2, log.head());
  }

  @Test
  void aFailedAppendThatIsStoredCountsAsAppended() {
    failWith("1", "2");
    var outcome = log.opened("e1", 2);
    assertEquals(List.of("1", "2"), texts(outcome.stored()));
    assertEquals(1, outcome.firstOffset());
    assertEquals(List.of("behind"), texts());
  }

  @Test
  void aFailedAppendThatIsNotStoredIsTriedOneByOneBeforeWhatIsBehindIt() {
    failWith("1", "2");
    assertEquals(RoomLog.Outcome.NOTHING, log.opened("e1", 0));
    assertEquals(List.of("1"), texts());
    log.appendFailed();
    log.opening();
    assertEquals(List.of("1"), texts(log.opened("e1", 0).failed()));
    assertEquals(List.of("2"), texts());
    appended(1, List.of());
    assertEquals(List.of("behind"), texts());
  }

  @Test
  void whereTheLogHasGrownOtherwiseNobodyCanTellWhatOfAFailedAppendIsStored() {
    failWith("1", "2");
    var outcome = log.opened("e1", 1);
    assertEquals(List.of(), outcome.stored());
    assertEquals(List.of("1", "2"), texts(outcome.failed()));
    assertEquals(1, log.head());
    assertEquals(List.of("behind"), texts());
  }

  @Test
  void whereStorageCannotTellAllIsLost() {
    failWith("1", "2");
    assertEquals(List.of("1", "2", "behind"), texts(log.openFailed()));
    assertTrue(log.isIdle());
    assertTrue(log.needsOpening());
  }

  @Test
  void whereTheLogBeganAnewAllIsLost() {
    failWith("1", "2");
    assertEquals(List.of("1", "2", "behind"), texts(log.opened("e2", 0).failed()));
    assertEquals("e2", log.epoch());
    assertTrue(log.isIdle());
  }

  @Test
  void anAppendUnderWayGoesIntoTheLogThatBeganAnew() {
    open();
    log.drafts().add(guide("1"));
    log.next();
    log.drafts().add(guide("behind"));
    assertEquals(List.of("behind"), texts(log.opened("e2", 0).failed()));
    assertEquals(List.of("1"), texts(appended(1, List.of()).stored()));
    assertEquals(1, log.head());
  }

  @Test
  void whatWasAskedBeforeAnAppendTellsNothingOfIt() {
    open();
    log.drafts().add(guide("1"));
    log.next();
    assertEquals(RoomLog.Outcome.NOTHING, log.opened("e1", 0));
    assertEquals(List.of("1"), texts(appended(1, List.of()).stored()));
  }

  @Test
  void whatIsTriedAloneFallsWhenItsSessionHasGoneOn() {
    open();
    session.arrive(ann, 0, 0);
    log.drafts().add(chat(1, 0));
    log.drafts().add(guide("2"));
    log.next();
    log.appendFailed();
    log.opening();
    log.opened("e1", 0);
    session.arrive(client(2), 0, 0);
    assertEquals(List.of("1 after 0"), texts(log.takeStale()));
    assertEquals(List.of("2"), texts());
  }

  @Test
  void answersOutOfOrderAreFaultsOfTheShell() {
    open();
    assertThrows(IllegalStateException.class, () -> appended(1, List.of()));
    assertThrows(IllegalStateException.class, log::appendFailed);
    log.drafts().add(guide("1"));
    log.next();
    assertThrows(IllegalStateException.class, () -> appended(0, List.of()));
  }

  private RoomLog.Outcome appended(long firstOffset, List<Integer> refused) {
    return log.appended(new HubInput.Appended(0, "lobby", firstOffset, refused));
  }

  private void open() {
    log.opening();
    log.opened("e1", 0);
  }

  /** An append of these has failed, and storage is asked where the room stands. */
  private void failWith(String... texts) {
    open();
    for (var text : texts) {
      log.drafts().add(guide(text));
    }
    log.next();
    log.drafts().add(guide("behind"));
    log.appendFailed();
    log.opening();
  }

  private ChatClient client(long socket) {
    var client = new ChatClient(socket, room, budget.arrive(null), 0);
    client.belongsTo(session);
    return client;
  }

  private RoomLog.Pending guide(String text) {
    var author = new GuideClient(9, room, budget.arrive(null), 0);
    return new RoomLog.Pending(author, new Draft(9, "Guide", new Body.Text(text), 0, null), copy());
  }

  private RoomLog.Pending chat(long n, long after) {
    var sequence = new Draft.Sequence("ann", n, after);
    var draft = new Draft(1, "Ann", new Body.Text(n + " after " + after), 0, sequence);
    return new RoomLog.Pending(ann, draft, copy());
  }

  private static GuideFrame.Message copy() {
    return new GuideFrame.Message("", 1, 0, "", null);
  }

  private List<String> texts() {
    var drafts = log.next();
    return drafts == null ? List.of() : drafts.stream().map(draft -> draft.body().text()).toList();
  }

  private static List<String> texts(List<RoomLog.Pending> pending) {
    return pending.stream().map(each -> each.draft().body().text()).toList();
  }
}
