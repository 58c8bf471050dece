package org.websocketchat.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test that asks for a {@link BrowserContext} or a {@link Page} a fresh profile of a
 * browser that all tests share, or that {@link Browser} to a test that makes its own: the one that
 * the class names by {@link In}, or else the one that the system property {@code engine} names, or
 * else Chromium.
 */
public final class Browsers implements ParameterResolver, ExecutionCondition {
  private static final Namespace NAMESPACE = Namespace.create(Browsers.class);

  /** Closes a test's profile with the test, so that its pages do not affect other tests. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    var type = parameter.getParameter().getType();
    return type == BrowserContext.class || type == Page.class || type == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    var running =
        test.getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(engine(test), Running::new, Running.class);
    if (parameter.getParameter().getType() == Browser.class) {
      return running.browser;
    }
    var profile =
        test.getStore(NAMESPACE)
            .computeIfAbsent(
                Profile.class, type -> new Profile(running.browser.newContext()), Profile.class);
    return parameter.getParameter().getType() == Page.class
        ? profile.context.newPage()
        : profile.context;
  }

  /** Skips what only another engine can do, and an engine that this machine does not have. */
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
    var engine = engine(test);
    var only = test.getElement().flatMap(e -> Optional.ofNullable(e.getAnnotation(OnlyIn.class)));
    if (only.isPresent() && only.get().value() != engine) {
      return ConditionEvaluationResult.disabled(only.get().why());
    }
    boolean missing = engine != Engine.CHROMIUM && engine.executable().isEmpty();
    return missing
        ? ConditionEvaluationResult.disabled(engine + " is not installed")
        : ConditionEvaluationResult.enabled("");
  }

  private static Engine engine(ExtensionContext test) {
    var in = test.getRequiredTestClass().getAnnotation(In.class);
    return in == null ? Engine.usual() : in.value();
  }

  /** The one browser of an engine; JUnit closes it after the last test. */
  private static final class Running implements AutoCloseable {
    private final Playwright playwright = Engine.driver();
    private final Browser browser;

    Running(Engine engine) {
      browser = engine.launch(playwright);
    }

    @Override
    public void close() {
      playwright.close();
    }
  }

  /** The profile of one test; JUnit closes it after the test. */
  private record Profile(BrowserContext context) implements AutoCloseable {
    @Override
    public void close() {
      context.close();
    }
  }
}
