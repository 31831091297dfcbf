package io.recado.actions.password;

import static io.recado.actions.password.TestAccounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.recado.actions.password.PasswordBackend.Answer;
import io.recado.egress.TestEgress;
import io.recado.testing.Await;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we say to a directory is understood by a real one. */
@Tag("real-server")
class OpenLdapTest {

  @TempDir static Path folder;
  private static Slapd slapd;

  @BeforeAll
  static void start() {
    slapd = Slapd.start(folder);
    slapd.add(
        """
        dn: dc=example,dc=com
        objectClass: domain
        dc: example

        dn: uid=c101,dc=example,dc=com
        objectClass: account
        objectClass: simpleSecurityObject
        uid: c101
        userPassword: old

        dn: uid=c102,dc=example,dc=com
        objectClass: account
        objectClass: simpleSecurityObject
        uid: c102
        userPassword: old
        """);
  }

  @AfterAll
  static void stop() {
    slapd.close();
  }

  @Test
  void theEntryOfThatLoginGetsThePasswordOverStartTls() {
    assertThat(set("c101", "s3cret")).isEqualTo(Answer.CHANGED);

    assertThat(bind("c101", PASSWORD)).isEqualTo(ResultCode.SUCCESS);
    assertThat(bind("c101", "old")).isEqualTo(ResultCode.INVALID_CREDENTIALS);
    assertThat(bind("c102", "old")).isEqualTo(ResultCode.SUCCESS);
  }

  @Test
  void thePasswordIsHashedByTheDirectory() throws LDAPException {
    set("c101", "s3cret");

    try (var connection = new LDAPConnection("localhost", slapd.port())) {
      connection.bind(Slapd.ROOT, "s3cret");
      var entry = Objects.requireNonNull(connection.getEntry("uid=c101,dc=example,dc=com"));
      var kept = entry.getAttributeValue("userPassword");
      assertThat(kept).startsWith("{SSHA}").doesNotContain(PASSWORD);
    }
  }

  @Test
  void theSamePasswordIsTakenTwice() {
    assertThat(set("c101", "s3cret")).isEqualTo(Answer.CHANGED);
    assertThat(set("c101", "s3cret")).isEqualTo(Answer.CHANGED);
  }

  @Test
  void aLoginThatItDoesNotHaveIsUnknown() {
    assertThat(set("c999", "s3cret")).isEqualTo(Answer.UNKNOWN_LOGIN);
  }

  @Test
  void whoIsNotLetInIsAFaultOfTheSettings() {
    var failure = catchThrowable(() -> set("c101", "wr0ng"));

    assertThat(failure).hasMessageStartingWith("the directory answered 49");
  }

  private static Answer set(String login, String bindPassword) {
    Map<String, String> secrets = new HashMap<>();
    secrets.put("url", "ldap://localhost:" + slapd.port());
    secrets.put("ca", slapd.certificate().pem());
    secrets.put("bind_dn", Slapd.ROOT);
    secrets.put("bind_password", bindPassword);
    secrets.put("base_dn", "dc=example,dc=com");
    var account = TestAccounts.account(SystemKind.LDAP, login, secrets);
    return Await.value(new LdapPasswords(TestEgress.thisMachine()).set(account, PASSWORD));
  }

  private static ResultCode bind(String login, String password) {
    try (var connection = new LDAPConnection("localhost", slapd.port())) {
      return connection.bind("uid=" + login + ",dc=example,dc=com", password).getResultCode();
    } catch (LDAPException e) {
      return e.getResultCode();
    }
  }
}
