package org.websocketchat.browser.bindings;

import org.teavm.jso.JSProperty;
import org.teavm.jso.dom.events.Event;

/** A {@code SecurityPolicyViolationEvent}: the Content-Security-Policy has forbidden something. */
public interface PolicyViolation extends Event {
  String TYPE = "securitypolicyviolation";

  /** {@code enforce}, or {@code report} where it was only reported. */
  @JSProperty
  String getDisposition();

  @JSProperty
  String getEffectiveDirective();

  /** What was forbidden: its whole address, or only its origin, or only its scheme. */
  @JSProperty
  String getBlockedURI();
}
