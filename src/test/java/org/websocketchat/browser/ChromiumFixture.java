package org.websocketchat.browser;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.websocketchat.testing.Browsers;

/** The page in Chromium, in a profile of the test's own, in which nothing may go wrong unsaid. */
@ExtendWith(Browsers.class)
abstract class ChromiumFixture extends PageFixture {
  protected final ChromiumWatch watch;
  private int crowds;

  ChromiumFixture(BrowserContext profile) throws IOException {
    watch = new ChromiumWatch(profile);
  }

  @AfterEach
  void nothingToComplainAbout() {
    watch.assertQuiet();
  }

  @Override
  protected ChromiumSeat seat(String query) {
    return watch.open(server.url() + "?" + query + "&lang=en");
  }

  @Override
  protected ChromiumSeat online(String query, String name) {
    return (ChromiumSeat) super.online(query, name);
  }

  /**
   * People of the guide's sub-protocol say things, each as fast as the server takes them, and stay.
   */
  protected void crowd(int people, int messages) {
    var page = watch.profile().newPage();
    page.navigate(server.url());
    crowds++;
    page.evaluate(
        """
        ([people, messages, crowd]) => Promise.all(Array.from({ length: people }, (_, person) =>
          new Promise((done, fail) => {
            const socket = new WebSocket(location.origin.replace('http', 'ws') + '/chat', 'json');
            socket.onclose = event => fail(new Error('closed: ' + event.code + event.reason));
            let back = 0;
            socket.onmessage = event => {
              const frame = JSON.parse(event.data);
              const send = (type, more) => socket.send(JSON.stringify(
                { type, id: frame.id, date: Date.now(), ...more }));
              if (frame.type === 'id') {
                send('username', { name: crowd + person });
                for (let i = 0; i < messages; i++) {
                  send('message', { text: person + ': message ' + i });
                }
              } else if (frame.type === 'message' && frame.name === crowd + person) {
                back++;
                if (back === messages) done();
              }
            };
          })))
        """,
        List.of(people, messages, "crowd" + crowds + "-"));
  }
}
