package org.websocketchat.token;

import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.SignedIdentity;
import org.websocketchat.hub.TokenVerdict;
import org.websocketchat.protocol.Limits;
import org.websocketchat.protocol.PersonName;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.Utf8;
import org.websocketchat.protocol.WhiteSpace;

/**
 * Verifies one token with given keys (docs/protocol.md, "Tokens"; OWASP ASVS 5.0, chapter 9).
 *
 * <p>The key is found by {@code kid}, and the key says by which algorithm a token is signed.
 * Headers that would have the server fetch or trust a key ({@code jku}, {@code jwk}, {@code x5u},
 * {@code x5c}) or that change the rules ({@code crit}) are refused.
 */
final class JwtVerifier {
  /** How long a token may be, in characters. */
  static final int MOST_CHARACTERS = 8_192;

  /** How far the clock of the issuer may be ahead of ours: {@code nbf} may be so much later. */
  static final int SKEW_SECONDS = 30;

  /** The verdict on a longer one. */
  static final TokenVerdict TOO_LONG =
      refused("it is longer than " + MOST_CHARACTERS + " characters");

  private static final int MOST_ID_CHARACTERS = 255;
  private static final int MOST_ROOMS = 100;

  private static final String WRONG_TYPE = "one of its claims has the wrong type";
  private static final List<String> REFUSED_HEADERS = List.of("jku", "jwk", "x5u", "x5c", "crit");

  /**
   * Some keys, and what a token signed with one of them has to say.
   *
   * @param audience has to be in {@code aud}
   * @param issuer has to be {@code iss}; null for any but {@link Invitation#ISSUER}
   */
  record Trust(KeySet keys, String audience, @Nullable String issuer) {}

  private JwtVerifier() {}

  static boolean isTooLong(String token) {
    return token.length() > MOST_CHARACTERS;
  }

  /**
   * Verifies a token.
   *
   * @param token any text, hostile ones too
   * @param trusts the first one that has the token's key decides
   */
  static TokenVerdict verify(String token, List<Trust> trusts, long wallMillis) {
    if (isTooLong(token)) {
      return TOO_LONG;
    }
    try {
      var signature = new JsonWebSignature();
      signature.setCompactSerialization(token);
      for (var header : REFUSED_HEADERS) {
        if (signature.getObjectHeader(header) != null) {
          return refused("its header has " + header);
        }
      }
      if (!(signature.getObjectHeader("kid") instanceof String)
          && signature.getObjectHeader("kid") != null) {
        return refused("its kid is not a string");
      }
      var id = signature.getKeyIdHeaderValue();
      for (var trust : trusts) {
        boolean isOwn = trust.issuer() != null; // whose tokens always have a kid
        var key = isOwn && id == null ? null : trust.keys().find(id);
        if (key != null) {
          return verify(token, trust, key, wallMillis);
        }
      }
      return refused("it is signed with a key that this server does not know");
    } catch (JoseException unreadable) {
      return refused("it is not a signed JWT");
    }
  }

  private static TokenVerdict verify(String token, Trust trust, TokenKey key, long wallMillis) {
    try {
      var claims =
          new JwtConsumerBuilder()
              .setJwsAlgorithmConstraints(ConstraintType.PERMIT, key.algorithm())
              .setVerificationKey(key.key())
              .setExpectedAudience(true, trust.audience())
              .setRequireSubject()
              .setRequireExpirationTime()
              .setAllowedClockSkewInSeconds(SKEW_SECONDS)
              .setEvaluationTime(NumericDate.fromMilliseconds(wallMillis))
              .build()
              .processToClaims(token);
      return identity(claims, trust, wallMillis);
    } catch (InvalidJwtException invalid) {
      return refused(reason(invalid));
    } catch (MalformedClaimException malformed) {
      return refused(WRONG_TYPE);
    }
  }

  private static TokenVerdict identity(JwtClaims claims, Trust trust, long wallMillis)
      throws MalformedClaimException {
    long lastSecond = Limits.MAX_INTEGER / 1000;
    long expires = Math.min(claims.getExpirationTime().getValue(), lastSecond) * 1000;
    if (expires <= wallMillis) { // the skew is for nbf only
      return refused("it has expired");
    }
    var issuer = claims.getIssuer() == null ? "" : claims.getIssuer();
    boolean isIssuer =
        trust.issuer() == null ? !issuer.equals(Invitation.ISSUER) : trust.issuer().equals(issuer);
    if (!isIssuer) {
      return refused("its issuer does not sign with this key");
    }
    var subject = claims.getSubject();
    if (subject.isEmpty() || !isId(subject) || !isId(issuer)) {
      return refused("its sub or iss is not 1 to " + MOST_ID_CHARACTERS + " proper characters");
    }
    var name = claims.getStringClaimValue("name");
    if (name != null && PersonName.fault(name) != null) {
      return refused("its name is not 1 to 32 characters without control characters");
    }
    var word = claims.getStringClaimValue("role");
    var role = word == null ? Role.MEMBER : Role.of(word);
    if (role == null) {
      return refused("its role is none of guest, bot, member, moderator and owner");
    }
    var rooms = claims.hasClaim("rooms") ? claims.getStringListClaimValue("rooms") : null;
    if (rooms != null && rooms.size() > MOST_ROOMS) {
      return refused("it names more than " + MOST_ROOMS + " rooms");
    }
    var stripped = name == null ? null : WhiteSpace.strip(name);
    return new TokenVerdict.Accepted(
        new SignedIdentity(issuer, subject, stripped, role, rooms, expires));
  }

  /** Whether two different ones of these never have the same bytes, with a NUL between them. */
  private static boolean isId(String text) {
    return text.length() <= MOST_ID_CHARACTERS
        && text.indexOf('\0') < 0
        && Utf8.wellFormed(text).equals(text);
  }

  private static String reason(InvalidJwtException invalid) {
    if (invalid.hasExpired()) {
      return "it has expired";
    }
    if (invalid.hasErrorCode(ErrorCodes.NOT_YET_VALID)) {
      return "it is not valid yet";
    }
    if (invalid.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)
        || invalid.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
      return "it is for another audience";
    }
    if (invalid.hasErrorCode(ErrorCodes.EXPIRATION_MISSING)) {
      return "it has no exp";
    }
    if (invalid.hasErrorCode(ErrorCodes.SUBJECT_MISSING)) {
      return "it has no sub";
    }
    if (invalid.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)
        || invalid.hasErrorCode(ErrorCodes.SIGNATURE_MISSING)) {
      return "its signature is wrong";
    }
    if (invalid.hasErrorCode(ErrorCodes.MALFORMED_CLAIM)) {
      return WRONG_TYPE;
    }
    return "it is not a JWT that this server takes";
  }

  private static TokenVerdict refused(String why) {
    return new TokenVerdict.Refused("the token does not count: " + why);
  }
}
