package org.websocketchat.session;

import org.jspecify.annotations.Nullable;

/**
 * Something that was said, as the server returned it.
 *
 * @param name the sender's, as the server wrote it; empty if it wrote none
 * @param text text from outside
 * @param dateMillis when, by the sender's clock, or by ours where it named none
 * @param own whether this session said it
 * @param original what was said, if it is our own and the server changed it; else null
 */
public record Message(
    String name, String text, long dateMillis, boolean own, @Nullable String original) {}
