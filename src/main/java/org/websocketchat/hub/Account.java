package org.websocketchat.hub;

/**
 * A meter of one alone: a debt that grows by what is taken and is paid off as time passes. What
 * makes it larger than what may be taken at once has to wait until it is paid down to that.
 */
final class Account implements Meter {
  /** In how many parts a unit is counted, so that a millisecond pays a whole number of them. */
  static final long PARTS = 60_000;

  private final Rate rate;
  private long debtParts;

  /** Until when the debt has been paid; of no meaning while there is none. */
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

  /** Whether everything is paid: then it is as good as a new one. */
  boolean isPaid(long nowMillis) {
    return debtParts(nowMillis) == 0;
  }

  /** What is not paid yet, in {@link #PARTS}. */
  long debtParts(long nowMillis) {
    long elapsed = nowMillis - paidUntilMillis;
    boolean all = debtParts == 0 || elapsed > debtParts / rate.perMinute();
    debtParts = all ? 0 : debtParts - elapsed * rate.perMinute();
    paidUntilMillis = nowMillis;
    return debtParts;
  }
}
