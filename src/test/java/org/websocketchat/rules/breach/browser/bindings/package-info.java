/**
 * Planted breaches.
 *
 * <p>Invariant: none.
 */
@NullMarked
package org.websocketchat.rules.breach.browser.bindings;

import org.jspecify.annotations.NullMarked;
