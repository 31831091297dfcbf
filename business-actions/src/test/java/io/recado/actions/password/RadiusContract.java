package io.recado.actions.password;

import static io.recado.actions.password.TestAccounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.actions.password.PasswordBackend.Answer;
import io.recado.egress.EgressException;
import io.recado.egress.PermittedAddresses;
import io.recado.egress.TestEgress;
import io.recado.settings.Settings;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for users of a RADIUS server, whatever database they are in. Resets are those of
 * somebody who has no more than what the manual grants.
 */
abstract class RadiusContract {

  static final Duration PATIENT = Duration.ofSeconds(30);

  /** Has what the manual grants. */
  static final String RESETS = "radius_resets";

  /** May read the table, and nothing else. */
  static final String READS = "radius_reads";

  /** May do anything. */
  abstract String owner();

  /** Where the database with the table is. */
  abstract String url();

  /** Where another is, without one. */
  abstract String urlWithoutTable();

  /** How TLS is to be, as settings. */
  abstract Map<String, String> tls();

  /** Replaces what is in the table: of each row its user, attribute and value. */
  abstract void fill(List<String[]> rows);

  /** Such as {@code c101 Cleartext-Password old}. */
  abstract List<String> rows();

  @BeforeEach
  void users() {
    fill(
        List.of(
            new String[] {"c101", "Cleartext-Password", "old"},
            new String[] {"c101", "Simultaneous-Use", "1"},
            new String[] {"C101", "Cleartext-Password", "of another"},
            new String[] {"c102", "Cleartext-Password", "other"},
            new String[] {"c103", "NT-Password", "0123"},
            new String[] {"niño", "Cleartext-Password", "old"}));
  }

  @Test
  void theUserGetsThePasswordAndNobodyElse() {
    assertThat(set("c101")).isEqualTo(Answer.CHANGED);

    assertThat(rows())
        .containsExactly(
            "c101 Cleartext-Password " + PASSWORD,
            "c101 Simultaneous-Use 1",
            "C101 Cleartext-Password of another",
            "c102 Cleartext-Password other",
            "c103 NT-Password 0123",
            "niño Cleartext-Password old");
  }

  @Test
  void theSamePasswordIsTakenTwice() {
    assertThat(set("c102")).isEqualTo(Answer.CHANGED);
    assertThat(set("c102")).isEqualTo(Answer.CHANGED);

    assertThat(rows()).contains("c102 Cleartext-Password " + PASSWORD);
  }

  @Test
  void namesHaveOtherLettersAsWell() {
    assertThat(set("niño")).isEqualTo(Answer.CHANGED);

    assertThat(rows()).contains("niño Cleartext-Password " + PASSWORD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c103", "c999", "C102", "c102 ", "nino", "c' or '1'='1", "%"})
  void whoHasNoPasswordInClearByThatNameIsUnknown(String login) {
    var before = rows();

    assertThat(set(login)).isEqualTo(Answer.UNKNOWN_LOGIN);

    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void whoIsNotLetInIsTriedAgainAndToldByACodeAlone() {
    assertThatThrownBy(() -> set("c101", "radius_nobody", url()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the database answered ")
        .hasMessageNotContaining("nobody");
    assertThatThrownBy(() -> set("c101", READS, url()))
        .hasMessageStartingWith("the database answered 42");
  }

  @Test
  void aDatabaseWithoutTheTableIsTriedAgain() {
    assertThatThrownBy(() -> set("c101", owner(), urlWithoutTable()))
        .hasMessageStartingWith("the database answered 42");
  }

  @Test
  void anAddressOfOurOwnNetworkIsNotAsked() {
    var product = new RadiusPasswords(PermittedAddresses.of(Settings.of(Map.of())), PATIENT);

    assertThatThrownBy(() -> set(product, "c101", secrets(RESETS, url())))
        .isInstanceOf(EgressException.class);
    assertThat(refusal(product, secrets(RESETS, url()))).contains("address");
  }

  @Test
  void whetherItLetsUsInIsSeenWithoutChangingAnything() {
    var before = rows();

    assertThat(refusal(RESETS, url())).isEmpty();
    assertThat(refusal("radius_nobody", url())).contains("login_refused");
    assertThat(refusal(owner(), url().replaceFirst("/[^/]*$", "/none")))
        .contains("database_unknown");
    assertThat(refusal(owner(), urlWithoutTable())).contains("table_unknown");
    assertThat(refusal(READS, url())).contains("update_refused");
    assertThat(refusal(RESETS, url().replaceFirst("^[a-z]+", "oracle"))).contains("address");
    assertThat(rows()).isEqualTo(before);
  }

  private Optional<String> refusal(String user, String url) {
    return refusal(new RadiusPasswords(TestEgress.thisMachine(), PATIENT), secrets(user, url));
  }

  static Optional<String> refusal(RadiusPasswords radius, Map<String, String> secrets) {
    var system = TestAccounts.account(SystemKind.RADIUS, "", secrets).system();
    var check = new PasswordCheck(new PasswordBackends(List.of(radius)), PATIENT);
    return Await.value(check.refusal(system));
  }

  private Answer set(String login) {
    return set(login, RESETS, url());
  }

  private Answer set(String login, String user, String url) {
    return set(new RadiusPasswords(TestEgress.thisMachine(), PATIENT), login, secrets(user, url));
  }

  static Answer set(RadiusPasswords radius, String login, Map<String, String> secrets) {
    var account = TestAccounts.account(SystemKind.RADIUS, login, secrets);
    return Await.value(radius.set(account, PASSWORD));
  }

  final Map<String, String> secrets(String user, String url) {
    var secrets = new HashMap<>(Map.of("url", url, "user", user, "password", "s3cret"));
    secrets.putAll(tls());
    return secrets;
  }
}
