package org.websocketchat.command;

import org.websocketchat.hub.AddressLimits;
import org.websocketchat.hub.Rate;
import org.websocketchat.protocol.Limits;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks limits against the values below which nobody could chat; a fault names the option. */
final class OptionMinimums {
  private final CommandSpec spec;

  OptionMinimums(CommandSpec spec) {
    this.spec = spec;
  }

  int count(String option, int value) {
    require(value >= 1, option, value, "1");
    return value;
  }

  /** Requires a burst of at least that of one socket. */
  Rate frames(String option, RateOption rate) {
    long least = Limits.BURST;
    require(rate.burst().bytes() >= least, option, rate, least + " at once");
    return rate.perSecond();
  }

  /** Requires a burst of at least the largest message. */
  Rate bytes(String option, RateOption rate) {
    long least = AddressLimits.LARGEST_MESSAGE_BYTES;
    require(rate.burst().bytes() >= least, option, rate, least + " at once");
    return rate.perSecond();
  }

  private void require(boolean holds, String option, Object value, String least) {
    if (!holds) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '" + option + "': " + value + " is below " + least);
    }
  }
}
