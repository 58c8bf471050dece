package org.websocketchat.hub;

/** A limit on how much may be taken at a time; what is beyond it has to wait. */
interface Meter {
  /** The rate at which what was taken becomes available again. */
  Rate rate();

  /** How long this amount has to wait if it is taken now; 0 for not at all. */
  long waitMillis(long amount, long nowMillis);

  /** Takes this amount. */
  void take(long amount, long nowMillis);
}
