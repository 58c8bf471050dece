package org.websocketchat.hub;

/** Something of which only so much may be taken at a time: what is beyond has to wait. */
interface Meter {
  /** How fast it fills again. */
  Rate rate();

  /** How long this much more has to wait if it is taken now; zero for not at all. */
  long waitMillis(long amount, long nowMillis);

  /** Takes this much. */
  void take(long amount, long nowMillis);
}
