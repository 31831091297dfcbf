package io.recado.actions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * A certificate that signs itself, for localhost unless said otherwise, made by the keytool of the
 * running Java.
 *
 * @param store holds it and its key, as PKCS #12
 */
public record TestCertificate(Path store, String pem) {

  public static final String PASSWORD = "changeit";

  public static TestCertificate in(Path folder) {
    return of(folder, "dns:localhost,ip:127.0.0.1");
  }

  /**
   * @param names such as {@code dns:localhost,ip:127.0.0.1}
   */
  public static TestCertificate of(Path folder, String names) {
    var store = folder.resolve("localhost.p12");
    var pem = folder.resolve("localhost.pem");
    keytool(
        store,
        "-genkeypair -alias server -keyalg RSA -keysize 2048 -dname CN=localhost"
            + (" -ext SAN=" + names + " -validity 2 -storetype PKCS12"));
    keytool(store, "-exportcert -alias server -rfc -file " + pem);
    try {
      return new TestCertificate(store, Files.readString(pem));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its key in PEM, for servers that read nothing else. */
  public Path keyIn(Path folder) {
    try (var in = Files.newInputStream(store)) {
      var keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      var key = keys.getKey("server", PASSWORD.toCharArray()).getEncoded();
      var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
      return Files.writeString(
          folder.resolve("key.pem"),
          "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keytool(Path store, String arguments) {
    var command =
        "%s %s -keystore %s -storepass %s"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "keytool"),
                arguments,
                store,
                PASSWORD);
    try {
      var process =
          new ProcessBuilder(command.split(" "))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException("keytool failed: " + arguments);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
