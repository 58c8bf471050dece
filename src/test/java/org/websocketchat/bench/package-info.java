/**
 * Measures: scripts/bench, docs/performance.md. Asserts only that every copy came to every reader,
 * in one order.
 */
@NullMarked
package org.websocketchat.bench;

import org.jspecify.annotations.NullMarked;
