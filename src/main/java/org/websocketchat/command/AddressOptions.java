package org.websocketchat.command;

import org.websocketchat.hub.HubLimits;
import org.websocketchat.hub.HubLimitsBuilder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of the command line about what one address may take: docs/budget.md. */
final class AddressOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--sockets-per-address",
      paramLabel = "N",
      description =
          "Let one address (in IPv6, one /64) have so many sockets open. (Default: ${DEFAULT-VALUE})")
  private int sockets = HubLimits.usual().address().sockets();

  @Option(
      names = "--connects-per-address",
      paramLabel = "N,N",
      converter = RateOption.Converter.class,
      description =
          "Let it open so many sockets a minute, and so many at once. (Default: ${DEFAULT-VALUE})")
  private RateOption connects = RateOption.fromPerMinute(HubLimits.usual().address().connects());

  @Option(
      names = "--hellos-per-address",
      paramLabel = "N,N",
      converter = RateOption.Converter.class,
      description = "The same for hellos of websocket-chat.v1. (Default: ${DEFAULT-VALUE})")
  private RateOption hellos = RateOption.fromPerMinute(HubLimits.usual().address().hellos());

  @Option(
      names = "--frames-per-address",
      paramLabel = "N,N",
      converter = RateOption.Converter.class,
      description =
          "Read so many frames of it a second, and so many at once. (Default: ${DEFAULT-VALUE})")
  private RateOption frames = RateOption.fromPerSecond(HubLimits.usual().address().frames());

  @Option(
      names = "--refusals-per-address",
      paramLabel = "N,N",
      converter = RateOption.Converter.class,
      description =
          "Let it have so many frames refused a minute, and so many at once. (Default: ${DEFAULT-VALUE})")
  private RateOption refusals = RateOption.fromPerMinute(HubLimits.usual().address().refusals());

  @Option(
      names = "--typing-per-address",
      paramLabel = "N,N",
      converter = RateOption.Converter.class,
      description =
          "Pass on so often a second that somebody of it types, and so often at once. (Default: ${DEFAULT-VALUE})")
  private RateOption typing = RateOption.fromPerSecond(HubLimits.usual().address().typing());

  @Option(
      names = "--messages-per-address",
      paramLabel = "N,N",
      converter = RateOption.Converter.class,
      description =
          "Store so many messages of it a second, and so many at once. (Default: ${DEFAULT-VALUE})")
  private RateOption messages = RateOption.fromPerSecond(HubLimits.usual().address().messages());

  @Option(
      names = "--message-bytes-per-address",
      paramLabel = "SIZE,SIZE",
      converter = RateOption.Converter.class,
      description =
          "Store so many bytes of messages of it a second, and so many at once. (Default: ${DEFAULT-VALUE})")
  private RateOption bytes = RateOption.fromPerSecond(HubLimits.usual().address().bytes());

  @Option(
      names = "--people-per-address",
      paramLabel = "N",
      description = "Let it have so many people in one room. (Default: ${DEFAULT-VALUE})")
  private int people = HubLimits.usual().address().people();

  @Option(
      names = "--rooms-per-address",
      paramLabel = "N",
      description = "Let it begin so many rooms, until they end. (Default: ${DEFAULT-VALUE})")
  private int rooms = HubLimits.usual().address().rooms();

  @Option(
      names = "--names-per-address",
      paramLabel = "N",
      description =
          "Reserve so many names for those of it who have gone. (Default: ${DEFAULT-VALUE})")
  private int names = HubLimits.usual().address().names();

  /** Takes what was asked for, checked. */
  void addTo(HubLimitsBuilder limits) {
    var minimums = new OptionMinimums(spec);
    limits.socketsPerAddress(minimums.count("--sockets-per-address", sockets));
    limits.connectsPerAddress(connects.perMinute());
    limits.hellosPerAddress(hellos.perMinute());
    limits.framesPerAddress(minimums.frames("--frames-per-address", frames));
    limits.refusalsPerAddress(refusals.perMinute());
    limits.typingPerAddress(typing.perSecond());
    limits.messagesPerAddress(messages.perSecond());
    limits.bytesPerAddress(minimums.bytes("--message-bytes-per-address", bytes));
    limits.peoplePerAddress(minimums.count("--people-per-address", people));
    limits.roomsPerAddress(minimums.count("--rooms-per-address", rooms));
    limits.namesPerAddress(minimums.count("--names-per-address", names));
  }
}
