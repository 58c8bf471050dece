/**
 * Planted breaches.
 *
 * <p>Invariant: none.
 */
@NullMarked
package org.websocketchat.rules.breach.teavm;

import org.jspecify.annotations.NullMarked;
