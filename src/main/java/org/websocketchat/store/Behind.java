package org.websocketchat.store;

import org.websocketchat.hub.HubInput;

/**
 * How much of the log follows an offset, counted as far as {@link HubInput.Opened} needs it.
 *
 * @param messages the number of messages
 * @param bytes their size
 */
record Behind(long messages, long bytes) {}
