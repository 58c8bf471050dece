/**
 * What the build adds to TeaVM: a plugin for its compiler, one optimizer behind it, and the
 * assembly of what is served.
 *
 * <p>Invariant: nothing here changes what a Java program means, and nothing here runs in the page
 * or on the server.
 */
@NullMarked
package org.websocketchat.teavm;

import org.jspecify.annotations.NullMarked;
