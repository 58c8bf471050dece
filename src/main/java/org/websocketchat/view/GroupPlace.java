package org.websocketchat.view;

/**
 * Where a message stands among others.
 *
 * @param head whether it begins a group: messages of one author within a few minutes
 * @param tail whether it ends a group, or its delivery state differs from that of the next message
 * @param newestOwn whether it is the newest of one's own messages: only there "Sent" is shown
 */
public record GroupPlace(boolean head, boolean tail, boolean newestOwn) {
  /** Of what is no message, and of a message before the rows are drawn. */
  static final GroupPlace NONE = new GroupPlace(false, false, false);

  boolean isSame(GroupPlace other) {
    return head == other.head && tail == other.tail && newestOwn == other.newestOwn;
  }
}
