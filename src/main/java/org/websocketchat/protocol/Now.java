package org.websocketchat.protocol;

/**
 * The time by two clocks. The caller hands it in, since nothing in the core reads a clock.
 *
 * @param millis milliseconds by a clock that never goes back, counted from any moment; deadlines
 *     are given by this clock
 * @param wallMillis milliseconds since 1970 by the computer's clock. It may jump in both
 *     directions. It goes on while the computer sleeps, when the other one may stand still
 */
public record Now(long millis, long wallMillis) {}
