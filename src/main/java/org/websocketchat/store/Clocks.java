package org.websocketchat.store;

import java.util.function.LongSupplier;

/**
 * The two clocks of a machine.
 *
 * @param wallMillis milliseconds since 1970, as the machine has it; may be wrong, and may jump
 * @param steadyMillis milliseconds since any moment; never jumps, may stand still while the machine
 *     sleeps, and begins anew with the process
 */
record Clocks(LongSupplier wallMillis, LongSupplier steadyMillis) {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Those of this machine. */
  static Clocks system() {
    return new Clocks(System::currentTimeMillis, () -> System.nanoTime() / NANOS_PER_MILLI);
  }
}
