package org.websocketchat.teavm;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Compresses what is served as far as the formats allow. */
final class Compression {
  private Compression() {}

  /** The bytes in the format of {@code gzip -9}. */
  static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip =
        new GZIPOutputStream(out) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  /** The bytes in Brotli 11; null on a system for which the encoder has no native code. */
  static byte @Nullable [] brotli(byte[] bytes) throws IOException {
    return Brotli4jLoader.isAvailable() ? Encoder.compress(bytes) : null;
  }
}
