package org.websocketchat.hub;

/**
 * The time of a turn, handed in.
 *
 * @param millis a clock that never goes back, from any start; deadlines are told in it
 * @param wallMillis milliseconds since 1970 as the computer believes; it may jump
 */
public record Now(long millis, long wallMillis) {}
