package io.recado.actions.password;

import static io.recado.actions.password.TestAccounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.actions.password.PasswordBackend.Answer;
import io.recado.egress.EgressException;
import io.recado.egress.PermittedAddresses;
import io.recado.egress.TestEgress;
import io.recado.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire to a MariaDB; what a real one makes of it says {@link MariaDbTest}. */
class MariaDbRadiusTest {

  private static final int QUERY = 0x03;
  private static final int PREPARE = 0x16;
  private static final int EXECUTE = 0x17;

  private final RadiusPasswords radius =
      new RadiusPasswords(TestEgress.thisMachine(), Duration.ofSeconds(30));

  @Test
  void aPasswordIsSetByOneStatementThatHoldsNothingOfIt() {
    try (var database = ScriptedMariaDb.finding(1)) {
      assertThat(set(database.url())).isEqualTo(Answer.CHANGED);

      assertThat(database.commands(PREPARE))
          .singleElement()
          .asString()
          .startsWith("update radcheck set value = ?")
          .contains("attribute = 'Cleartext-Password'");
      assertThat(database.commands(EXECUTE)).singleElement().asString().contains(PASSWORD, "c101");
      assertThat(database.commands(QUERY))
          .isNotEmpty()
          .noneMatch(query -> query.contains(PASSWORD) || query.contains("radcheck"))
          .anyMatch(query -> query.contains("STRICT_ALL_TABLES") && query.contains("30"));
    }
  }

  @Test
  void noOtherStatementsAndNoFilesOfOursAreTakenUp() {
    try (var database = ScriptedMariaDb.finding(1)) {
      set(database.url());

      assertThat(database.capabilities() & ScriptedMariaDb.MULTI_STATEMENTS).isZero();
      assertThat(database.capabilities() & ScriptedMariaDb.LOCAL_FILES).isZero();
      // Otherwise a password that is there already would look like a login that is not.
      assertThat(database.capabilities() & ScriptedMariaDb.FOUND_ROWS).isNotZero();
    }
  }

  @Test
  void aLoginThatIsNotThereIsUnknown() {
    try (var database = ScriptedMariaDb.finding(0)) {
      assertThat(set(database.url())).isEqualTo(Answer.UNKNOWN_LOGIN);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1205 HY000", "1213 40001", "1406 22001", "1142 42000"})
  void whatItRefusesIsTriedAgainAndToldByItsCodeAlone(String code) {
    try (var database = ScriptedMariaDb.refusingStatement(code + " for " + PASSWORD)) {
      var said = code.split(" ");

      assertThatThrownBy(() -> set(database.url()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the database answered " + said[1] + " (" + said[0] + ")")
          .hasNoCause();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1045 28000 no, login_refused",
    "1130 HY000 no, login_refused",
    "1049 42000 no, database_unknown",
    "1044 42000 no, update_refused",
    "1040 08004 too many, unreachable"
  })
  void whyItLetsNobodyInIsTold(String error, String refusal) {
    try (var database = ScriptedMariaDb.refusingLogin(error)) {
      assertThat(RadiusContract.refusal(radius, secrets(database.url()))).contains(refusal);
    }
  }

  @Test
  void whoIsRefusedAnotherWayOfSigningInIsToldSo() {
    try (var database = ScriptedMariaDb.refusingLoginAnotherWay("1045 28000 Access denied for u")) {
      assertThat(RadiusContract.refusal(radius, secrets(database.url()))).contains("login_refused");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1146 42S02 no, table_unknown",
    "1054 42S22 no, table_unknown",
    "1142 42000 no, update_refused",
    "1143 42000 no, update_refused",
    "1290 HY000 read only, update_refused",
    "1205 HY000 locked, unreachable"
  })
  void whyNothingCanBeChangedThereIsTold(String error, String refusal) {
    try (var database = ScriptedMariaDb.refusingStatement(error)) {
      assertThat(RadiusContract.refusal(radius, secrets(database.url()))).contains(refusal);
    }
  }

  @Test
  void whoOffersNoTlsHearsNothing() {
    try (var database = ScriptedMariaDb.finding(1)) {
      var withTls = Map.of("url", database.url(), "user", "recado", "password", "s3cret");

      assertThatThrownBy(() -> RadiusContract.set(radius, "c101", withTls))
          .isInstanceOf(IllegalStateException.class);

      assertThat(database.heardNothing()).isTrue();
    }
  }

  @Test
  void aDatabaseThatSaysNothingIsTriedAgain() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var url = "mysql://127.0.0.1:" + silent.getLocalPort() + "/radius";
      var hasty = new RadiusPasswords(TestEgress.thisMachine(), Duration.ofMillis(500));

      assertThatThrownBy(() -> RadiusContract.set(hasty, "c101", secrets(url)))
          .hasCauseInstanceOf(TimeoutException.class);
    }
  }

  @Test
  void anAddressOfOurOwnNetworkIsNotAsked() {
    var product =
        new RadiusPasswords(PermittedAddresses.of(Settings.of(Map.of())), Duration.ofSeconds(30));
    try (var database = ScriptedMariaDb.finding(1)) {
      assertThatThrownBy(() -> RadiusContract.set(product, "c101", secrets(database.url())))
          .isInstanceOf(EgressException.class);

      assertThat(database.heardNothing()).isTrue();
    }
  }

  private Answer set(String url) {
    return RadiusContract.set(radius, "c101", secrets(url));
  }

  private static Map<String, String> secrets(String url) {
    return Map.of("url", url, "user", "recado", "password", "s3cret", "tls", "no");
  }
}
