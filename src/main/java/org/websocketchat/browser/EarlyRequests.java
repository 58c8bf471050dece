package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.Limits;
import org.websocketchat.session.Refusal;

/** What the person and scripts ask for before the storage is found, which takes some moments. */
final class EarlyRequests {
  private static final int MOST_MESSAGES = 100;

  private String name = "";
  private boolean nameAsked;
  private final List<Body> messages = new ArrayList<>();
  private boolean leaves;
  private boolean forgets;

  /** The name to join under; empty for none. */
  String name() {
    return name;
  }

  /** Whether the person or a script asked for that name, not the page's attribute. */
  boolean isNameAsked() {
    return nameAsked;
  }

  /** Whether to leave at once, or after the messages are sent. */
  boolean leaves() {
    return leaves;
  }

  /** Whether to forget the person before anything else; false from then on. */
  boolean takeForgets() {
    boolean forgot = forgets;
    forgets = false;
    return forgot;
  }

  /** The messages to send, in order. */
  List<Body> messages() {
    return messages;
  }

  /** The page offers this name. */
  void offer(String offered) {
    name = offered;
  }

  void join(String wanted) {
    name = wanted;
    nameAsked = true;
    leaves = false;
  }

  /** Leaves after the messages are sent; if there are none, nobody joins. */
  void leave() {
    leaves = true;
    if (messages.isEmpty()) {
      name = "";
      nameAsked = false;
    }
  }

  /** Leaves, and drops what is not sent. */
  void forget() {
    messages.clear();
    leave();
    forgets = true;
  }

  /** Does what is left to do once the session is there: sends the messages, and leaves. */
  void doAll(Membership membership) {
    var waiting = List.copyOf(messages);
    boolean leaving = leaves;
    name = "";
    nameAsked = false;
    messages.clear();
    leaves = false;
    waiting.forEach(membership::send);
    if (leaving) {
      membership.leave();
    }
  }

  /** Why {@link #send} would not take this; null if it would. */
  @Nullable Refusal refusal(Body body) {
    if (body.isEmpty()) {
      return Refusal.EMPTY;
    }
    if (body.bytes() > Limits.TEXT_BYTES) {
      return Refusal.TOO_LARGE;
    }
    if (name.isEmpty()) {
      return Refusal.NOT_JOINED;
    }
    return messages.size() < MOST_MESSAGES ? null : Refusal.FULL;
  }

  void send(Body body) {
    messages.add(body);
  }
}
