/**
 * What a person sees, as values: changes become rows, words, colours and initials.
 *
 * <p>Invariant: pure; no DOM, no HTML. What came from outside stays text.
 */
@NullMarked
package org.websocketchat.view;

import org.jspecify.annotations.NullMarked;
