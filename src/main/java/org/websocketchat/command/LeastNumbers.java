package org.websocketchat.command;

import org.websocketchat.hub.AddressLimits;
import org.websocketchat.hub.Rate;
import org.websocketchat.protocol.Limits;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Below what a limit lets nobody in, or nothing pass: that is told with the option's name. */
final class LeastNumbers {
  private final CommandSpec spec;

  LeastNumbers(CommandSpec spec) {
    this.spec = spec;
  }

  int count(String option, int value) {
    require(value >= 1, option, value, "1");
    return value;
  }

  /** At once, no fewer frames than the burst of one socket. */
  Rate frames(String option, Speed speed) {
    long least = Limits.BURST;
    require(speed.atOnce().bytes() >= least, option, speed, least + " at once");
    return speed.perSecond();
  }

  /** At once, no less than the largest message. */
  Rate bytes(String option, Speed speed) {
    long least = AddressLimits.LARGEST_MESSAGE_BYTES;
    require(speed.atOnce().bytes() >= least, option, speed, least + " at once");
    return speed.perSecond();
  }

  private void require(boolean holds, String option, Object value, String least) {
    if (!holds) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '" + option + "': " + value + " is below " + least);
    }
  }
}
