package org.websocketchat.store;

/**
 * How long messages are kept.
 *
 * @param maxAgeMillis older ones go, within some minutes
 * @param maxMessages so many of one room at most
 */
public record Retention(long maxAgeMillis, long maxMessages) {}
