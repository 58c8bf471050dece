package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;

/**
 * A stored message.
 *
 * @param offset its place in its room and epoch, from 1
 * @param cid null if it came by sub-protocol {@code json}
 */
public record StoredMessage(
    long offset, long id, String name, Body body, long dateMillis, @Nullable String cid) {}
