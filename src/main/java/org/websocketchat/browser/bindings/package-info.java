/**
 * What the bindings of TeaVM lack of the browser's objects; one file for each.
 *
 * <p>Invariant: types only; nothing here decides anything.
 */
@NullMarked
package org.websocketchat.browser.bindings;

import org.jspecify.annotations.NullMarked;
