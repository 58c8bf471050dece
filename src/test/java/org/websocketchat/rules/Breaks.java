package org.websocketchat.rules;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A planted breach: the rule must report each method of this class, or the class if it has none.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Breaks {
  /** The name of the rule in {@link HouseRules}. */
  String value();
}
