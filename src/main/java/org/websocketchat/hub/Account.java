package org.websocketchat.hub;

/**
 * The meter of one network or session: a debt. Taking adds to the debt, and time pays it off. An
 * amount that would raise the debt above what may be taken at once has to wait until enough is
 * paid.
 */
final class Account implements Meter {
  /** The parts of one unit. With this number, a millisecond pays a whole number of parts. */
  static final long PARTS = 60_000;

  private final Rate rate;
  private long debtParts;

  /** The time until which the debt has been paid; meaningless while there is no debt. */
  private long paidUntilMillis;

  Account(Rate rate) {
    this.rate = rate;
  }

  @Override
  public Rate rate() {
    return rate;
  }

  @Override
  public long waitMillis(long amount, long nowMillis) {
    long over = debtParts(nowMillis) + (amount - rate.atOnce()) * PARTS;
    return over <= 0 ? 0 : Math.ceilDiv(over, rate.perMinute());
  }

  @Override
  public void take(long amount, long nowMillis) {
    debtParts = debtParts(nowMillis) + amount * PARTS;
  }

  /** Whether the debt is paid, so that this account equals a new one. */
  boolean isPaid(long nowMillis) {
    return debtParts(nowMillis) == 0;
  }

  /** The debt, in {@link #PARTS}. */
  long debtParts(long nowMillis) {
    long elapsed = nowMillis - paidUntilMillis;
    boolean all = debtParts == 0 || elapsed > debtParts / rate.perMinute();
    debtParts = all ? 0 : debtParts - elapsed * rate.perMinute();
    paidUntilMillis = nowMillis;
    return debtParts;
  }
}
