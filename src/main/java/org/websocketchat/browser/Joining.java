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

  /** The name that the page suggests; empty for none. */
  private String suggested = "";

  Joining(HTMLElement host, Membership membership, Events events, ChatView view) {
    this.host = host;
    this.membership = membership;
    this.events = events;
    this.view = view;
  }

  /** Offers this name to a person who has none yet; empty for none. */
  void suggest(String name) {
    suggested = name;
    view.screen().joinForm().offer(name);
  }

  /** The person is forgotten: the form offers only what the page suggests. */
  void forget() {
    view.screen().joinForm().fill(suggested, "");
  }

  /** Takes over other settings of the same room. */
  void adapt(Settings before, Settings next) {
    if (membership.onlyReads()) {
      if (!next.name().isEmpty() && !next.name().equals(before.name())) {
        membership.offer(next.name());
      }
      if (before.isManual() && !next.isManual() && membership.joinByItself()) {
        begin();
      }
      return;
    }
    var form = view.screen().joinForm();
    if (!next.suggestedName().equals(suggested)) {
      if (form.name().equals(suggested)) {
        form.fill("", "");
      }
      suggest(next.suggestedName());
    }
    boolean isOtherName = !next.name().isEmpty() && !next.name().equals(before.name());
    if (isOtherName && (!next.isManual() || membership.isJoined())) {
      joinOrAsk(next.name());
    } else if (isOtherName) {
      membership.offer(next.name());
      form.fill(next.name(), "");
    } else if (before.isManual() && !next.isManual() && membership.joinByItself()) {
      begin();
    }
  }

  /** Continues what this tab stored, or joins under the page's name, or asks for a name. */
  void begin() {
    switch (membership) {
      case SpectatorMembership reading -> reading.readByItself();
      case PersonMembership person -> begin(person);
    }
  }

  private void begin(PersonMembership person) {
    var name = person.nameToJoin();
    if (!name.isEmpty()) {
      joinOrAsk(name);
    } else {
      var kept = person.keptName();
      view.screen().joinForm().propose(kept.isEmpty() ? person.pageName() : kept, suggested);
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
    if (membership instanceof PersonMembership person) {
      person.join(WhiteSpace.strip(name));
    }
    return null;
  }
}
