package io.recado.actions.password;

import static io.recado.actions.password.TestAccounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.actions.password.PasswordBackend.Answer;
import io.recado.database.TestDatabase;
import io.recado.egress.EgressException;
import io.recado.egress.PermittedAddresses;
import io.recado.egress.TestEgress;
import io.recado.settings.Settings;
import io.recado.testing.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class RadiusPasswordsTest {

  private static final Duration PATIENT = Duration.ofSeconds(30);

  private static final String CHECKS =
      """
      select string_agg(username || ' ' || attribute || ' ' || value, ', ' order by id) from radcheck
      """;

  private static TestDatabase database;

  @BeforeAll
  static void theTablesOfFreeRadius() {
    database = TestDatabase.with("core");
    database.executeAsOwner(
        """
        create table radcheck (
          id serial primary key, username text not null default '', attribute text not null default '',
          op varchar(2) not null default '==', value text not null default '');
        insert into radcheck (username, attribute, op, value) values
          ('c101', 'Cleartext-Password', ':=', 'old'), ('c101', 'Simultaneous-Use', ':=', '1'),
          ('c102', 'Cleartext-Password', ':=', 'other'), ('c103', 'NT-Password', ':=', '0123');
        """);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void theUserGetsThePasswordAndNobodyElse() {
    assertThat(set("c101", "postgres", url())).isEqualTo(Answer.CHANGED);

    assertThat(checks()).contains("c101 Cleartext-Password " + PASSWORD);
    assertThat(checks()).contains("c101 Simultaneous-Use 1", "c102 Cleartext-Password other");
  }

  @Test
  void whoHasNoPasswordInClearIsUnknown() {
    assertThat(set("c103", "postgres", url())).isEqualTo(Answer.UNKNOWN_LOGIN);
    assertThat(set("c' or '1'='1", "postgres", url())).isEqualTo(Answer.UNKNOWN_LOGIN);
  }

  @Test
  void aRoleThatMayNotUpdateIsTriedAgainAndToldByItsCodeAlone() {
    assertThatThrownBy(() -> set("c101", "nobody_like_this", url()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the database answered ");
  }

  @Test
  void aDatabaseWithoutTheTableIsTriedAgain() {
    assertThatThrownBy(() -> set("c101", "postgres", url().replaceFirst("/[^/]*$", "/postgres")))
        .hasMessage("the database answered 42P01");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsTriedAgain() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var url = "postgresql://127.0.0.1:" + silent.getLocalPort() + "/radius";

      var hasty = new RadiusPasswords(TestEgress.thisMachine(), Duration.ofMillis(500));

      assertThatThrownBy(() -> set(hasty, "c101", "postgres", url))
          .hasCauseInstanceOf(TimeoutException.class);
    }
  }

  @Test
  void anAddressOfOurOwnNetworkIsNotAsked() {
    var product = new RadiusPasswords(PermittedAddresses.of(Settings.of(Map.of())), PATIENT);

    assertThatThrownBy(() -> set(product, "c101", "postgres", url()))
        .isInstanceOf(EgressException.class);
  }

  @Test
  void whetherItLetsUsInIsSeenWithoutChangingAnything() {
    var before = checks();

    assertThat(refusal(TestEgress.thisMachine(), "postgres", url())).isEmpty();
    assertThat(refusal(TestEgress.thisMachine(), "nobody_like_this", url())).contains("refused");
    assertThat(
            refusal(TestEgress.thisMachine(), "postgres", url().replaceFirst("/[^/]*$", "/none")))
        .contains("refused");
    assertThat(refusal(TestEgress.thisMachine(), "postgres", "mysql://localhost/radius"))
        .contains("address");
    assertThat(refusal(PermittedAddresses.of(Settings.of(Map.of())), "postgres", url()))
        .contains("address");
    assertThat(checks()).isEqualTo(before);
  }

  private static Optional<String> refusal(PermittedAddresses addresses, String user, String url) {
    var secrets = Map.of("url", url, "user", user, "password", "any", "tls", "no");
    var backends = new PasswordBackends(List.of(new RadiusPasswords(addresses, PATIENT)));
    var system = TestAccounts.account(SystemKind.RADIUS, "", secrets).system();
    return Await.value(new PasswordCheck(backends, PATIENT).refusal(system));
  }

  private static Answer set(String login, String user, String url) {
    return set(new RadiusPasswords(TestEgress.thisMachine(), PATIENT), login, user, url);
  }

  private static Answer set(RadiusPasswords radius, String login, String user, String url) {
    var secrets = Map.of("url", url, "user", user, "password", "any", "tls", "no");
    return Await.value(
        radius.set(TestAccounts.account(SystemKind.RADIUS, login, secrets), PASSWORD));
  }

  private static String url() {
    return database.url().replace("postgres@localhost", "127.0.0.1");
  }

  private static String checks() {
    try (var connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", "");
        var statement = connection.createStatement();
        var rows = statement.executeQuery(CHECKS)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
