package org.websocketchat.command;

import org.websocketchat.hub.HubLimits;
import org.websocketchat.hub.HubLimitsBuilder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options for the limits of the whole server (docs/budget.md). */
final class ServerOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--sockets-in-all",
      paramLabel = "N",
      description = "Let at most N sockets be open in all. (Default: ${DEFAULT-VALUE})")
  private int sockets = HubLimits.usual().server().sockets();

  @Option(
      names = "--rooms-in-all",
      paramLabel = "N",
      description = "Let at most N rooms exist in all. (Default: ${DEFAULT-VALUE})")
  private int rooms = HubLimits.usual().server().rooms();

  @Option(
      names = "--names-in-all",
      paramLabel = "N",
      description = "Reserve at most N names in all. (Default: ${DEFAULT-VALUE})")
  private int names = HubLimits.usual().server().names();

  @Option(
      names = "--frames-in-all",
      paramLabel = "RATE,BURST",
      converter = RateOption.Converter.class,
      description =
          "Read at most RATE frames a second in all, and BURST at once. (Default: ${DEFAULT-VALUE})")
  private RateOption frames = RateOption.fromPerSecond(HubLimits.usual().server().frames());

  @Option(
      names = "--messages-in-all",
      paramLabel = "RATE,BURST",
      converter = RateOption.Converter.class,
      description =
          "Store at most RATE messages a second in all, and BURST at once. (Default: ${DEFAULT-VALUE})")
  private RateOption messages = RateOption.fromPerSecond(HubLimits.usual().server().messages());

  @Option(
      names = "--message-bytes-in-all",
      paramLabel = "RATE,BURST",
      converter = RateOption.Converter.class,
      description =
          "Store at most RATE bytes of messages a second in all, and BURST at once. (Default: ${DEFAULT-VALUE})")
  private RateOption bytes = RateOption.fromPerSecond(HubLimits.usual().server().bytes());

  @Option(
      names = "--opens-in-all",
      paramLabel = "N",
      description =
          "Ask storage about at most N new sockets in all at once; further ones wait. "
              + "(Default: ${DEFAULT-VALUE})")
  private int opens = HubLimits.usual().server().opens();

  @Option(
      names = "--pages-in-all",
      paramLabel = "N",
      description =
          "Read at most N pages of the log in all at once; further ones wait. "
              + "(Default: ${DEFAULT-VALUE})")
  private int pages = HubLimits.usual().server().pages();

  /** Checks the options and adds them to the limits. */
  void addTo(HubLimitsBuilder limits) {
    var minimums = new OptionMinimums(spec);
    limits.sockets(minimums.count("--sockets-in-all", sockets));
    limits.rooms(minimums.count("--rooms-in-all", rooms));
    limits.names(minimums.count("--names-in-all", names));
    limits.frames(minimums.frames("--frames-in-all", frames));
    limits.messages(messages.perSecond());
    limits.bytes(minimums.bytes("--message-bytes-in-all", bytes));
    limits.opens(minimums.count("--opens-in-all", opens));
    limits.pages(minimums.count("--pages-in-all", pages));
  }
}
