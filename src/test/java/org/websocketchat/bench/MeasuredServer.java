package org.websocketchat.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.websocketchat.hub.HubLimits;
import org.websocketchat.hub.Rate;
import org.websocketchat.server.ChatServer;
import org.websocketchat.server.Settings;

/**
 * Our server as it always is, but that it lets one room and all rooms together have what it can
 * carry: at 200 messages a second the usual budget of a room (docs/budget.md) would be what is
 * measured.
 */
final class MeasuredServer {
  private static final Rate PLENTY = Rate.perSecond(1_000_000_000, 1_000_000_000);

  private MeasuredServer() {}

  /** Serves until it is killed; keeps its log in the folder that it is told. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var limits =
        HubLimits.builder()
            .framesPerRoom(PLENTY)
            .messagesPerRoom(PLENTY)
            .bytesPerRoom(PLENTY)
            .frames(PLENTY)
            .messages(PLENTY)
            .bytes(PLENTY)
            .build();
    var settings = Settings.builder().limits(limits).data(Path.of(arguments[0])).build();
    try (var server = ChatServer.start(settings)) {
      System.out.println("listening on " + server.port());
      server.awaitEnd();
    }
  }
}
