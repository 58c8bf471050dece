package org.websocketchat.hub;

import java.util.function.UnaryOperator;

/**
 * Functions that the hub needs and the language lacks. None of them throws.
 *
 * @param nameKey gives the key under which a name is taken
 * @param skeleton gives the look of a name: names with the same skeleton are confusable (UTS 39)
 * @param sha256 gives the digest of some bytes (FIPS 180-4)
 * @param addressHash gives the hash of an address by a secret key, so that nobody can try addresses
 */
public record Library(
    NameKey nameKey,
    UnaryOperator<String> skeleton,
    UnaryOperator<byte[]> sha256,
    UnaryOperator<String> addressHash) {}
