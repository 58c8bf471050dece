package org.websocketchat.store;

import java.util.function.LongSupplier;

/**
 * The two clocks of a machine.
 *
 * @param wallMillis the machine's time in milliseconds since 1970; may be wrong, and may jump
 * @param steadyMillis milliseconds since an arbitrary moment; never jumps, may stand still while
 *     the machine sleeps, and begins anew with each process
 */
record Clocks(LongSupplier wallMillis, LongSupplier steadyMillis) {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** The clocks of this machine. */
  static Clocks system() {
    return new Clocks(System::currentTimeMillis, () -> System.nanoTime() / NANOS_PER_MILLI);
  }
}
