package io.recado.actions.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.actions.TestCertificate;
import io.recado.actions.password.PasswordBackend.Answer;
import io.recado.egress.TestEgress;
import io.recado.testing.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users of a RADIUS server in a PostgreSQL that is reached over TLS, as it is unless told. */
@Tag("server")
class PostgresRadiusTlsTest {

  private static final String TABLE =
      """
      create table radcheck (username text, attribute text, value text);
      insert into radcheck values ('c101', 'Cleartext-Password', 'old');
      create function connected_by_tls() returns trigger language plpgsql as $$
      begin
        if not (select ssl from pg_stat_ssl where pid = pg_backend_pid()) then
          raise exception 'not by TLS';
        end if;
        return new;
      end $$;
      create trigger by_tls before update on radcheck for each row execute function connected_by_tls();
      """;

  @TempDir static Path folder;

  private static TestCertificate certificate;
  private static EmbeddedPostgres postgres;

  private final RadiusPasswords radius =
      new RadiusPasswords(TestEgress.thisMachine(), RadiusContract.PATIENT);

  /** Its certificate bears a name alone, and no address. */
  @BeforeAll
  static void aDatabaseWithTls() throws IOException, SQLException {
    certificate = TestCertificate.of(folder, "dns:localhost");
    var pem = Files.writeString(folder.resolve("certificate.pem"), certificate.pem());
    var key = certificate.keyIn(folder);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    postgres =
        EmbeddedPostgres.builder()
            .setPort(FreePort.any())
            .setPGStartupWait(Duration.ofSeconds(60))
            .setServerConfig("ssl", "on")
            .setServerConfig("ssl_cert_file", pem.toString())
            .setServerConfig("ssl_key_file", key.toString())
            .start();
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(TABLE);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Test
  void aPasswordIsSetWhereTheCertificateIsOfTheName() {
    assertThat(RadiusContract.set(radius, "c101", secrets("localhost", certificate)))
        .isEqualTo(Answer.CHANGED);
  }

  @Test
  void whoseCertificateIsOfAnotherNameIsToldNothing() {
    assertThatThrownBy(() -> RadiusContract.set(radius, "c101", secrets("127.0.0.1", certificate)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(RadiusContract.refusal(radius, secrets("127.0.0.1", certificate)))
        .contains("unreachable");
  }

  @Test
  void whoseCertificateIsOfAnUnknownAuthorityIsToldNothing(@TempDir Path elsewhere) {
    var stranger = TestCertificate.of(elsewhere, "dns:localhost");

    assertThatThrownBy(() -> RadiusContract.set(radius, "c101", secrets("localhost", stranger)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(RadiusContract.refusal(radius, secrets("localhost", stranger)))
        .contains("unreachable");
  }

  private static Map<String, String> secrets(String host, TestCertificate known) {
    var url = "postgresql://%s:%d/postgres".formatted(host, postgres.getPort());
    return Map.of("url", url, "user", "postgres", "password", "s3cret", "ca", known.pem());
  }
}
