package org.websocketchat.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** {@link Browsers} skips the test, or all tests of the class, in every other engine. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface OnlyIn {
  Engine value();

  /** What the other engines, or the tools that drive them, do not have. */
  String why();
}
