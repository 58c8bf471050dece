package org.websocketchat.browser;

import java.util.List;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.Registration;
import org.teavm.jso.dom.html.HTMLDocument;
import org.websocketchat.session.Input;

/** What the browser tells of the network and of being looked at. */
final class HostEvents {
  private final List<Registration> registrations;

  HostEvents(Consumer<Input> listener) {
    var window = Window.current();
    registrations =
        List.of(
            window.onEvent("online", event -> listener.accept(new Input.WentOnline())),
            window.onEvent("offline", event -> listener.accept(new Input.WentOffline())),
            window.onEvent("pageshow", event -> listener.accept(new Input.BecameVisible())),
            HTMLDocument.current()
                .onEvent(
                    "visibilitychange",
                    event -> {
                      if (!isHidden()) {
                        listener.accept(new Input.BecameVisible());
                      }
                    }));
  }

  void dispose() {
    registrations.forEach(Registration::dispose);
  }

  @JSBody(script = "return document.visibilityState === 'hidden';")
  private static native boolean isHidden();
}
