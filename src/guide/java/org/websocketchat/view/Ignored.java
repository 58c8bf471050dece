package org.websocketchat.view;

import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Message;
import org.websocketchat.session.Person;

/** Everybody is heard. */
public final class Ignored {
  public Ignored(@Nullable String kept) {}

  public void renew(@Nullable String others) {}

  public String kept() {
    return "";
  }

  public boolean has(Person person) {
    return false;
  }

  public boolean has(Message message) {
    return false;
  }

  public void toggle(Person person) {}
}
