package org.websocketchat.command;

import org.websocketchat.hub.HubLimits;
import org.websocketchat.hub.HubLimitsBuilder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of the command line about what one room carries: docs/budget.md. */
final class RoomOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--people-per-room",
      paramLabel = "N",
      description = "Let so many people into one room. (Default: ${DEFAULT-VALUE})")
  private int people = HubLimits.usual().room().people();

  @Option(
      names = "--frames-per-room",
      paramLabel = "N,N",
      converter = Speed.Converter.class,
      description =
          "Read so many frames for one room a second, and so many at once. (Default: ${DEFAULT-VALUE})")
  private Speed frames = Speed.ofSeconds(HubLimits.usual().room().frames());

  @Option(
      names = "--typing-per-room",
      paramLabel = "N,N",
      converter = Speed.Converter.class,
      description =
          "Pass on so often a second in one room that somebody types, and so often at once. (Default: ${DEFAULT-VALUE})")
  private Speed typing = Speed.ofSeconds(HubLimits.usual().room().typing());

  @Option(
      names = "--messages-per-room",
      paramLabel = "N,N",
      converter = Speed.Converter.class,
      description =
          "Store so many messages of one room a second, and so many at once. (Default: ${DEFAULT-VALUE})")
  private Speed messages = Speed.ofSeconds(HubLimits.usual().room().messages());

  @Option(
      names = "--message-bytes-per-room",
      paramLabel = "SIZE,SIZE",
      converter = Speed.Converter.class,
      description =
          "Store so many bytes of messages of one room a second, and so many at once. (Default: ${DEFAULT-VALUE})")
  private Speed bytes = Speed.ofSeconds(HubLimits.usual().room().bytes());

  /** Takes what was asked for, checked. */
  void addTo(HubLimitsBuilder limits) {
    var least = new LeastNumbers(spec);
    limits.peoplePerRoom(least.count("--people-per-room", people));
    limits.framesPerRoom(least.frames("--frames-per-room", frames));
    limits.typingPerRoom(typing.perSecond());
    limits.messagesPerRoom(messages.perSecond());
    limits.bytesPerRoom(least.bytes("--message-bytes-per-room", bytes));
  }
}
