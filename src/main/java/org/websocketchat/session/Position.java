package org.websocketchat.session;

/**
 * How far a session has read.
 *
 * @param epoch of the room's log
 * @param offset of the newest message that was shown; 0 if the room had none
 */
public record Position(String epoch, long offset) {}
