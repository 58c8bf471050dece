package org.websocketchat.hub;

/**
 * A message on its way into the log of its room, as it will be kept there. It has no cid: a cid of
 * sub-protocol {@code json} is public, and would let its readers settle the messages of others.
 *
 * @param id of the sender's socket
 * @param text as it was sent, {@code <} and {@code >} included
 * @param dateMillis when the server took it, milliseconds since 1970
 */
public record Draft(long id, String name, String text, long dateMillis) {}
