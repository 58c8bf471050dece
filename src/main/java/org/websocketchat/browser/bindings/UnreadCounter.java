package org.websocketchat.browser.bindings;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** An element that tells the other chats of its page how many messages are unread. */
public interface UnreadCounter extends JSObject {
  @JSProperty
  int getUnread();

  @JSProperty
  void setUnread(int count);
}
