package org.websocketchat.protocol;

import com.google.gson.Gson;
import java.io.IOException;
import java.util.stream.Stream;
import org.websocketchat.testing.Resources;

/**
 * A golden vector. It is read by another parser than the product's, so that it can hold what the
 * port {@link Json} mends, such as a lone surrogate.
 *
 * @param about what it shows
 * @param kind what is done with the input
 * @param output what comes out on the JVM, and in browsers, too, if the file does not say otherwise
 */
record GoldenVector(String about, String kind, String input, String output) {

  /** The vectors in a file of the test resources that has one on each line. */
  static Stream<GoldenVector> in(String file) throws IOException {
    var gson = new Gson();
    return Resources.text(file).lines().map(line -> gson.fromJson(line, GoldenVector.class));
  }
}
