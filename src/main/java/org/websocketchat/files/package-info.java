/**
 * Files and folders that only one user may read.
 *
 * <p>Invariant: nothing of ours is used here, so that every package that keeps a secret can use it.
 */
@NullMarked
package org.websocketchat.files;

import org.jspecify.annotations.NullMarked;
