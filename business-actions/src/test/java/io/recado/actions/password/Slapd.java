package io.recado.actions.password;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import io.recado.actions.RealServer;
import io.recado.actions.TestCertificate;
import io.recado.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * OpenLDAP as Debian installs it, started from a folder of its own. Stops with {@link #close}.
 *
 * @param certificate what it is known by
 */
record Slapd(RealServer server, int port, TestCertificate certificate) implements AutoCloseable {

  static final String ROOT = "cn=admin,dc=example,dc=com";

  /**
   * @throws IllegalStateException when it is not installed, or does not start
   */
  static Slapd start(Path folder) {
    var program =
        Stream.of(Path.of("/usr/sbin/slapd"), Path.of("/usr/bin/slapd"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("slapd is missing: ./recado test-servers gets it"));
    try {
      var certificate = TestCertificate.in(folder);
      int port = FreePort.any();
      var config = configuration(folder, certificate);
      var process =
          new ProcessBuilder(
                  program.toString(),
                  "-d",
                  "0",
                  "-f",
                  config.toString(),
                  "-h",
                  "ldap://localhost:" + port)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("slapd.log").toFile())
              .start();
      var slapd = new Slapd(new RealServer("slapd", process), port, certificate);
      slapd.server.await(slapd::answers);
      return slapd;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path configuration(Path folder, TestCertificate certificate) throws IOException {
    var data = Files.createDirectory(folder.resolve("data"));
    var pem = Files.writeString(folder.resolve("certificate.pem"), certificate.pem());
    return Files.writeString(
        folder.resolve("slapd.conf"),
        """
        include /etc/ldap/schema/core.schema
        include /etc/ldap/schema/cosine.schema
        modulepath /usr/lib/ldap
        moduleload back_mdb
        TLSCertificateFile %s
        TLSCertificateKeyFile %s
        database mdb
        suffix dc=example,dc=com
        rootdn %s
        rootpw s3cret
        directory %s
        """
            .formatted(pem, certificate.keyIn(folder), ROOT, data));
  }

  /** Adds entries, in LDIF. */
  void add(String ldif) {
    try (var connection = new LDAPConnection("localhost", port)) {
      connection.bind(ROOT, "s3cret");
      for (var entry : ldif.strip().split("\n\n")) {
        connection.add(new Entry(entry.strip().split("\n")));
      }
    } catch (LDAPException e) {
      throw new IllegalStateException(e);
    } catch (LDIFException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }

  private boolean answers() {
    try (var connection = new LDAPConnection("localhost", port)) {
      return connection.isConnected();
    } catch (LDAPException e) {
      return false;
    }
  }
}
