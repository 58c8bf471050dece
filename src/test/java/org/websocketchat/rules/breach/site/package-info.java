/**
 * Planted breaches.
 *
 * <p>Invariant: none.
 */
@NullMarked
package org.websocketchat.rules.breach.site;

import org.jspecify.annotations.NullMarked;
