/**
 * Verifies the tokens (JWT, RFC 7519) that say who somebody is, and signs those of invitations.
 *
 * <p>Invariant: the only package that uses jose4j. Which key a token may be signed with, and by
 * which algorithm, is decided by our keys, never by the token. A token and a private key are never
 * logged.
 */
@NullMarked
package org.websocketchat.token;

import org.jspecify.annotations.NullMarked;
