package org.websocketchat.token;

import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * A key that tokens are verified with.
 *
 * @param id its {@code kid}; null if it has none
 * @param algorithm the only {@code alg} that a token signed with it may have
 */
record TokenKey(@Nullable String id, String algorithm, PublicKey key) {}
