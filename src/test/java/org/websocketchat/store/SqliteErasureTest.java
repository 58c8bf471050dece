package org.websocketchat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.protocol.Body;
import org.websocketchat.testing.Await;

/** Nothing is left in the files of texts that were taken away. */
final class SqliteErasureTest {
  private static final Retention LONG =
      new Retention(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

  private static final int ROOMS = 5;

  @TempDir private Path folder;
  private final TestClocks clocks = new TestClocks();
  private final Answers answers = new Answers();
  private final Random random = new Random(4);

  /** The secrets that are still in the log, by room and offset. */
  private final Map<String, String> kept = new LinkedHashMap<>();

  private final List<String> taken = new ArrayList<>();
  private int secrets;

  private SqliteFile file() throws StorageException {
    return SqliteFile.open(folder, SqliteSchema.current(), 0);
  }

  private String secret() {
    return "secret-" + (100_000 + ++secrets) + "-" + "x".repeat(random.nextInt(400)) + " ";
  }

  private static Draft correction(Body body) {
    return new Draft(1, "Ann", "Ann", body, 0, null, new Draft.Right(0, false));
  }

  /** Stores drafts in one append; returns the offset of the first. */
  private long append(Storage storage, String room, List<Draft> drafts) {
    var answer = (HubInput.Appended) answers.append(storage, room, drafts.toArray(Draft[]::new));
    assertEquals(List.of(), answer.denied());
    return answer.firstOffset();
  }

  private void say(Storage storage, String room, int count) {
    var said = new ArrayList<String>();
    var drafts = new ArrayList<Draft>();
    for (int i = 0; i < count; i++) {
      said.add(secret());
      drafts.add(new Draft(1, "Ann", "Ann", new Body.Text(said.get(i)), 0, null, null));
    }
    long first = append(storage, room, drafts);
    for (int i = 0; i < count; i++) {
      kept.put(room + " " + (first + i), said.get(i));
    }
  }

  /** Removes or edits some messages of a room. */
  private void takeAway(Storage storage, String room, int count) {
    var drafts = new ArrayList<Draft>();
    for (int i = 0; i < count; i++) {
      var places = kept.keySet().stream().filter(place -> place.startsWith(room + " ")).toList();
      var place = places.get(random.nextInt(places.size()));
      taken.add(kept.getOrDefault(place, "").strip());
      kept.remove(place);
      long target = Long.parseLong(place.substring(room.length() + 1));
      var edit = new Body.Edit(target, "y".repeat(1 + random.nextInt(400)));
      var removal = new Body.Remove(target, Body.Remover.AUTHOR);
      drafts.add(correction(random.nextBoolean() ? edit : removal));
    }
    append(storage, room, drafts);
  }

  /** How many of the texts that were taken away are anywhere in the folder. */
  private long left() throws IOException {
    var all = new StringBuilder();
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return taken.stream().filter(text -> all.indexOf(text.substring(0, 13)) >= 0).count();
  }

  @Test
  void noCopyIsLeftWhereRowsWereMoved() throws Exception {
    try (var storage = SqliteStorage.start(file(), LONG, clocks.clocks(), answers, answers::end)) {
      for (int round = 0; round < 40; round++) {
        for (int room = 0; room < ROOMS; room++) {
          say(storage, "r" + room, 1 + random.nextInt(20));
          if (round > 3) {
            takeAway(storage, "r" + room, 3);
          }
        }
      }
      assertEquals(540, taken.size());
      clocks.pass(2_000);
      answers.open(storage, "r0"); // wakes the thread
      Await.until("the write-ahead log is empty", () -> walBytes() == 0);
      clocks.pass(9_000);
      answers.open(storage, "r0");
      Await.until("nothing is left", () -> leftNow() == 0);
      for (var place : kept.keySet()) {
        int blank = place.indexOf(' ');
        long offset = Long.parseLong(place.substring(blank + 1));
        var page = answers.read(storage, place.substring(0, blank), offset, offset, false, 1 << 20);
        assertEquals(kept.get(place), page.messages().getFirst().body().text());
      }
    }
  }

  @Test
  void whoReadsTheFileIsNotWaitedFor() throws Exception {
    try (var writer = new SqliteWriter(file(), LONG, clocks.clocks());
        var reader = Sqlite.open(folder.resolve("chat.db"), Sqlite.Mode.READ)) {
      reader.run("BEGIN");
      reader.answer("SELECT count(*) FROM room");
      writer.does(log -> log.open(new HubOutput.Open(1, "r", null, 0, 0)));
      long before = System.nanoTime();
      assertFalse(writer.empty());
      assertTrue(System.nanoTime() - before < 2_000_000_000L, "it has waited");
      reader.run("COMMIT");
      assertTrue(writer.empty());
    }
  }

  private long walBytes() {
    try {
      return Files.size(folder.resolve("chat.db-wal"));
    } catch (IOException failed) {
      return -1;
    }
  }

  private long leftNow() {
    try {
      return left();
    } catch (IOException moved) {
      return -1;
    }
  }
}
