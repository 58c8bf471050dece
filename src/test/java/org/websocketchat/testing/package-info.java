/** Shared by tests of several packages: browsers, scripted servers, files. */
@NullMarked
package org.websocketchat.testing;

import org.jspecify.annotations.NullMarked;
