package org.websocketchat.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.websocketchat.files.PrivateFiles;

/**
 * Hashes addresses by a secret key in the data folder (HMAC-SHA-256, 96 bits), so that bans can
 * keep them, and nobody who has the log without the key can tell by trying which address it was.
 */
final class AddressHash implements UnaryOperator<String> {
  private static final String FILE = "address-key";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int HASH_BYTES = 12;

  private final SecretKeySpec key;

  private AddressHash(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * Reads the key, which is made if there is none.
   *
   * @param folder where it is; null for a key that is forgotten with the process
   * @throws UnusableFileException if it cannot be read or made
   */
  static AddressHash open(@Nullable Path folder) throws UnusableFileException {
    if (folder == null) {
      return new AddressHash(random());
    }
    var file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        make(folder, file);
      }
      var key = Files.readAllBytes(file);
      if (key.length != KEY_BYTES) {
        throw new IOException("it has not " + KEY_BYTES + " bytes");
      }
      return new AddressHash(key);
    } catch (IOException unusable) {
      throw new UnusableFileException(
          "Cannot use "
              + file.toAbsolutePath().normalize()
              + " ("
              + unusable
              + "): if it is damaged, delete it. A new one is made, and bans cover no address of before.",
          unusable);
    }
  }

  private static byte[] random() {
    var bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static void make(Path folder, Path file) throws IOException {
    PrivateFiles.folder(folder);
    var draft = folder.resolve(FILE + ".new");
    Files.deleteIfExists(draft);
    PrivateFiles.create(draft);
    try (var content = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      content.write(ByteBuffer.wrap(random()));
      content.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public String apply(String address) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      var hash = mac.doFinal(address.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(hash, HASH_BYTES));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }
}
