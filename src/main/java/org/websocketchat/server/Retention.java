package org.websocketchat.server;

/**
 * How long messages are kept.
 *
 * @param maxAgeMillis older ones go, within some minutes
 * @param maxMessages so many of one room at most
 */
record Retention(long maxAgeMillis, long maxMessages) {}
