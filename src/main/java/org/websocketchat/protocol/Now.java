package org.websocketchat.protocol;

/**
 * The time of a turn, handed in.
 *
 * @param millis a clock that never goes back, from any start; deadlines are told in it
 * @param wallMillis milliseconds since 1970 as the computer believes; it may jump, and it goes on
 *     while the computer sleeps, which the other may not
 */
public record Now(long millis, long wallMillis) {}
