/** Tests of {@code scripts/}, run as a person runs them. */
@NullMarked
package org.websocketchat.scripts;

import org.jspecify.annotations.NullMarked;
