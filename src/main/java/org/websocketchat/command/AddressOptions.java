package org.websocketchat.command;

import org.websocketchat.hub.HubLimits;
import org.websocketchat.hub.HubLimitsBuilder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options for the limits of one address (docs/budget.md). */
final class AddressOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--sockets-per-address",
      paramLabel = "N",
      description =
          "Let one address (in IPv6, one /64) have at most N open sockets. (Default: ${DEFAULT-VALUE})")
  private int sockets = HubLimits.usual().address().sockets();

  @Option(
      names = "--connects-per-address",
      paramLabel = "RATE,BURST",
      converter = RateOption.Converter.class,
      description =
          "Let one address open at most RATE sockets a minute, and BURST at once. (Default: ${DEFAULT-VALUE})")
  private RateOption connects = RateOption.fromPerMinute(HubLimits.usual().address().connects());

  @Option(
      names = "--hellos-per-address",
      paramLabel = "RATE,BURST",
      converter = RateOption.Converter.class,
      description =
          "Accept at most RATE hellos of websocket-chat.v1 a minute from one address, and BURST "
              + "at once. (Default: ${DEFAULT-VALUE})")
  private RateOption hellos = RateOption.fromPerMinute(HubLimits.usual().address().hellos());

  @Option(
      names = "--frames-per-address",
      paramLabel = "RATE,BURST",
      converter = RateOption.Converter.class,
      description =
          "Read at most RATE frames a second from one address, and BURST at once. (Default: ${DEFAULT-VALUE})")
  private RateOption frames = RateOption.fromPerSecond(HubLimits.usual().address().frames());

  @Option(
      names = "--refusals-per-address",
      paramLabel = "RATE,BURST",
      converter = RateOption.Converter.class,
      description =
          "Allow one address at most RATE refused frames a minute, and BURST at once. (Default: ${DEFAULT-VALUE})")
  private RateOption refusals = RateOption.fromPerMinute(HubLimits.usual().address().refusals());

  @Option(
      names = "--reports-per-address",
      paramLabel = "RATE,BURST",
      converter = RateOption.Converter.class,
      description =
          "Take at most RATE reports a minute from one address, and BURST at once. (Default: ${DEFAULT-VALUE})")
  private RateOption reports = RateOption.fromPerMinute(HubLimits.usual().address().reports());

  @Option(
      names = "--renames-per-address",
      paramLabel = "RATE,BURST",
      converter = RateOption.Converter.class,
      description =
          "Let people of one address change their names RATE times a minute, and BURST times at once. (Default: ${DEFAULT-VALUE})")
  private RateOption renames = RateOption.fromPerMinute(HubLimits.usual().address().renames());

  @Option(
      names = "--typing-per-address",
      paramLabel = "RATE,BURST",
      converter = RateOption.Converter.class,
      description =
          "Pass on at most RATE typing signals a second from one address, and BURST at once. (Default: ${DEFAULT-VALUE})")
  private RateOption typing = RateOption.fromPerSecond(HubLimits.usual().address().typing());

  @Option(
      names = "--messages-per-address",
      paramLabel = "RATE,BURST",
      converter = RateOption.Converter.class,
      description =
          "Store at most RATE messages a second from one address, and BURST at once. (Default: ${DEFAULT-VALUE})")
  private RateOption messages = RateOption.fromPerSecond(HubLimits.usual().address().messages());

  @Option(
      names = "--message-bytes-per-address",
      paramLabel = "RATE,BURST",
      converter = RateOption.Converter.class,
      description =
          "Store at most RATE bytes of messages a second from one address, and BURST at once. (Default: ${DEFAULT-VALUE})")
  private RateOption bytes = RateOption.fromPerSecond(HubLimits.usual().address().bytes());

  @Option(
      names = "--read-bytes-per-address",
      paramLabel = "RATE,BURST",
      converter = RateOption.Converter.class,
      description =
          "Send one address at most RATE bytes of older messages a second, and BURST at once. (Default: ${DEFAULT-VALUE})")
  private RateOption reads = RateOption.fromPerSecond(HubLimits.usual().address().reads());

  @Option(
      names = "--people-per-address",
      paramLabel = "N",
      description =
          "Let one address have at most N people in one room. (Default: ${DEFAULT-VALUE})")
  private int people = HubLimits.usual().address().people();

  @Option(
      names = "--rooms-per-address",
      paramLabel = "N",
      description = "Let at most N rooms exist that one address began. (Default: ${DEFAULT-VALUE})")
  private int rooms = HubLimits.usual().address().rooms();

  @Option(
      names = "--names-per-address",
      paramLabel = "N",
      description =
          "Reserve at most N names for people of one address who have left. (Default: ${DEFAULT-VALUE})")
  private int names = HubLimits.usual().address().names();

  @Option(
      names = "--opens-per-address",
      paramLabel = "N",
      description =
          "Ask storage about at most N new sockets of one address at once; further ones wait. "
              + "(Default: ${DEFAULT-VALUE})")
  private int opens = HubLimits.usual().address().opens();

  @Option(
      names = "--pages-per-address",
      paramLabel = "N",
      description =
          "Read at most N pages of the log at once for the sockets of one address; further ones "
              + "wait. (Default: ${DEFAULT-VALUE})")
  private int pages = HubLimits.usual().address().pages();

  /** Checks the options and adds them to the limits. */
  void addTo(HubLimitsBuilder limits) {
    var minimums = new OptionMinimums(spec);
    limits.socketsPerAddress(minimums.count("--sockets-per-address", sockets));
    limits.connectsPerAddress(connects.perMinute());
    limits.hellosPerAddress(hellos.perMinute());
    limits.framesPerAddress(minimums.frames("--frames-per-address", frames));
    limits.refusalsPerAddress(refusals.perMinute());
    limits.reportsPerAddress(reports.perMinute());
    limits.renamesPerAddress(renames.perMinute());
    limits.typingPerAddress(typing.perSecond());
    limits.messagesPerAddress(messages.perSecond());
    limits.bytesPerAddress(minimums.bytes("--message-bytes-per-address", bytes));
    limits.readsPerAddress(reads.perSecond());
    limits.peoplePerAddress(minimums.count("--people-per-address", people));
    limits.roomsPerAddress(minimums.count("--rooms-per-address", rooms));
    limits.namesPerAddress(minimums.count("--names-per-address", names));
    limits.opensPerAddress(minimums.count("--opens-per-address", opens));
    limits.pagesPerAddress(minimums.count("--pages-per-address", pages));
  }
}
