/**
 * The only package that uses the browser: transport, clock, JSON, DOM and the custom element.
 *
 * <p>Invariant: no decisions about the protocol, and no HTML strings: text reaches the page through
 * {@code textContent} alone.
 */
@NullMarked
package org.websocketchat.browser;

import org.jspecify.annotations.NullMarked;
