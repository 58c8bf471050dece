/** Measures, and asserts nothing: scripts/bench, docs/performance.md. */
@NullMarked
package org.websocketchat.bench;

import org.jspecify.annotations.NullMarked;
