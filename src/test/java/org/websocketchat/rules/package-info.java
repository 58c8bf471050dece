/**
 * The rules of the house (docs/architecture.md), held by tests.
 *
 * <p>Invariant: what the product is held to is also held against the planted breaches in {@code
 * breach}, so that a rule that has stopped to see anything fails.
 */
@NullMarked
package org.websocketchat.rules;

import org.jspecify.annotations.NullMarked;
