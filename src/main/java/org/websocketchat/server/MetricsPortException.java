package org.websocketchat.server;

import java.io.IOException;

/** The server cannot listen on the port for metrics. The message is a sentence for people. */
public final class MetricsPortException extends IOException {
  private static final long serialVersionUID = 1;

  MetricsPortException(Settings.Metrics metrics, IOException cause) {
    super(
        "Cannot listen for metrics on port "
            + metrics.port()
            + " of "
            + metrics.host()
            + " ("
            + why(cause)
            + ")",
        cause);
  }

  private static String why(IOException failure) {
    var cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
