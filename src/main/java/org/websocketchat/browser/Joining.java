package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.protocol.WhiteSpace;

/** Joins one chat: under a name that is known, or under the one that the person is asked for. */
final class Joining {
  private final HTMLElement host;
  private final Membership membership;
  private final Events events;
  private final ChatView view;

  Joining(HTMLElement host, Membership membership, Events events, ChatView view) {
    this.host = host;
    this.membership = membership;
    this.events = events;
    this.view = view;
  }

  /** Continues what this tab stored, or joins under the page's name, or asks for a name. */
  void begin() {
    var name = membership.nameToJoin();
    if (!name.isEmpty()) {
      joinOrAsk(name);
    } else {
      view.screen().joinForm().offer(membership.keptName());
      if (host.hasAttribute(ChatElement.FROM_URL) && Dom.isFocusFree()) {
        view.screen().joinForm().focus();
      }
    }
  }

  /** Joins under this name; asks for another one if it cannot be. */
  void joinOrAsk(String name) {
    var fault = join(name);
    view.screen().joinForm().fill(name, fault == null ? "" : fault);
    if (fault != null) {
      events.error(new ChatFault("name", fault, name));
    }
  }

  /** Joins, or renames the person who has joined; returns what is wrong with the name, or null. */
  @Nullable String join(String name) {
    var fault = PersonName.fault(name);
    if (fault != null) {
      return view.translator().fault(fault, name);
    }
    membership.join(WhiteSpace.strip(name));
    return null;
  }
}
