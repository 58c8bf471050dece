package org.websocketchat.store;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.websocketchat.hub.Draft;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.protocol.Body;

/**
 * A process that stores messages until it is killed, and prints each answer at once: room, epoch
 * (for an id), and the offset or id.
 */
final class AppendingProcess {
  private static final List<String> ROOMS = List.of("a", "b", "c");
  private static final int UNDER_WAY = 20;

  private AppendingProcess() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    var free = new java.util.concurrent.Semaphore(UNDER_WAY);
    var file = SqliteFile.open(Path.of(arguments[0]), SqliteSchema.current(), 0);
    var storage =
        SqliteStorage.start(
            file,
            Retention.unlimited(),
            Clocks.system(),
            answer -> {
              out.print(line(answer));
              out.flush();
              free.release();
            },
            Throwable::printStackTrace);
    for (long n = 1; ; n++) {
      for (var room : ROOMS) {
        free.acquire();
        if (n % 5 == 0) {
          storage.open(new HubOutput.Open(n, room, null, Long.MAX_VALUE, Long.MAX_VALUE));
        } else {
          var drafts = List.of(draft(n, "x"), draft(n, "y".repeat((int) (n % 50) * 20)));
          storage.append(new HubOutput.Append(0, room, drafts));
        }
      }
    }
  }

  private static Draft draft(long n, String text) {
    return new Draft(n, "Ann", new Body.Text(text), n, null);
  }

  private static String line(HubInput answer) {
    return switch (answer) {
      case HubInput.Appended(
              long ignored,
              var room,
              long first,
              var none,
              var denied,
              var settled) ->
          "kept " + room + " " + first + "\n";
      case HubInput.Opened opened ->
          "id " + opened.room() + " " + opened.id() + " " + opened.epoch() + "\n";
      default -> "unexpected " + answer + "\n";
    };
  }
}
