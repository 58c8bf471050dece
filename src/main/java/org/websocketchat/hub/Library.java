package org.websocketchat.hub;

import java.util.function.UnaryOperator;

/**
 * What the hub needs and the language does not have. None of these ever throws.
 *
 * @param nameKey under which a name is taken
 * @param skeleton what a name looks like: names with the same one are confusable (UTS 39)
 * @param sha256 the digest of some bytes (FIPS 180-4)
 */
public record Library(
    NameKey nameKey, UnaryOperator<String> skeleton, UnaryOperator<byte[]> sha256) {}
