package org.websocketchat.command;

import org.websocketchat.hub.HubLimits;
import org.websocketchat.hub.HubLimitsBuilder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options for the limits of one room (docs/budget.md). */
final class RoomOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--people-per-room",
      paramLabel = "N",
      description = "Let at most N people into one room. (Default: ${DEFAULT-VALUE})")
  private int people = HubLimits.usual().room().people();

  @Option(
      names = "--frames-per-room",
      paramLabel = "RATE,BURST",
      converter = RateOption.Converter.class,
      description =
          "Read at most RATE frames a second for one room, and BURST at once. (Default: ${DEFAULT-VALUE})")
  private RateOption frames = RateOption.fromPerSecond(HubLimits.usual().room().frames());

  @Option(
      names = "--typing-per-room",
      paramLabel = "RATE,BURST",
      converter = RateOption.Converter.class,
      description =
          "Pass on at most RATE typing signals a second in one room, and BURST at once. (Default: ${DEFAULT-VALUE})")
  private RateOption typing = RateOption.fromPerSecond(HubLimits.usual().room().typing());

  @Option(
      names = "--messages-per-room",
      paramLabel = "RATE,BURST",
      converter = RateOption.Converter.class,
      description =
          "Store at most RATE messages a second in one room, and BURST at once. (Default: ${DEFAULT-VALUE})")
  private RateOption messages = RateOption.fromPerSecond(HubLimits.usual().room().messages());

  @Option(
      names = "--message-bytes-per-room",
      paramLabel = "RATE,BURST",
      converter = RateOption.Converter.class,
      description =
          "Store at most RATE bytes of messages a second in one room, and BURST at once. (Default: ${DEFAULT-VALUE})")
  private RateOption bytes = RateOption.fromPerSecond(HubLimits.usual().room().bytes());

  /** Checks the options and adds them to the limits. */
  void addTo(HubLimitsBuilder limits) {
    var minimums = new OptionMinimums(spec);
    limits.peoplePerRoom(minimums.count("--people-per-room", people));
    limits.framesPerRoom(minimums.frames("--frames-per-room", frames));
    limits.typingPerRoom(typing.perSecond());
    limits.messagesPerRoom(messages.perSecond());
    limits.bytesPerRoom(minimums.bytes("--message-bytes-per-room", bytes));
  }
}
