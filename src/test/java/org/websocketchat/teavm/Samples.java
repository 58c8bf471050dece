package org.websocketchat.teavm;

/** What the samples answer, on the JVM and compiled. */
public final class Samples {
  private Samples() {}

  /** One line for each answer. */
  public static String run() {
    var answers = new StringBuilder();
    new SwitchSamples(answers).run();
    new RecordSamples(answers).run();
    return answers.toString();
  }
}
