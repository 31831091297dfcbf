package io.recado.actions.password;

import static io.recado.actions.password.TestAccounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedExtendedRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.extensions.PasswordModifyExtendedRequest;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import io.recado.actions.TestCertificate;
import io.recado.actions.password.PasswordBackend.Answer;
import io.recado.egress.PermittedAddresses;
import io.recado.egress.TestEgress;
import io.recado.settings.Settings;
import io.recado.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LdapPasswordsTest {

  @TempDir static Path folder;
  private static TestCertificate certificate;

  private InMemoryDirectoryServer directory;

  /** What the directory answers to a new password; null when it takes it. */
  private @Nullable ResultCode answer;

  @BeforeAll
  static void aCertificateOfItsOwn() {
    certificate = TestCertificate.in(folder);
  }

  @BeforeEach
  void start() throws Exception {
    var config = new InMemoryDirectoryServerConfig("dc=example,dc=com");
    config.addAdditionalBindCredentials("cn=recado", "s3cret");
    config.setSchema(null);
    config.addInMemoryOperationInterceptor(new Answering());
    var tls =
        new SSLUtil(
            new KeyStoreKeyManager(
                certificate.store().toString(), TestCertificate.PASSWORD.toCharArray()),
            null);
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPConfig(
            "clear", InetAddress.getLoopbackAddress(), 0, tls.createSSLSocketFactory()),
        InMemoryListenerConfig.createLDAPSConfig(
            "tls", InetAddress.getLoopbackAddress(), 0, tls.createSSLServerSocketFactory(), null));
    directory = new InMemoryDirectoryServer(config);
    directory.add("dn: dc=example,dc=com", "objectClass: top", "dc: example");
    person("c101", "c101");
    person("c102", "c102");
    person("twin1", "twin");
    person("twin2", "twin");
    directory.startListening();
  }

  @AfterEach
  void stop() {
    directory.shutDown(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ldap", "ldaps"})
  void theEntryOfThatLoginGetsThePassword(String scheme) throws LDAPException {
    assertThat(set(scheme, "c101")).isEqualTo(Answer.CHANGED);

    assertThat(directory.bind("cn=c101,dc=example,dc=com", PASSWORD).getResultCode())
        .isEqualTo(ResultCode.SUCCESS);
    assertThatThrownBy(() -> directory.bind("cn=c102,dc=example,dc=com", PASSWORD))
        .isInstanceOf(LDAPException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c999", "*", "c101)(uid=*"})
  void aLoginThatTheDirectoryDoesNotHaveIsUnknown(String login) {
    assertThat(set("ldap", login)).isEqualTo(Answer.UNKNOWN_LOGIN);
  }

  @Test
  void twoEntriesOfOneLoginAreLeftAlone() {
    assertThatThrownBy(() -> set("ldap", "twin")).hasMessageContaining("have one login");
  }

  @ParameterizedTest
  @CsvSource({"19, REFUSED", "53, REFUSED", "32, UNKNOWN_LOGIN"})
  void whatTheDirectorySaysOfTheEntryIsFinal(int code, Answer expected) {
    answer = ResultCode.valueOf(code);

    assertThat(set("ldap", "c101")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 51, 52, 80})
  void everythingElseIsTriedAgain(int code) {
    answer = ResultCode.valueOf(code);

    assertThatThrownBy(() -> set("ldap", "c101"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the directory answered " + code);
  }

  @Test
  void whoIsNotLetInTellsNothingOfIt() {
    var secrets = secrets("ldap");
    secrets.put("bind_password", "wr0ng");

    assertThatThrownBy(() -> set(secrets, "c101"))
        .hasMessageStartingWith("the directory answered 49")
        .hasMessageNotContaining("recado");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ldap", "ldaps"})
  void aCertificateThatNobodyVouchesForIsRefused(String scheme) {
    var secrets = secrets(scheme);
    secrets.remove("ca");

    assertThatThrownBy(() -> set(secrets, "c101")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aDirectoryThatSaysNothingIsTriedAgain() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var secrets = secrets("ldap");
      secrets.put("url", "ldap://localhost:" + silent.getLocalPort());

      assertThatThrownBy(() -> set(secrets, "c101"))
          .hasMessageStartingWith("the directory answered ");
    }
  }

  @Test
  void whatIsNoDirectoryIsTriedAgain() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var answering =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (var socket = other.accept()) {
                      socket
                          .getOutputStream()
                          .write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  });
      var secrets = secrets("ldap");
      secrets.put("url", "ldap://localhost:" + other.getLocalPort());

      assertThatThrownBy(() -> set(secrets, "c101"))
          .hasMessageStartingWith("the directory answered ");
      answering.join();
    }
  }

  @Test
  void anAddressOfOurOwnNetworkIsNotAsked() {
    var product = new LdapPasswords(PermittedAddresses.of(Settings.of(Map.of())));

    assertThatThrownBy(() -> set(product, secrets("ldap"), "c101"))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void whetherItLetsUsInIsSeenWithoutChangingAnything() {
    assertThat(refusal("base_dn", "dc=example,dc=com")).isEmpty();
    assertThat(refusal("bind_password", "wr0ng")).contains("refused");
    assertThat(refusal("base_dn", "dc=elsewhere,dc=com")).contains("refused");
    assertThat(refusal("url", "http://localhost")).contains("address");
    assertThat(refusal("url", "no address")).contains("address");
  }

  @Test
  void anAddressOfOurOwnNetworkIsToldFromOneThatIsAway() {
    var product = new LdapPasswords(PermittedAddresses.of(Settings.of(Map.of())));

    assertThat(refusal(product, secrets("ldap"))).contains("address");
  }

  private Optional<String> refusal(String name, String value) {
    var secrets = secrets("ldap");
    secrets.put(name, value);
    return refusal(new LdapPasswords(TestEgress.thisMachine()), secrets);
  }

  private static Optional<String> refusal(LdapPasswords ldap, Map<String, String> secrets) {
    var check = new PasswordCheck(new PasswordBackends(List.of(ldap)), Duration.ofSeconds(8));
    return Await.value(check.refusal(TestAccounts.account(SystemKind.LDAP, "", secrets).system()));
  }

  private void person(String name, String login) throws Exception {
    directory.add(
        "dn: cn=" + name + ",dc=example,dc=com",
        "objectClass: person",
        "cn: " + name,
        "uid: " + login,
        "userPassword: old");
  }

  private Map<String, String> secrets(String scheme) {
    var secrets = new HashMap<String, String>();
    var listener = scheme.equals("ldap") ? "clear" : "tls";
    secrets.put("url", scheme + "://localhost:" + directory.getListenPort(listener));
    secrets.put("ca", certificate.pem());
    secrets.put("bind_dn", "cn=recado");
    secrets.put("bind_password", "s3cret");
    secrets.put("base_dn", "dc=example,dc=com");
    return secrets;
  }

  private Answer set(String scheme, String login) {
    return set(secrets(scheme), login);
  }

  private static Answer set(Map<String, String> secrets, String login) {
    return set(new LdapPasswords(TestEgress.thisMachine()), secrets, login);
  }

  private static Answer set(LdapPasswords ldap, Map<String, String> secrets, String login) {
    return Await.value(ldap.set(TestAccounts.account(SystemKind.LDAP, login, secrets), PASSWORD));
  }

  /** Answers to new passwords in the directory's place, where the test says what. */
  private final class Answering extends InMemoryOperationInterceptor {

    @Override
    public void processExtendedRequest(InMemoryInterceptedExtendedRequest request)
        throws LDAPException {
      var code = answer;
      if (code != null
          && request
              .getRequest()
              .getOID()
              .equals(PasswordModifyExtendedRequest.PASSWORD_MODIFY_REQUEST_OID)) {
        throw new LDAPException(code, "no");
      }
    }
  }
}
