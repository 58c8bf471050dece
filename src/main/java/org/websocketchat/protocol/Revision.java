package org.websocketchat.protocol;

/**
 * What corrections have made of a message: in a log, and in the page.
 *
 * @param body what it says now
 * @param rev the offset of the correction that changed it last; 0 if none did
 * @param editedMillis when its text was changed last, milliseconds since 1970; 0 if it never was
 */
public record Revision(Body body, long rev, long editedMillis) {}
