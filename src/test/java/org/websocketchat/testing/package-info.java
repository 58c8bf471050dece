/** What tests of several packages share: browsers, servers with a script, files. */
@NullMarked
package org.websocketchat.testing;

import org.jspecify.annotations.NullMarked;
