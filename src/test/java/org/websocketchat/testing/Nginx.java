package org.websocketchat.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An nginx of the test's own with TLS, on a free port, in a directory for all its files. */
public final class Nginx implements AutoCloseable {
  private static final List<String> PLACES =
      List.of(
          "/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx");
  private static final char[] PASSWORD = "password".toCharArray();
  private static final String FRAME =
      """
      daemon off;
      master_process off;
      pid nginx.pid;
      error_log stderr;
      events {}
      http {
        access_log off;
        client_body_temp_path body;
        proxy_temp_path proxy;
        fastcgi_temp_path fastcgi;
        uwsgi_temp_path uwsgi;
        scgi_temp_path scgi;
      """;

  private final Process process;
  private final int port;
  private final SSLContext tls;

  private Nginx(Process process, int port, SSLContext tls) {
    this.process = process;
    this.port = port;
    this.tls = tls;
  }

  /** Whether this machine has nginx. */
  public static boolean isThere() {
    return PLACES.stream().anyMatch(place -> Files.isExecutable(Path.of(place)));
  }

  /**
   * Starts it, and returns when it listens.
   *
   * @param folder an empty directory
   * @param server a block that listens on 443, has its certificate and key somewhere under {@code
   *     /etc/ssl/}, is called {@code chat.example} and passes on to port 8080 of this machine
   * @param target the port to which it really passes requests
   */
  public static Nginx start(Path folder, String server, int target) throws Exception {
    int port = freePort();
    var tls = certify(folder);
    var block =
        server
            .replace("443", "127.0.0.1:" + port)
            .replace("chat.example;", "localhost;")
            .replaceAll("/etc/ssl/\\S+\\.pem", folder + "/chat.pem")
            .replaceAll("/etc/ssl/\\S+\\.key", folder + "/chat.key")
            .replace("127.0.0.1:8080", "127.0.0.1:" + target);
    Files.writeString(folder.resolve("nginx.conf"), FRAME + block + "}\n");
    var place = PLACES.stream().filter(known -> Files.isExecutable(Path.of(known))).findFirst();
    var process =
        new ProcessBuilder(
                place.orElseThrow(), "-p", folder.toString(), "-c", "nginx.conf", "-e", "stderr")
            .redirectError(folder.resolve("said").toFile())
            .start();
    var nginx = new Nginx(process, port, tls);
    Await.until("nginx listens or ends", () -> !process.isAlive() || nginx.listens());
    if (!process.isAlive()) {
      throw new IllegalStateException(Files.readString(folder.resolve("said")));
    }
    return nginx;
  }

  /** Its host and port. */
  public String authority() {
    return "localhost:" + port;
  }

  /** A TLS context that trusts only its certificate. */
  public SSLContext tls() {
    return tls;
  }

  @Override
  public void close() {
    process.destroy();
    Await.until("the end of nginx", () -> !process.isAlive());
  }

  private boolean listens() {
    try (var probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return probe.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  /** Writes certificate and key in nginx's format. */
  private static SSLContext certify(Path folder) throws Exception {
    var store = folder.resolve("chat.p12");
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool").toFile())
            .start();
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException(Files.readString(folder.resolve("keytool")));
    }
    var keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    var certificate = keys.getCertificate("mykey");
    Files.writeString(folder.resolve("chat.pem"), pem("CERTIFICATE", certificate.getEncoded()));
    var key = keys.getKey("mykey", PASSWORD);
    Files.writeString(folder.resolve("chat.key"), pem("PRIVATE KEY", key.getEncoded()));
    return believing(certificate);
  }

  private static SSLContext believing(Certificate certificate)
      throws GeneralSecurityException, IOException {
    var known = KeyStore.getInstance("PKCS12");
    known.load(null, null);
    known.setCertificateEntry("chat", certificate);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(known);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static String pem(String kind, byte[] bytes) {
    var encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    var text = encoder.encodeToString(bytes);
    return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
  }
}
