/**
 * The benchmarks of {@code scripts/bench}; docs/performance.md has the results. They assert only
 * that every reader receives every copy, all in one order.
 */
@NullMarked
package org.websocketchat.bench;

import org.jspecify.annotations.NullMarked;
