package org.websocketchat.session;

/**
 * How far the person has read.
 *
 * @param epoch the epoch of the room's log
 * @param offset the offset of the newest message that was shown; 0 if the log had none
 */
public record Position(String epoch, long offset) {}
