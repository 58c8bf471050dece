package org.websocketchat.session;

import org.jspecify.annotations.Nullable;

/**
 * Under which circumstances the person said something. If they are other ones when it can be sent,
 * it may mean something else.
 *
 * @param epoch the epoch of the log whose messages were shown; null if it is not known
 * @param who the public id of the person; null if no server had told it
 */
record Origin(@Nullable String epoch, @Nullable String who) {}
