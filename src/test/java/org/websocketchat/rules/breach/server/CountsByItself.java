package org.websocketchat.rules.breach.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.websocketchat.rules.Breaks;

@Breaks("metrics")
final class CountsByItself {
  Counter counter() {
    return Counter.builder("deliveries").register(new SimpleMeterRegistry());
  }
}
