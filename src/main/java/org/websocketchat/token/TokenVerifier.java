package org.websocketchat.token;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.TokenVerdict;
import org.websocketchat.token.JwtVerifier.Trust;

/**
 * Verifies tokens, one after the other in a thread of its own, with keys that are read again when
 * their file has changed. At most one token of each socket waits, because nothing more is read from
 * the socket meanwhile.
 */
public final class TokenVerifier implements AutoCloseable {
  private final @Nullable KeyFile ownKey;
  private final @Nullable KeyFile siteKeys;
  private final String audience;
  private final LongSupplier wallMillis;
  private final Consumer<String> warn;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(TokenVerifier::daemon);

  private TokenVerifier(
      @Nullable KeyFile ownKey,
      @Nullable KeyFile siteKeys,
      String audience,
      LongSupplier wallMillis,
      Consumer<String> warn) {
    this.ownKey = ownKey;
    this.siteKeys = siteKeys;
    this.audience = audience;
    this.wallMillis = wallMillis;
    this.warn = warn;
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "tokens");
    thread.setDaemon(true);
    return thread;
  }

  /** Knows no key, and so refuses every token. */
  public static TokenVerifier withoutKeys() {
    return new TokenVerifier(null, null, "", System::currentTimeMillis, unused -> {});
  }

  /**
   * Reads the keys.
   *
   * @param folder where the server's own key is or will be; null if it has none
   * @param siteKeys the JWK set of the site's log-in; null if it has none
   * @param audience has to be in {@code aud} of what is signed with a key of the site
   * @param wallMillis tells the time, milliseconds since 1970
   * @param warn is told one line, from another thread, whenever a changed file of keys cannot be
   *     used
   * @throws TokenKeysException if a file of keys cannot be used
   */
  public static TokenVerifier open(
      @Nullable Path folder,
      @Nullable Path siteKeys,
      String audience,
      LongSupplier wallMillis,
      Consumer<String> warn)
      throws TokenKeysException {
    var own =
        folder == null
            ? null
            : new KeyFile(
                OwnKey.file(folder),
                file -> OwnKey.publicKey(KeyFile.text(file)),
                true,
                OwnKey.ADVICE,
                warn);
    var site =
        siteKeys == null
            ? null
            : new KeyFile(
                siteKeys, file -> KeySet.read(KeyFile.text(file)), false, KeySet.ADVICE, warn);
    return new TokenVerifier(own, site, audience, wallMillis, warn);
  }

  /**
   * Verifies a token.
   *
   * @param answer is told what was found, from another thread; not at all after {@link #close}
   */
  public void verify(String token, Consumer<TokenVerdict> answer) {
    if (JwtVerifier.isTooLong(token)) { // or what waits would take much more memory
      thread.execute(() -> answer.accept(JwtVerifier.TOO_LONG));
    } else {
      thread.execute(() -> answer.accept(verifyOrRefuse(() -> verify(token))));
    }
  }

  /**
   * A fault of ours or of the library refuses the token, or its socket would wait forever; so does
   * an error such as a stack that overflows.
   */
  @SuppressWarnings("CatchingUnchecked")
  TokenVerdict verifyOrRefuse(Supplier<TokenVerdict> verification) {
    try {
      return verification.get();
    } catch (RuntimeException | Error fault) {
      warn.accept("A token could not be verified (" + fault.getClass().getName() + ").");
      return new TokenVerdict.Refused("the token could not be verified");
    }
  }

  private TokenVerdict verify(String token) {
    var trusts = new ArrayList<Trust>();
    if (ownKey != null) {
      trusts.add(new Trust(ownKey.keys(), Invitation.ISSUER, Invitation.ISSUER));
    }
    if (siteKeys != null) {
      trusts.add(new Trust(siteKeys.keys(), audience, null));
    }
    return JwtVerifier.verify(token, trusts, wallMillis.getAsLong());
  }

  /** Ends the thread. What waits is not verified any more. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
