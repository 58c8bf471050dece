package org.websocketchat.token;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.websocketchat.files.PrivateFiles;

/** The server's own key, an Ed25519 key pair in its data folder, which signs invitations. */
final class OwnKey {
  private static final String FILE = "token-key.json";

  /** What the file has to be. */
  static final String ADVICE =
      "it has to be the server's own key, which the first invitation makes, and the server has to be"
          + " allowed to read it. If it is damaged, delete it; invitations of before end then.";

  private OwnKey() {}

  static Path file(Path folder) {
    return folder.resolve(FILE);
  }

  /** The public key in the text of the file. */
  static KeySet publicKey(String text) throws JoseException {
    return KeySet.of(read(text));
  }

  /**
   * The key pair in this folder. If there is none, it is made, in a file that only its owner can
   * read; of two processes that make it at the same time, one wins.
   *
   * @throws TokenKeysException if it cannot be read or made
   */
  static PublicJsonWebKey readOrMake(Path folder) throws TokenKeysException {
    var file = file(folder);
    try {
      if (!Files.exists(file)) {
        make(folder, file);
      }
      return read(Files.readString(file));
    } catch (IOException | JoseException unusable) {
      throw new TokenKeysException(
          "Cannot use the server's own key "
              + file.toAbsolutePath().normalize()
              + " ("
              + unusable
              + "): give the folder of a server with --data. If the key is damaged, delete it; a new "
              + "one is made, and invitations of before end.",
          unusable);
    }
  }

  private static PublicJsonWebKey read(String text) throws JoseException {
    var key = PublicJsonWebKey.Factory.newPublicJwk(text);
    if (!(key instanceof OctetKeyPairJsonWebKey)
        || key.getPrivateKey() == null
        || key.getKeyId() == null) {
      throw new JoseException("it is no Ed25519 key pair with a kid");
    }
    return key;
  }

  private static void make(Path folder, Path file) throws IOException, JoseException {
    var key = OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
    key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
    PrivateFiles.folder(folder);
    var draft = PrivateFiles.create(folder.resolve(FILE + "." + ProcessHandle.current().pid()));
    try {
      try (var content = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        var bytes = key.toJson(OutputControlLevel.INCLUDE_PRIVATE).getBytes(StandardCharsets.UTF_8);
        content.write(ByteBuffer.wrap(bytes));
        content.force(true);
      }
      Files.createLink(file, draft); // unlike a move, it never replaces a key
    } catch (FileAlreadyExistsException madeByAnother) {
      if (!Files.exists(file)) {
        throw madeByAnother;
      }
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
