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
      converter = RateOption.Converter.class,
      description =
          "Read so many frames for one room a second, and so many at once. (Default: ${DEFAULT-VALUE})")
  private RateOption frames = RateOption.fromPerSecond(HubLimits.usual().room().frames());

  @Option(
      names = "--typing-per-room",
      paramLabel = "N,N",
      converter = RateOption.Converter.class,
      description =
          "Pass on so often a second in one room that somebody types, and so often at once. (Default: ${DEFAULT-VALUE})")
  private RateOption typing = RateOption.fromPerSecond(HubLimits.usual().room().typing());

  @Option(
      names = "--messages-per-room",
      paramLabel = "N,N",
      converter = RateOption.Converter.class,
      description =
          "Store so many messages of one room a second, and so many at once. (Default: ${DEFAULT-VALUE})")
  private RateOption messages = RateOption.fromPerSecond(HubLimits.usual().room().messages());

  @Option(
      names = "--message-bytes-per-room",
      paramLabel = "SIZE,SIZE",
      converter = RateOption.Converter.class,
      description =
          "Store so many bytes of messages of one room a second, and so many at once. (Default: ${DEFAULT-VALUE})")
  private RateOption bytes = RateOption.fromPerSecond(HubLimits.usual().room().bytes());

  /** Takes what was asked for, checked. */
  void addTo(HubLimitsBuilder limits) {
    var minimums = new OptionMinimums(spec);
    limits.peoplePerRoom(minimums.count("--people-per-room", people));
    limits.framesPerRoom(minimums.frames("--frames-per-room", frames));
    limits.typingPerRoom(typing.perSecond());
    limits.messagesPerRoom(messages.perSecond());
    limits.bytesPerRoom(minimums.bytes("--message-bytes-per-room", bytes));
  }
}
