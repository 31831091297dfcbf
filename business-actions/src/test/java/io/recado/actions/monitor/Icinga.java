package io.recado.actions.monitor;

import io.recado.actions.RealServer;
import io.recado.actions.TestCertificate;
import io.recado.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Icinga 2 as Debian installs it, started from a folder of its own, with its API switched on. Stops
 * with {@link #close}.
 *
 * @param certificate what it is known by
 */
record Icinga(RealServer server, int port, TestCertificate certificate) implements AutoCloseable {

  static final String USER = "recado";
  static final String PASSWORD = "s3cret";

  /** May do everything, and is not who we are. */
  static final String TESTER = "tester";

  private static final Path PROGRAM = Path.of("/usr/sbin/icinga2");

  /**
   * @param objects what it watches, in its own language
   * @throws IllegalStateException when it is not installed, or does not start
   */
  static Icinga start(Path folder, String objects) {
    if (!Files.isExecutable(PROGRAM)) {
      throw new IllegalStateException("icinga2 is missing: ./recado test-servers gets it");
    }
    try {
      var certificate = TestCertificate.in(folder);
      int port = FreePort.any();
      certify(Files.createDirectories(folder.resolve("data/certs")), certificate, folder);
      var config = Files.writeString(folder.resolve("icinga2.conf"), configuration(port) + objects);
      var icinga = new Icinga(new RealServer("icinga2", run(folder, config)), port, certificate);
      icinga.server.await(icinga::listens);
      return icinga;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MonitorAccess access() {
    return access(PASSWORD);
  }

  MonitorAccess access(String password) {
    return new MonitorAccess(
        Map.of(
            MonitorAccess.ADDRESS,
            "https://localhost:" + port,
            MonitorAccess.USER,
            USER,
            MonitorAccess.PASSWORD,
            password,
            MonitorAccess.AUTHORITY,
            certificate.pem()));
  }

  @Override
  public void close() {
    server.close();
  }

  /** It signs for itself, so it is its own authority. */
  private static void certify(Path certificates, TestCertificate certificate, Path folder)
      throws IOException {
    Files.writeString(certificates.resolve("localhost.crt"), certificate.pem());
    Files.writeString(certificates.resolve("ca.crt"), certificate.pem());
    Files.copy(certificate.keyIn(folder), certificates.resolve("localhost.key"));
  }

  private static Process run(Path folder, Path config) throws IOException {
    var command = new ArrayList<>(List.of(PROGRAM.toString(), "daemon", "-c", config.toString()));
    for (var place : List.of("Data", "Log", "Cache", "Spool", "InitRun")) {
      var made = Files.createDirectories(folder.resolve(place.toLowerCase(Locale.ROOT)));
      command.addAll(List.of("-D", "Configuration.%sDir=%s".formatted(place, made)));
    }
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("icinga2.log").toFile());
    // It would become the user of the package, who may not read the folder.
    var user = System.getProperty("user.name");
    builder.environment().putAll(Map.of("ICINGA2_USER", user, "ICINGA2_GROUP", user));
    return builder.start();
  }

  private static String configuration(int port) {
    return """
    const NodeName = "localhost"
    const ZoneName = NodeName
    include <itl>
    object CheckerComponent "checker" {}
    object Endpoint NodeName {}
    object Zone ZoneName { endpoints = [ NodeName ] }
    object ApiListener "api" {
      bind_host = "127.0.0.1"
      bind_port = "%d"
      ticket_salt = "salt"
    }
    object ApiUser "%s" {
      password = "%s"
      permissions = [ "objects/query/Host", "objects/query/Service" ]
    }
    object ApiUser "%s" {
      password = "%s"
      permissions = [ "*" ]
    }
    """
        .formatted(port, USER, PASSWORD, TESTER, PASSWORD);
  }

  private boolean listens() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
