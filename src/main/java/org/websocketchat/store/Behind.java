package org.websocketchat.store;

import org.websocketchat.hub.HubInput;

/**
 * How much is kept behind an offset, counted as far as {@link HubInput.Opened} wants it.
 *
 * @param messages how many they are
 * @param bytes what they take
 */
record Behind(long messages, long bytes) {}
