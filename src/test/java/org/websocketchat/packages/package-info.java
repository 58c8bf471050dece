/**
 * Tests of what {@code scripts/build} makes for other people's sites and builds (docs/packages.md).
 */
@NullMarked
package org.websocketchat.packages;

import org.jspecify.annotations.NullMarked;
