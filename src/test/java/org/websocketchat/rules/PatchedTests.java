package org.websocketchat.rules;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.websocketchat.simulation.Simulate;

/** Runs tests, and then the simulation, in a process of their own. */
final class PatchedTests {
  private PatchedTests() {}

  /** The number of seeds, and the names of test classes. */
  public static void main(String[] args) {
    var request = LauncherDiscoveryRequestBuilder.request();
    for (var name : Arrays.asList(args).subList(1, args.length)) {
      request.selectors(selectClass(name));
    }
    var summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request.build(), summary);
    var told = summary.getSummary();
    told.printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8), 5);
    System.out.println(told.getTestsSucceededCount() + " tests passed");
    if (told.getTotalFailureCount() > 0) {
      System.exit(1);
    }
    Simulate.main(new String[] {"--seeds", args[0]});
  }
}
