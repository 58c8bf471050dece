/** The programs that docs/bots.md shows, as they stand there. */
@NullMarked
package org.websocketchat.examples;

import org.jspecify.annotations.NullMarked;
