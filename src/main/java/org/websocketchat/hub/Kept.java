package org.websocketchat.hub;

import org.jspecify.annotations.Nullable;

/**
 * A message as storage gives it back.
 *
 * @param offset its place in its room and epoch, from 1, without a gap
 * @param cid null if it came by sub-protocol {@code json}
 */
public record Kept(
    long offset, long id, String name, String text, long dateMillis, @Nullable String cid) {}
