/**
 * The rules of the house (docs/architecture.md), held by tests.
 *
 * <p>Invariant: each rule is also applied to the planted breaches in {@code breach}, so that a rule
 * that does not detect anything any more fails.
 */
@NullMarked
package org.websocketchat.rules;

import org.jspecify.annotations.NullMarked;
