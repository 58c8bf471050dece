/** Tests of what stands in {@code scripts/}, run as a person runs it. */
@NullMarked
package org.websocketchat.scripts;

import org.jspecify.annotations.NullMarked;
