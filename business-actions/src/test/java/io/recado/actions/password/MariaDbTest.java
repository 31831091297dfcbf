package io.recado.actions.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.actions.password.PasswordBackend.Answer;
import io.recado.egress.TestEgress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for users of a RADIUS server, of a real MariaDB, over TLS. */
@Tag("real-server")
class MariaDbTest extends RadiusContract {

  /** The table as FreeRADIUS' schema for MySQL has it; each statement is one line. */
  private static final String SETUP =
      """
      create database radius character set utf8mb4 collate utf8mb4_general_ci;
      create database empty;
      create table radius.radcheck (id int unsigned not null auto_increment primary key, username varchar(64) not null default '', attribute varchar(64) not null default '', op char(2) not null default '==', value varchar(253) not null default '', key username (username(32)));
      create user radius_resets identified by 's3cret';
      grant select (username, attribute), update (value) on radius.radcheck to radius_resets;
      create user radius_reads identified by 's3cret';
      grant select on radius.radcheck to radius_reads;
      """;

  @TempDir static Path folder;
  private static MariaDb database;

  @BeforeAll
  static void start() {
    database = MariaDb.start(folder, SETUP);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Override
  String owner() {
    return MariaDb.OWNER;
  }

  @Override
  String url() {
    return "mariadb://localhost:" + database.port() + "/radius";
  }

  @Override
  String urlWithoutTable() {
    return "mysql://localhost:" + database.port() + "/empty";
  }

  @Override
  Map<String, String> tls() {
    return Map.of("ca", database.certificate().pem());
  }

  @Override
  void fill(List<String[]> rows) {
    database.run("truncate radcheck");
    for (var row : rows) {
      database.run(
          "insert into radcheck (username, attribute, op, value) values (?, ?, ':=', ?)",
          (Object[]) row);
    }
  }

  @Override
  List<String> rows() {
    return database.find(
        "select concat_ws(' ', username, attribute, value) from radcheck order by id");
  }

  @Test
  void aCertificateOfAnotherNameOrThatNobodyVouchesForIsRefused() {
    var radius = new RadiusPasswords(TestEgress.thisMachine(), PATIENT);
    var elsewhere = secrets(RESETS, url().replace("localhost", "127.0.0.2"));
    var unknown = Map.of("url", url(), "user", RESETS, "password", "s3cret");

    assertThatThrownBy(() -> set(radius, "c101", elsewhere))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> set(radius, "c101", unknown))
        .isInstanceOf(IllegalStateException.class);
    assertThat(rows()).contains("c101 Cleartext-Password old");
  }

  @Test
  void whereThereIsNoTlsNothingIsEncrypted() {
    var radius = new RadiusPasswords(TestEgress.thisMachine(), PATIENT);
    var inClear = Map.of("url", url(), "user", RESETS, "password", "s3cret", "tls", "no");

    assertThat(set(radius, "c101", inClear)).isEqualTo(Answer.CHANGED);
  }

  @Test
  void whatWasGivenUpIsNotDoneOnceARowIsFree() {
    var hasty = new RadiusPasswords(TestEgress.thisMachine(), Duration.ofSeconds(3));

    database.holding(
        "update radcheck set op = ':=' where username = 'c101'",
        () -> {
          assertThatThrownBy(() -> set(hasty, "c101", secrets(RESETS, url())))
              .hasCauseInstanceOf(TimeoutException.class);
          database.awaitNobodyBut(MariaDb.OWNER);
        });

    assertThat(rows()).contains("c101 Cleartext-Password old");
  }

  @Test
  void aPasswordThatDoesNotFitIsNotCut() {
    database.run("alter table radcheck modify value varchar(12) not null default ''");
    try {
      var radius = new RadiusPasswords(TestEgress.thisMachine(), PATIENT);

      assertThatThrownBy(() -> set(radius, "c101", secrets(RESETS, url())))
          .hasMessage("the database answered 22001 (1406)");
    } finally {
      database.run("alter table radcheck modify value varchar(253) not null default ''");
    }
  }
}
