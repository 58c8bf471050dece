package org.websocketchat.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test that asks for a {@link WebKitBrowser} a fresh one if that is asked for by {@code
 * -Dengine=webkit}; skips the test where WebKitGTK's driver or a screen without hardware (Xvfb) is
 * missing.
 */
public final class WebKit implements ParameterResolver, ExecutionCondition {
  private static final Namespace NAMESPACE = Namespace.create(WebKit.class);

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
    boolean asked = "webkit".equals(System.getProperty("engine"));
    return asked && isThere("WebKitWebDriver") && isThere("Xvfb")
        ? ConditionEvaluationResult.enabled("")
        : ConditionEvaluationResult.disabled("not asked for (-Dengine=webkit), or not installed");
  }

  private static boolean isThere(String program) {
    var path = Objects.requireNonNull(System.getenv("PATH")).split(File.pathSeparator, -1);
    return Arrays.stream(path).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == WebKitBrowser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    var driver =
        test.getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(Driver.class, type -> new Driver(), Driver.class);
    return test.getStore(NAMESPACE)
        .computeIfAbsent(
            WebKitBrowser.class, type -> new WebKitBrowser(driver.port), WebKitBrowser.class);
  }

  /** The driver and its screen; JUnit ends both after the last test. */
  private static final class Driver implements AutoCloseable {
    private final Process screen;
    private final Process driver;
    private final int port = freePort();

    Driver() {
      screen = start(new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24"));
      var builder = new ProcessBuilder("WebKitWebDriver", "--port=" + port);
      builder.environment().put("DISPLAY", ":" + firstLine(screen));
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      driver = start(builder);
    }

    private static Process start(ProcessBuilder builder) {
      try {
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private static String firstLine(Process process) {
      @SuppressWarnings("resource") // ends with the process
      BufferedReader reader = process.inputReader(StandardCharsets.US_ASCII);
      try {
        return Objects.requireNonNull(reader.readLine(), "Xvfb did not start");
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private static int freePort() {
      try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    @Override
    public void close() {
      driver.destroy();
      driver.onExit().join();
      screen.destroy();
      screen.onExit().join();
    }
  }
}
