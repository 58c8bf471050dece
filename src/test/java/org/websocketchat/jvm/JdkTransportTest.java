package org.websocketchat.jvm;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.websocketchat.session.TransportContract;
import org.websocketchat.testing.JdkClient;

/** The contract on the JDK. */
final class JdkTransportTest extends TransportContract {
  private final JdkClient client = new JdkClient();

  @Override
  protected Client client() {
    return client;
  }

  @AfterEach
  void stopClient() {
    client.close();
  }

  @Test
  void aTextWithoutEndIsNotCollected() {
    opened();
    echo.peer().sendInParts("x".repeat((1 << 20) + 1), 100_000);
    awaitEvents("opened ", "errored", "closed 1009  unclean");
  }

  @Test
  void bytesWithoutEndAreNotCollected() {
    opened();
    echo.peer().send(new byte[(1 << 20) + 1]);
    awaitEvents("opened ", "errored", "closed 1009  unclean");
  }
}
